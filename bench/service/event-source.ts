/** S3's events as Lambda delivers them: not waited for, and tried three times in all. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds; AWS waits 60 s and 120 s. */
const RETRY_DELAYS = [0, 1_000, 2_000];

export interface EventCounts {
  readonly taken: number;
  readonly running: number;
  readonly retried: number;
  /** What would lie in the failures queue. */
  readonly failed: number;
}

export const createEventSource = (run: (event: unknown) => Promise<void>, delays: readonly number[] = RETRY_DELAYS) => {
  const counts = { taken: 0, running: 0, retried: 0, failed: 0 };
  const deliver = async (objectKey: string): Promise<void> => {
    for (const [index, delay] of delays.entries()) {
      if (index > 0) counts.retried += 1;
      await sleep(delay);
      try {
        await run({ Records: [{ s3: { object: { key: objectKey } } }] });
        return;
      } catch {
        // The next try, or the count below, is the answer to it.
      }
    }
    counts.failed += 1;
  };
  return {
    take: (objectKey: string): void => {
      counts.taken += 1;
      counts.running += 1;
      void deliver(objectKey).finally(() => (counts.running -= 1));
    },
    counts: (): EventCounts => ({ ...counts }),
  };
};
