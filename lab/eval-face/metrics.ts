/** Figures over many measurements: errors by depth group, confusion, reliability, coverage. */
import { DEPTHS, type Depth } from '../../src/lib/vocabulary.ts';
import { depthOfMonk } from '../../src/lib/face/skin/monk.ts';

export interface Rated {
  /** What the rater says, and what was measured. */
  readonly truth: number;
  readonly tone: number;
  readonly confidence: number;
}

export interface ToneFigures {
  readonly photos: number;
  readonly exact: number;
  readonly withinOne: number;
  readonly meanError: number;
}

const share = <T>(values: readonly T[], holds: (value: T) => boolean): number =>
  values.length === 0 ? Number.NaN : values.filter(holds).length / values.length;

export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

const errorOf = ({ truth, tone }: Rated): number => Math.abs(tone - Math.round(truth));

export const toneFigures = (rated: readonly Rated[]): ToneFigures => ({
  photos: rated.length,
  exact: share(rated, (one) => errorOf(one) === 0),
  withinOne: share(rated, (one) => errorOf(one) <= 1),
  meanError: meanOf(rated.map(errorOf)),
});

/** Groups by the rater's tone, not by the measured one. */
export const byDepth = (rated: readonly Rated[]): Readonly<Partial<Record<Depth, ToneFigures>>> =>
  Object.fromEntries(
    DEPTHS.map(
      (depth) => [depth, toneFigures(rated.filter(({ truth }) => depthOfMonk(truth) === depth))] as const,
    ).filter(([, figures]) => figures.photos > 0),
  );

/** Rows: the rater's tone 1..10; columns: the measured one. */
export const confusion = (rated: readonly Rated[]): readonly (readonly number[])[] =>
  Array.from({ length: 10 }, (_, row) =>
    Array.from(
      { length: 10 },
      (__, column) => rated.filter(({ truth, tone }) => Math.round(truth) === row + 1 && tone === column + 1).length,
    ),
  );

export interface Hit {
  readonly confidence: number;
  readonly hit: boolean;
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
}

const BINS = 10;

export const reliability = (hits: readonly Hit[]): readonly ReliabilityBin[] =>
  Array.from({ length: BINS }, (_, bin) => {
    const inside = hits.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      count: inside.length,
      confidence: meanOf(inside.map(({ confidence }) => confidence)),
      accuracy: share(inside, ({ hit }) => hit),
    };
  }).filter(({ count }) => count > 0);

/** Expected calibration error: mean distance of confidence and accuracy over the bins, weighted by count. */
export const calibrationError = (hits: readonly Hit[]): number =>
  reliability(hits).reduce((sum, bin) => sum + (bin.count * Math.abs(bin.confidence - bin.accuracy)) / hits.length, 0);

export const countBy = (values: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(values)].toSorted().map((value) => [value, values.filter((one) => one === value).length]),
  );
