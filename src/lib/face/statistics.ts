/** Order statistics of small samples, by which the face room stays robust against outliers. */

/** Linear interpolation between order statistics; `sorted` ascending and not empty, `share` 0..1. */
export const quantileOfSorted = (sorted: ArrayLike<number>, share: number): number => {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (position - below);
};

const swap = (values: Float64Array, one: number, other: number): void => {
  const held = values[one] ?? 0;
  values[one] = values[other] ?? 0;
  values[other] = held;
};

/** Parts `values` between two places around a pivot; gives back the ends of the lower and the upper part (Hoare 1961). */
const partition = (values: Float64Array, left: number, right: number): readonly [high: number, low: number] => {
  const pivot = values[(left + right) >> 1] ?? 0;
  let [low, high] = [left, right];
  while (low <= high) {
    while ((values[low] ?? 0) < pivot) low++;
    while ((values[high] ?? 0) > pivot) high--;
    if (low <= high) swap(values, low++, high--);
  }
  return [high, low];
};

/** Moves the value that sorting would put at `index` there, smaller ones before it and larger ones behind. */
const select = (values: Float64Array, index: number): void => {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const [high, low] = partition(values, left, right);
    if (index > high && index < low) return;
    if (index <= high) right = high;
    else left = low;
  }
};

/** As `quantileOfSorted`, of values in any order, without sorting them all. */
export const quantile = (values: ArrayLike<number>, share: number): number => {
  const all = new Float64Array(values);
  const position = share * (all.length - 1);
  const below = Math.floor(position);
  select(all, below);
  const low = all[below] ?? Number.NaN;
  if (position === below) return low;
  const high = all.subarray(below + 1).reduce((least, value) => Math.min(least, value), Infinity);
  return low + (high - low) * (position - below);
};

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

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
