import { describe, expect, it } from '@jest/globals';
import { type StoredSelfie, sweepSelfies } from '../../../src/lib/use-cases/selfies/sweep-selfies.ts';
import { fakeClock, START } from '../../support/memory.ts';

const MINUTE = 60_000;

const setUp = (objects: readonly StoredSelfie[], start?: (key: string) => Promise<void>, clock = fakeClock()) => {
  const started: string[] = [];
  const reported: unknown[] = [];
  let underWay = 0;
  let most = 0;
  const sweep = sweepSelfies({
    list: async function* () {
      for (const object of objects) yield await Promise.resolve(object);
    },
    start: async (key) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      started.push(key);
      await start?.(key);
    },
    clock,
    report: (error) => reported.push(error),
  });
  return { sweep, started, reported, most: () => most };
};

const aged = (objectKey: string, minutes: number): StoredSelfie => ({ objectKey, storedAt: START - minutes * MINUTE });

describe('sweepSelfies', () => {
  it('starts what has waited five minutes and leaves the rest to its event', async () => {
    const { sweep, started } = setUp([aged('old', 6), aged('exactly', 5), aged('young', 4.9)]);

    expect(await sweep()).toEqual({ seen: 3, started: 2, failed: 0, complete: true });
    expect(started).toEqual(['old', 'exactly']);
  });

  it('goes through ten thousand objects with a bounded number under way', async () => {
    const { sweep, most } = setUp(Array.from({ length: 10_000 }, (_, index) => aged(`selfies/${index}`, 10)));

    expect(await sweep()).toEqual({ seen: 10_000, started: 10_000, failed: 0, complete: true });
    expect(most()).toBe(25);
  });

  it('reports a failed start and goes on', async () => {
    const { sweep, reported } = setUp([aged('a', 9), aged('b', 9), aged('c', 9)], (key) =>
      key === 'b' ? Promise.reject(new Error('throttled')) : Promise.resolve(),
    );

    expect(await sweep()).toEqual({ seen: 3, started: 2, failed: 1, complete: true });
    expect(reported).toHaveLength(1);
  });

  it('stops in time and says that it did', async () => {
    let left = 10_000;
    const clock = fakeClock(() => (left -= 2_500));
    const { sweep } = setUp([aged('a', 9), aged('b', 9), aged('c', 9)], undefined, clock);

    expect(await sweep()).toMatchObject({ started: 2, complete: false });
  });
});
