/** What the benchmarks measure, as it is kept in bench/results.json. */

export interface Measured {
  readonly machine: string;
  /** ISO 8601, the day. */
  readonly date: string;
  readonly runs: number;
}

export interface ColdRow {
  readonly name: string;
  /** Of the minified bundle, without sharp. */
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Medians; null where nobody waits for the start. Milliseconds since the process started. */
  readonly timed: {
    readonly milliseconds: number;
    readonly loadedMs: number;
    /** All threads, the start of Node included. */
    readonly cpuMs: number;
    readonly peakMiB: number;
    readonly statuses: readonly number[];
  } | null;
}

export interface ColdResult extends Measured {
  readonly rows: readonly ColdRow[];
}

export interface Spread {
  readonly name: string;
  readonly median: number;
  readonly p99: number;
}

export interface WarmResult extends Measured {
  /** Microseconds. The first is the bare handler. */
  readonly rows: readonly Spread[];
}

export interface PipelineResult extends Measured {
  readonly image: string;
  /** Milliseconds. */
  readonly rows: readonly Spread[];
  /** Of the measured process alone; the upstreams are another. */
  readonly peakMiB: number;
  /** Median of all threads' time for one analysis. */
  readonly cpuMs: number;
}

export interface CapacityRow {
  readonly looks: number;
  readonly pageUnits: number;
  readonly savedPageUnits: number;
  readonly lookUnits: number;
}

export interface CapacityResult extends Omit<Measured, 'runs'> {
  readonly rows: readonly CapacityRow[];
  /** Bytes of the largest look of the grid as DynamoDB counts them. */
  readonly largestLookBytes: number;
  readonly largestSummaryBytes: number;
  readonly gridLooks: number;
}

export interface ProfileRow {
  readonly name: string;
  /** Milliseconds of the main thread by what it did, largest first. */
  readonly parts: readonly (readonly [what: string, ms: number])[];
  readonly totalMs: number;
}

export interface ProfileResult extends Measured {
  readonly rows: readonly ProfileRow[];
}

export interface MemoryRow {
  readonly name: string;
  /** Medians of the first answer, for each size of memory. */
  readonly milliseconds: readonly number[];
}

export interface MemoryResult extends Measured {
  readonly rows: readonly MemoryRow[];
}

export interface SizeRow {
  readonly name: string;
  readonly bundle: number;
  readonly zip: number;
}

export interface CompressionRow {
  readonly answer: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface Results {
  readonly cold: ColdResult;
  readonly warm: WarmResult;
  readonly pipeline: PipelineResult;
  readonly capacity: CapacityResult;
  readonly profile: ProfileResult;
  readonly memory: MemoryResult;
  readonly sizes: readonly SizeRow[];
  readonly compression: readonly CompressionRow[];
}
