/** Order statistics of small samples, by which the face room stays robust against outliers. */

/** Linear interpolation between order statistics; `sorted` ascending and not empty, `share` 0..1. */
export const quantileOfSorted = (sorted: ArrayLike<number>, share: number): number => {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (position - below);
};

export const quantile = (values: ArrayLike<number>, share: number): number =>
  quantileOfSorted(Float64Array.from(values).sort(), share);

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Piecewise linear through ascending knots, flat outside of them. */
export const interpolate = (knots: readonly (readonly [number, number])[], x: number): number => {
  const after = knots.findIndex(([at]) => at >= x);
  const right = knots[after === -1 ? knots.length - 1 : after];
  const left = knots[after === -1 ? knots.length - 1 : Math.max(0, after - 1)];
  if (left === undefined || right === undefined) return Number.NaN;
  return right[0] === left[0] ? right[1] : left[1] + ((right[1] - left[1]) * (x - left[0])) / (right[0] - left[0]);
};

/** The logistic function. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Standard deviation of all values (divided by n). */
export const spreadOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length));
};

/** Share of the normal distribution below `z`, within 0.0002 (Abramowitz & Stegun 26.2.17 is finer; this is Bowling 2009). */
export const normalShare = (z: number): number => sigmoid(1.5976 * z + 0.07056 * z ** 3);
