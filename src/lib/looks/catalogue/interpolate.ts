/** Straight lines between the points of a table. */

/** Value at `x` of a table of `[x, y]` points in rising order; flat beyond its ends. */
export const interpolate = (table: readonly (readonly [number, number])[], x: number): number => {
  const next = table.findIndex(([at]) => at >= x);
  const right = table[next === -1 ? table.length - 1 : next];
  const left = table[next === -1 ? table.length - 1 : Math.max(0, next - 1)];
  if (left === undefined || right === undefined) throw new RangeError('An empty table has no value');
  if (left[0] === right[0]) return right[1];
  return left[1] + ((x - left[0]) / (right[0] - left[0])) * (right[1] - left[1]);
};
