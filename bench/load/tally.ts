/** Counts answers: by function over the whole run, and all together over a slice of it. */
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

interface Times {
  readonly requests: number;
  /** Milliseconds until the answer, as the user waits. */
  readonly p50: number;
  readonly p99: number;
}

export interface FunctionFigures extends Times {
  readonly name: string;
  /** Status -> answers. */
  readonly statuses: Readonly<Record<string, number>>;
}

interface Entry {
  readonly times: RecordableHistogram;
  readonly statuses: Record<string, number>;
}

const timesOf = (times: RecordableHistogram): Times => ({
  requests: times.count,
  p50: times.percentile(50) / 1_000,
  p99: times.percentile(99) / 1_000,
});

export const createTally = () => {
  const entries = new Map<string, Entry>();
  let current = createHistogram();
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name) ?? { times: createHistogram(), statuses: {} };
    entries.set(name, entry);
    return entry;
  };
  return {
    add: (name: string, status: number, milliseconds: number): void => {
      const { times, statuses } = entryOf(name);
      const microseconds = Math.max(1, Math.round(milliseconds * 1_000));
      times.record(microseconds);
      current.record(microseconds);
      statuses[status] = (statuses[status] ?? 0) + 1;
    },
    reset: (): void => {
      entries.clear();
    },
    startSlice: (): void => {
      current = createHistogram();
    },
    slice: (): Times => timesOf(current),
    functions: (): readonly FunctionFigures[] =>
      [...entries].map(([name, { times, statuses }]) => ({ name, statuses, ...timesOf(times) })),
  };
};
export type Tally = ReturnType<typeof createTally>;
