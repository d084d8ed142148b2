import { describe, expect, it } from '@jest/globals';
import { withDeadline } from '../../../../src/lib/time.ts';
import { fault, policy, refusal, RETRY, script } from './retry-harness.ts';

describe('the retry policy', () => {
  it('waits a random share of a range that doubles', async () => {
    const { retries, waits } = policy({ attempts: 4 });

    expect(await retries(script(fault, fault, fault).attempt, RETRY)).toBe('answer');
    expect(waits).toEqual([50, 100, 200]);
  });

  it.each([0, 0.999])('draws a wait from the whole range (%d)', async (drawn) => {
    const { retries, waits } = policy({}, () => drawn);

    await retries(script(fault).attempt, RETRY);
    expect(waits).toEqual([drawn * 100]);
  });

  it('never waits longer than two seconds of its own accord', async () => {
    const { retries, waits } = policy({ attempts: 8, baseMs: 1_000, budgetMs: 60_000 }, () => 1);

    await retries(script(...Array.from({ length: 7 }, () => fault)).attempt, RETRY);
    expect(Math.max(...waits)).toBe(2_000);
  });

  it('gives up with the last error after its attempts', async () => {
    const { retries } = policy();
    const { attempt, left } = script(fault, fault, fault);

    await expect(retries(attempt, RETRY)).rejects.toBe(fault);
    expect(left).toHaveLength(3);
  });

  it('does not repeat what another try would not change', async () => {
    const { retries } = policy();
    const { attempt, left } = script(refusal);

    await expect(retries(attempt, RETRY)).rejects.toBe(refusal);
    expect(left).toHaveLength(1);
  });

  it('waits as long as the upstream asks, if the budget allows', async () => {
    const { retries, waits } = policy();

    await retries(script(fault).attempt, { ...RETRY, askedWaitMs: () => 1_500 });
    expect(waits).toEqual([1_500]);
  });

  it('gives up at once when the upstream asks for more time than there is', async () => {
    const { retries, waits } = policy();

    await expect(retries(script(fault).attempt, { ...RETRY, askedWaitMs: () => 30_000 })).rejects.toBe(fault);
    expect(waits).toEqual([]);
  });
});

describe('the budget', () => {
  it.each([
    ['as its own limit says', 60_000, 3_000],
    ['as the invocation has left, less the reserve for the answer', 2_200, 1_200],
    ['the least that an attempt needs, however late it is', 100, 200],
  ])('is %s', async (_title, remaining, expected) => {
    const { retries } = policy();
    const { attempt, left } = script();

    await withDeadline(
      () => remaining,
      () => retries(attempt, RETRY),
    );
    expect(left).toEqual([expected]);
  });

  it('shrinks with each attempt', async () => {
    const { retries, pass } = policy({}, () => 1);
    const { attempt, left } = script(fault);

    await retries((leftMs) => {
      pass(400);
      return attempt(leftMs);
    }, RETRY);
    expect(left).toEqual([3_000, 2_500]);
  });

  it('allows no retry that could not end within the invocation', async () => {
    const { retries } = policy({}, () => 1);
    const { attempt, left } = script(fault);

    await expect(retries(attempt, { ...RETRY, remainingMs: () => 299 })).rejects.toBe(fault);
    expect(left).toHaveLength(1);
  });

  it('belongs to the invocation, also where several run side by side', async () => {
    const { retries } = policy();
    const { attempt, left } = script();
    const one = (remaining: number) =>
      withDeadline(
        () => remaining,
        async () => {
          await Promise.resolve();
          return retries(attempt, RETRY);
        },
      );

    await Promise.all([one(2_500), one(1_500), retries(attempt, RETRY)]);
    expect(left.sort((a, b) => a - b)).toEqual([500, 1_500, 3_000]);
  });
});
