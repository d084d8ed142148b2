/**
 * Lets exactly one step happen at a time, in an order drawn from a seed, on a clock of its own: the same seed gives the
 * same run, step by step. A step is one call at a boundary; between two steps everybody else may have theirs.
 */
import type { Random } from '../../dev/faults/random.ts';

interface Waiter {
  /** Milliseconds since the epoch, on the scheduler's clock. */
  readonly at: number;
  readonly go: () => void;
}

export interface Scheduler {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Waits for a turn, then has the call to itself until it has settled. */
  readonly step: <T>(name: string, call: () => Promise<T>) => Promise<T>;
  /** Writes down what happened. */
  readonly note: (line: string) => void;
  readonly log: readonly string[];
  /** Hands out turns until the work is done. */
  readonly run: <T>(work: Promise<T>) => Promise<T>;
}

/** Everything that follows from the last step without waiting for another one has happened by then. */
const everythingElse = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const createScheduler = (random: Random, start: number): Scheduler => {
  const log: string[] = [];
  let now = start;
  let underWay = 0;
  let waiting: Waiter[] = [];

  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((go) => {
      waiting.push({ at: now + milliseconds, go });
    });

  const wakeOne = (): void => {
    if (waiting.length === 0) throw new Error('Everybody waits for something that never happens.');
    now = Math.max(now, Math.min(...waiting.map(({ at }) => at)));
    const chosen = random.pick(waiting.filter(({ at }) => at <= now));
    waiting = waiting.filter((waiter) => waiter !== chosen);
    chosen.go();
  };

  return {
    now: () => now,
    sleep,
    step: async (name, call) => {
      await sleep(0);
      underWay += 1;
      log.push(`${now - start} ${name}`);
      try {
        return await call();
      } finally {
        underWay -= 1;
      }
    },
    note: (line) => {
      log.push(`${now - start} ${line}`);
    },
    log,
    run: async (work) => {
      const state = { isDone: false };
      const settle = (): void => {
        state.isDone = true;
      };
      work.then(settle, settle);
      for (;;) {
        do await everythingElse();
        while (underWay > 0);
        if (state.isDone) return work;
        wakeOne();
      }
    },
  };
};
