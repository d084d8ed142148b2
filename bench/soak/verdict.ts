/** Whether a service that ran for long holds more than it did: heap, handles and sockets at rest, slice after slice. */
import type { FunctionFigures, Sample } from '../service/meter.ts';
import { afterWarmUp, grows, type Trend, trendOf } from '../support/trend.ts';

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly trend: Trend;
  /** What it may climb over the last three quarters, in its unit, beyond three times its noise. */
  readonly tolerance: number;
  readonly isGrowing: boolean;
  /** Shown, but not judged. */
  readonly isAside: boolean;
}

const MIB = 2 ** 20;

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const FIGURES: readonly (readonly [name: string, unit: string, tolerance: number, of: (sample: Sample) => number])[] = [
  ['heap', 'MiB', 3, ({ heap }) => heap / MIB],
  ['handles', '', 3, ({ resources }) => sum(resources)],
  ['sockets', '', 3, ({ resources }) => resources['TCPSocketWrap'] ?? 0],
  ['external', 'MiB', 3, ({ external }) => external / MIB],
  // What the allocator has given back or not is not the service's doing.
  ['resident', 'MiB', Infinity, ({ rss }) => rss / MIB],
];

export const figuresOf = (samples: readonly Sample[]): readonly Figure[] =>
  FIGURES.map(([name, unit, tolerance, of]) => {
    const trend = trendOf(afterWarmUp(samples).map((sample) => ({ at: sample.at / 60_000, value: of(sample) })));
    const isAside = tolerance === Infinity;
    return { name, unit, trend, tolerance, isGrowing: !isAside && grows(trend, tolerance), isAside };
  });

/** With faults about, 429 and 503 are good answers; anything else from 400 on is not. */
export const wrongAnswers = (functions: readonly FunctionFigures[]): readonly string[] =>
  functions.flatMap(({ name, statuses }) =>
    Object.entries(statuses)
      .filter(([status]) => Number(status) >= 400 && status !== '429' && status !== '503')
      .map(([status, count]) => `${count} × ${name} ${status}`),
  );
