/** Heals dropped events: since analysed selfies are deleted, what lies in the bucket for long is unfinished work. */
import type { Clock } from '../../time.ts';

export interface StoredSelfie {
  readonly objectKey: string;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
}

export interface SweepSelfiesDeps {
  /** Every object under `selfies/`, page by page, in the order of the keys. */
  readonly list: () => AsyncIterable<StoredSelfie>;
  /** Hands one object to the function that handles its event: it starts the analysis or removes an orphan. */
  readonly start: (objectKey: string) => Promise<void>;
  readonly clock: Pick<Clock, 'now' | 'remainingMs'>;
  readonly report: (error: unknown) => void;
}

export interface SweepResult {
  readonly seen: number;
  readonly started: number;
  readonly failed: number;
  /** False when the time was up before the end of the bucket; the next run goes on with what is still there. */
  readonly complete: boolean;
}

/** An event that was not lost has started its analysis by then. */
const MIN_AGE_MS = 5 * 60_000;
/** Invocations under way at once. */
const CONCURRENCY = 25;
/** Kept back for the last answers. */
const RESERVE_MS = 5_000;

/** A failed start is reported and left to the next run. */
export const sweepSelfies =
  ({ list, start, clock, report }: SweepSelfiesDeps) =>
  async (): Promise<SweepResult> => {
    const olderThan = clock.now() - MIN_AGE_MS;
    const underWay = new Set<Promise<void>>();
    const count = { seen: 0, started: 0, failed: 0 };
    const begin = async (objectKey: string): Promise<void> => {
      try {
        await start(objectKey);
        count.started += 1;
      } catch (error) {
        count.failed += 1;
        report(error);
      }
    };
    let complete = true;
    for await (const { objectKey, storedAt } of list()) {
      count.seen += 1;
      if (storedAt > olderThan) continue;
      if (clock.remainingMs() < RESERVE_MS) {
        complete = false;
        break;
      }
      const one: Promise<void> = begin(objectKey).finally(() => underWay.delete(one));
      underWay.add(one);
      if (underWay.size >= CONCURRENCY) await Promise.race(underWay);
    }
    await Promise.all(underWay);
    return { ...count, complete };
  };
