import { describe, expect, it } from '@jest/globals';
import { fault, policy, refusal, RETRY, script } from './retry-harness.ts';

describe('a storm of retries', () => {
  const REQUESTS = 1_000;

  /** Requests one after the other, of which each attempt fails with this share; how many attempts that made. */
  const callsWhen = async (failing: (call: number) => boolean): Promise<number> => {
    const { retries } = policy();
    let calls = 0;
    const attempt = (): Promise<void> => {
      calls += 1;
      return failing(calls) ? Promise.reject(fault) : Promise.resolve();
    };
    for (let request = 0; request < REQUESTS; request += 1) await retries(attempt, RETRY).catch(() => undefined);
    return calls;
  };

  it.each([
    ['all is well', () => false, 0],
    ['everything fails', () => true, 10],
    ['every second call fails', (call: number) => call % 2 === 0, 210],
    ['four of five calls fail', (call: number) => call % 5 !== 0, 210],
    ['one of twenty calls fails', (call: number) => call % 20 === 0, 60],
  ])('cannot happen when %s', async (_title, failing, mostRetries) => {
    const retries = (await callsWhen(failing)) - REQUESTS;

    expect(retries).toBeLessThanOrEqual(mostRetries);
    expect(retries).toBeLessThanOrEqual(REQUESTS * 0.2 + 10);
  });

  it('costs ten calls at most, and the eleventh failing request is told at once', async () => {
    expect(await callsWhen(() => true)).toBe(REQUESTS + 10);
  });

  it('is paid for by answers: five of them buy the next retry', async () => {
    const { retries } = policy({ attempts: 2 });
    const fail = (): Promise<void> => Promise.reject(fault);
    for (let request = 0; request < 20; request += 1) await retries(fail, RETRY).catch(() => undefined);
    const triesOf = async (): Promise<number> => {
      const { attempt, left } = script(fault, fault);
      await retries(attempt, RETRY).catch(() => undefined);
      return left.length;
    };

    expect(await triesOf()).toBe(1);
    for (let answer = 0; answer < 5; answer += 1) await retries(script().attempt, RETRY);
    expect(await triesOf()).toBe(2);
    expect(await triesOf()).toBe(1);
  });

  it('takes a refusal for an answer, since the upstream is well', async () => {
    const { retries } = policy({ attempts: 2 });
    for (let request = 0; request < 20; request += 1) {
      await retries(() => Promise.reject(fault), RETRY).catch(() => undefined);
    }
    for (let answer = 0; answer < 5; answer += 1) {
      await retries(() => Promise.reject(refusal), RETRY).catch(() => undefined);
    }

    expect(await retries(script(fault).attempt, RETRY)).toBe('answer');
  });
});
