/** What a process of handlers did and holds: time by function, answers by status, memory after collection, open handles. */
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

export interface FunctionFigures {
  readonly name: string;
  readonly requests: number;
  /** Status -> answers. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds in the handler, waits for upstreams included. */
  readonly p50: number;
  readonly p99: number;
}

export interface Sample {
  /** Milliseconds since the process began. */
  readonly at: number;
  /** Bytes, after a full collection. */
  readonly heap: number;
  readonly external: number;
  readonly rss: number;
  /** What keeps the event loop alive, by kind. */
  readonly resources: Readonly<Record<string, number>>;
}

interface Entry {
  readonly times: RecordableHistogram;
  readonly statuses: Record<string, number>;
}

const collect = (): void => {
  const { gc } = globalThis as { gc?: () => void };
  // The second one frees what finalizers of the first let go.
  gc?.();
  gc?.();
};

const countByName = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

export const createMeter = () => {
  const entries = new Map<string, Entry>();
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name) ?? { times: createHistogram(), statuses: {} };
    entries.set(name, entry);
    return entry;
  };
  return {
    add: (name: string, status: number, milliseconds: number): void => {
      const { times, statuses } = entryOf(name);
      times.record(Math.max(1, Math.round(milliseconds * 1_000)));
      statuses[status] = (statuses[status] ?? 0) + 1;
    },
    reset: (): void => {
      entries.clear();
    },
    read: (): FunctionFigures[] =>
      [...entries].map(([name, { times, statuses }]) => ({
        name,
        requests: times.count,
        statuses,
        p50: times.percentile(50) / 1_000,
        p99: times.percentile(99) / 1_000,
      })),
    sample: (): Sample => {
      collect();
      const { heapUsed, external, rss } = process.memoryUsage();
      const resources = countByName(process.getActiveResourcesInfo());
      return { at: performance.now(), heap: heapUsed, external, rss, resources };
    },
  };
};
