/** Whether the functions' process held more at the end than before, and whether anything was answered that should not be. */
import type { Sample } from '../service.ts';
import { afterWarmUp, grows, type Trend, trendOf } from './trend.ts';

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly trend: Trend;
  readonly isGrowing: boolean;
  /** Shown, but not judged. */
  readonly isAside: boolean;
}

const MIB = 2 ** 20;

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** What each may climb over the last three quarters, in its unit, beyond three times its noise. */
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
    return { name, unit, trend, isGrowing: !isAside && grows(trend, tolerance), isAside };
  });

/** Function -> status -> answers. */
export type Statuses = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** 429 is right for who asks for too many upload URLs, 503 where faults are about; anything else from 400 on is not. */
export const wrongAnswers = (statuses: Statuses, hasFaults: boolean): readonly string[] =>
  Object.entries(statuses).flatMap(([name, counts]) =>
    Object.entries(counts)
      .filter(([status]) => Number(status) >= 400 && !(name === 'upload-url' && status === '429'))
      .filter(([status]) => !(hasFaults && status === '503'))
      .map(([status, count]) => `${count} × ${name} ${status}`),
  );
