/** Whether a figure grows over time: a line of least squares, and how far it climbs beyond the figure's own noise. */

export interface Point {
  /** Any unit of time. */
  readonly at: number;
  readonly value: number;
}

export interface Trend {
  readonly first: number;
  readonly last: number;
  readonly median: number;
  /** Per unit of time. */
  readonly slope: number;
  /** What the line climbs over the time looked at. */
  readonly climb: number;
  /** Standard deviation of the points about the line. */
  readonly noise: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export const trendOf = (points: readonly Point[]): Trend => {
  const times = points.map(({ at }) => at);
  const values = points.map(({ value }) => value);
  const middle = mean(times);
  const level = mean(values);
  const spread = times.reduce((sum, at) => sum + (at - middle) ** 2, 0);
  const slope =
    spread === 0 ? 0 : points.reduce((sum, { at, value }) => sum + (at - middle) * (value - level), 0) / spread;
  const rest = points.map(({ at, value }) => value - level - slope * (at - middle));
  return {
    first: values[0] ?? Number.NaN,
    last: values.at(-1) ?? Number.NaN,
    median: [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN,
    slope,
    climb: slope * ((times.at(-1) ?? 0) - (times[0] ?? 0)),
    noise: Math.sqrt(mean(rest.map((value) => value ** 2))),
  };
};

/** The first part warms up: caches fill, code is compiled. */
export const afterWarmUp = <T>(samples: readonly T[]): readonly T[] => samples.slice(Math.floor(samples.length / 4));

/**
 * A climb counts when it is more than three times the noise and more than the tolerance: a leak of one object a request
 * passes both within minutes, a full cache or a late compilation does not.
 */
export const grows = ({ climb, noise }: Trend, tolerance: number): boolean => climb > Math.max(tolerance, 3 * noise);
