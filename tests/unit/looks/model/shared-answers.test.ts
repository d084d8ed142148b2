/** One answer for a whole bucket: who shares it, who does not, and what happens when many ask at once. */
import { describe, expect, it } from '@jest/globals';
import type { ModelAsk, ModelOutcome } from '../../../../src/lib/looks/model/ports.ts';
import type { LookSet, StyleRequest } from '../../../../src/lib/looks/types.ts';
import { createClock, createMemoryCache, obedient, openStudio } from './harness.ts';
import { PROFILE, requestFor } from './samples.ts';

const later = async (ask: ModelAsk) => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return obedient(ask);
};

/** The same answer under another name. */
const named = (outcome: ModelOutcome, name: string): ModelOutcome =>
  outcome.ok ? { ...outcome, text: JSON.stringify({ ...(JSON.parse(outcome.text) as object), name }) } : outcome;

const somebodyElse: StyleRequest = requestFor(
  { style: 'glam' },
  {
    profile: {
      ...PROFILE,
      skin: { ...PROFILE.skin, lab: { l: 60.4, a: 14.6, b: 24.9 }, hex: '#b88a66' },
      shape: {
        value: 'square',
        runnerUp: 'unknown',
        confidence: 0.7,
        candidates: [{ value: 'square', probability: 0.7 }],
      },
      features: { ...PROFILE.features, lips: 'thin', eyes: 'round' },
    },
  },
);

const ids = ({ recommended }: LookSet): string[] => recommended.products.map(({ productId }) => productId);

describe('an equal wish', () => {
  it('is answered by the model once, then from the cache, which the provenance says', async () => {
    const { stylist, asks, events } = openStudio({ cache: createMemoryCache() });

    const first = await stylist(requestFor({ style: 'glam' }));
    const second = await stylist(requestFor({ style: 'glam' }));

    expect(asks).toHaveLength(1);
    expect(first.provenance).toMatchObject({ engine: 'openai', cached: false });
    expect(second.provenance).toMatchObject({ engine: 'openai', model: 'test-model-1', cached: true });
    expect(second.recommended).toEqual(first.recommended);
    expect(events.filter(({ kind }) => kind === 'cache').map(({ outcome }) => outcome)).toEqual(['miss', 'hit']);
  });

  it('of somebody with another face gives the same colors and their own techniques', async () => {
    const { stylist, asks } = openStudio({ cache: createMemoryCache() });

    const own = await stylist(requestFor({ style: 'glam' }));
    const other = await stylist(somebodyElse);

    expect(asks).toHaveLength(1);
    const shared = ids(other).filter((id) => ids(own).includes(id));
    expect(shared.length).toBeGreaterThanOrEqual(6);
    expect(other.recommended.steps.map(({ technique }) => technique)).not.toEqual(
      own.recommended.steps.map(({ technique }) => technique),
    );
    expect(JSON.stringify(other.recommended)).not.toMatch(/\b(oval|almond|full lips)\b/);
  });

  it.each([
    ['another style', { style: 'bold' }],
    ['another finish', { style: 'glam', finish: 'matte' }],
    ['another language', { style: 'glam', locale: 'de' }],
  ] as const)('is not %s', async (_what, preferences) => {
    const { stylist, asks } = openStudio({ cache: createMemoryCache() });

    await stylist(requestFor({ style: 'glam' }));
    await stylist(requestFor(preferences));

    expect(asks).toHaveLength(2);
  });

  it('is one of few for a class: users whose own palette is another one get another answer', async () => {
    const { stylist, asks } = openStudio({ cache: createMemoryCache() });

    const looks: LookSet[] = [];
    for (let user = 0; user < 60; user += 1) {
      looks.push(await stylist(requestFor({ style: 'glam' }, { userHash: `user ${user}` })));
    }

    expect(asks.length).toBeGreaterThanOrEqual(6);
    expect(asks.length).toBeLessThanOrEqual(20);
    expect(looks.filter(({ provenance }) => provenance.cached)).toHaveLength(60 - asks.length);
  });

  it('is not one of another undertone', async () => {
    const { stylist, asks } = openStudio({ cache: createMemoryCache() });
    const cool = { ...PROFILE, skin: { ...PROFILE.skin, undertone: 'cool' as const } };

    await stylist(requestFor({ style: 'glam' }));
    await stylist(requestFor({ style: 'glam' }, { profile: cool }));

    expect(asks).toHaveLength(2);
  });
});

describe('a wish with notes', () => {
  it('is asked each time and leaves nothing behind', async () => {
    const cache = createMemoryCache();
    const { stylist, asks, events } = openStudio({ cache });

    await stylist(requestFor({ notes: 'for the wedding of Anna and Jonas in Rome' }));
    await stylist(requestFor({ notes: 'for the wedding of Anna and Jonas in Rome' }));

    expect(asks).toHaveLength(2);
    expect(cache.values.size).toBe(0);
    expect(events).toContainEqual({ kind: 'cache', outcome: 'skipped' });
  });
});

describe('what is stored', () => {
  it('holds ids and words, and nothing of a user', async () => {
    const cache = createMemoryCache();
    const request = requestFor({ avoid: ['nut'], country: 'DE' });
    await openStudio({ cache }).stylist(request);

    const [[key, value] = ['', undefined]] = [...cache.values];
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(value ?? {}).sort()).toEqual(['choice', 'model']);
    const text = JSON.stringify(value);
    for (const own of [request.userHash, PROFILE.skin.hex, '59.8', 'almond', '"DE"', '"nut"']) {
      expect(text).not.toContain(own);
    }
  });

  it('is not what the rules chose when the model failed', async () => {
    const cache = createMemoryCache();
    await openStudio({ cache, answer: () => ({ ok: false, reason: 'unavailable' }) }).stylist(requestFor());

    expect(cache.values.size).toBe(0);
  });
});

describe('thirty at once', () => {
  it('each ask at once, and everybody after them gets the first answer', async () => {
    const cache = createMemoryCache();
    const clock = createClock();
    const started = clock.now();
    let asked = 0;
    const inTurn = async (ask: ModelAsk) => {
      asked += 1;
      return named(await later(ask), `look ${asked}`);
    };
    const { stylist } = openStudio({ cache, clock, answer: inTurn });

    const sets = await Promise.all(Array.from({ length: 30 }, () => stylist(requestFor({ style: 'glam' }))));
    const next = await stylist(requestFor({ style: 'glam' }));

    expect(asked).toBe(30);
    expect(sets.filter(({ provenance }) => provenance.engine === 'openai')).toHaveLength(30);
    expect(clock.now() - started).toBe(0);
    expect(next.provenance.cached).toBe(true);
    expect(next.recommended.name).toBe(sets[0]?.recommended.name);
  });
});

describe('an answer that is shared', () => {
  it('is kept for 30 days', async () => {
    const lives: number[] = [];
    const putFirst = (_key: string, _value: unknown, seconds: number) => Promise.resolve(void lives.push(seconds));
    const { stylist } = openStudio({ cache: { ...createMemoryCache(), putFirst } });

    await stylist(requestFor());

    expect(lives).toEqual([30 * 24 * 3600]);
  });
});

describe('a cache that fails', () => {
  it.each(['get', 'putFirst'] as const)('at %s does not keep the model from answering', async (method) => {
    const broken = () => Promise.reject(new Error('throttled'));
    const { stylist, events } = openStudio({ cache: { ...createMemoryCache(), [method]: broken } });

    const set = await stylist(requestFor());

    expect(set.provenance).toMatchObject({ engine: 'openai', cached: false, fallback: null });
    expect(events).toContainEqual({ kind: 'cache', outcome: 'failed' });
  });
});

describe('a shared answer that does not fit', () => {
  it('leaves the products that this person cannot have to the rules', async () => {
    const { stylist, asks } = openStudio({ cache: createMemoryCache() });
    await stylist(requestFor({ style: 'glam' }));

    const vegan = await stylist(requestFor({ style: 'glam', vegan: true }));
    const own = await openStudio({ configured: false }).stylist(requestFor({ style: 'glam', vegan: true }));

    expect(vegan.provenance.engine).toBe('openai');
    expect(asks.length).toBeLessThanOrEqual(2);
    expect(vegan.recommended.products).toHaveLength(own.recommended.products.length);
  });

  it('is asked for anew under a narrower key, which the next one of that kind shares', async () => {
    const { stylist, asks } = openStudio({ cache: createMemoryCache() });
    const brands = ['Velmira'];
    await stylist(requestFor({ style: 'glam' }));

    await stylist(requestFor({ style: 'glam', brands }));
    const calls = asks.length;
    const again = await stylist(requestFor({ style: 'glam', brands }));

    expect(asks).toHaveLength(calls);
    expect(again.provenance.cached).toBe(true);
  });
});
