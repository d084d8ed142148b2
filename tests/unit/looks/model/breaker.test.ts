/** An outage of the model on a clock of its own: who waits, how long, and who is asked. */
import { describe, expect, it } from '@jest/globals';
import type { ModelAsk, ModelFault, ModelOutcome } from '../../../../src/lib/looks/model/ports.ts';
import { createBreaker } from '../../../../src/lib/looks/model/breaker.ts';
import { createClock, createMemoryCache, obedient, openStudio, type StudioOptions } from './harness.ts';
import { requestFor } from './samples.ts';

/** What a model that does not answer costs the one who asks it. Milliseconds. */
const HANGS_MS = 4_000;
const PAUSE_MS = 30_000;

const failure = (reason: ModelFault, more: object = {}): ModelOutcome => ({ ok: false, reason, ...more });

/** A studio whose model fails until it is said to be well, and what a user of it waits for. */
const openOutage = (outcome: ModelOutcome = failure('timeout'), options: StudioOptions = {}) => {
  const clock = createClock();
  const state = { isWell: false };
  const answer = async (ask: ModelAsk): Promise<ModelOutcome> => {
    if (state.isWell) return obedient(ask);
    await clock.sleep(Math.min(HANGS_MS, ask.budgetMs));
    return outcome;
  };
  const { stylist, asks, events } = openStudio({ clock, answer, ...options });
  const user = async () => {
    const since = clock.now();
    const { provenance } = await stylist(requestFor());
    return { waited: clock.now() - since, engine: provenance.engine, fallback: provenance.fallback };
  };
  const users = async (count: number) => {
    const seen = [];
    for (let index = 0; index < count; index += 1) seen.push(await user());
    return seen;
  };
  return { clock, state, asks, events, user, users };
};

describe('an outage of the model', () => {
  it('costs two users a wait, and nobody after them', async () => {
    const { users, asks } = openOutage();

    expect(await users(2)).toEqual(Array(2).fill({ waited: HANGS_MS, engine: 'rules', fallback: 'timeout' }));
    expect(await users(50)).toEqual(Array(50).fill({ waited: 0, engine: 'rules', fallback: 'paused' }));
    expect(asks).toHaveLength(2);
  });

  it.each<ModelFault>([
    'timeout',
    'unavailable',
    'rate_limited',
    'unauthorized',
    'rejected',
    'bad_json',
    'wrong_shape',
  ])('is one whatever the model fails with: %s', async (reason) => {
    const { users, asks } = openOutage(failure(reason));

    await users(10);
    expect(asks).toHaveLength(2);
  });

  it.each<ModelFault>(['refusal', 'incomplete', 'content_filter'])(
    'is none where the model has only something against a question: %s',
    async (reason) => {
      const { users, asks } = openOutage(failure(reason));

      await users(10);
      expect(asks).toHaveLength(10);
    },
  );

  it('is none where an answer comes between two failures', async () => {
    const { users, state, asks } = openOutage();

    for (let turn = 0; turn < 5; turn += 1) {
      state.isWell = turn % 2 === 1;
      await users(1);
    }
    expect(asks).toHaveLength(5);
  });

  it('costs two users a wait and nobody else where an answer would be shared, too', async () => {
    const { users } = openOutage(failure('timeout'), { cache: createMemoryCache() });

    const waits = (await users(20)).map(({ waited }) => waited);
    expect(waits.filter((waited) => waited > 0)).toHaveLength(2);
    expect(waits.slice(2)).toEqual(Array(18).fill(0));
  });

  it('still gives out what is shared', async () => {
    const cache = createMemoryCache();
    const { users, state } = openOutage(failure('unavailable'), { cache });
    state.isWell = true;
    await users(1);
    const broken = openOutage(failure('unavailable'), { cache: { ...cache, get: () => Promise.resolve(undefined) } });
    await broken.users(2);

    state.isWell = false;
    expect(await users(1)).toEqual([{ waited: 0, engine: 'openai', fallback: null }]);
  });
});

describe('the end of an outage', () => {
  it('is looked for by one user of many, who waits five seconds at most', async () => {
    const { users, user, clock, asks } = openOutage();
    await users(2);
    await clock.sleep(PAUSE_MS);

    const together = await Promise.all(Array.from({ length: 20 }, user));

    expect(together.filter(({ fallback }) => fallback === 'paused')).toHaveLength(19);
    expect(asks).toHaveLength(3);
    expect(asks[2]?.budgetMs).toBe(5_000);
  });

  it('lets everybody ask again', async () => {
    const { users, state, clock, asks } = openOutage();
    await users(2);
    state.isWell = true;

    expect((await users(1))[0]).toMatchObject({ engine: 'rules', fallback: 'paused' });
    await clock.sleep(PAUSE_MS);
    expect(await users(10)).toEqual(Array(10).fill({ waited: 0, engine: 'openai', fallback: null }));
    expect(asks).toHaveLength(12);
    expect(asks[3]?.budgetMs).toBeGreaterThan(5_000);
  });

  it('is looked for less and less often: seven times in the first half hour', async () => {
    const { users, clock, asks } = openOutage();
    const until = clock.now() + 30 * 60_000;
    while (clock.now() < until) {
      await users(1);
      await clock.sleep(10_000);
    }

    // Two that find it out, then probes after 30, 60, 120, 240 s, and after 300 s each.
    expect(asks.length - 2).toBeGreaterThanOrEqual(7);
    expect(asks.length - 2).toBeLessThanOrEqual(8);
  });

  it('is not put off by those who were under way when it was found out', () => {
    const clock = createClock();
    const breaker = createBreaker();
    const permits = Array.from({ length: 20 }, () => breaker.enter(clock.now()));
    for (const permit of permits) permit?.done(failure('unavailable'), clock.now());

    expect(breaker.enter(clock.now() + PAUSE_MS - 1)).toBeUndefined();
    expect(breaker.enter(clock.now() + PAUSE_MS)).toBeDefined();
  });

  it('is when the provider says so by retry-after, at the first failure', async () => {
    const { users, state, clock, asks } = openOutage(failure('rate_limited', { retryAfterSeconds: 90 }));
    await users(1);
    state.isWell = true;
    await clock.sleep(89_000);
    expect((await users(1))[0]).toMatchObject({ waited: 0, fallback: 'paused' });
    await clock.sleep(1_001);

    expect((await users(1))[0]).toMatchObject({ engine: 'openai' });
    expect(asks).toHaveLength(2);
  });

  it('is looked for within ten minutes, even when the provider asks for a day', async () => {
    const { users, state, clock } = openOutage(failure('rate_limited', { retryAfterSeconds: 86_400 }));
    await users(1);
    state.isWell = true;
    await clock.sleep(600_001);

    expect((await users(1))[0]).toMatchObject({ engine: 'openai' });
  });
});
