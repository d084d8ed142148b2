/** Uncorrelated directions of a table: principal components of its standardised columns, scaled to unit variance. */
import { columnOf, gram, type Matrix, type Row } from './regression.ts';

const SWEEPS = 60;

interface Eigen {
  readonly value: number;
  readonly vector: Row;
}

/** Rotation that empties the element (p, q) of a symmetric matrix. */
const rotationOf = (matrix: readonly number[][], p: number, q: number): readonly [cos: number, sin: number] => {
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? 0;
  const off = at(p, q);
  if (Math.abs(off) < 1e-14) return [1, 0];
  const theta = (at(q, q) - at(p, p)) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(1, theta));
  const cos = 1 / Math.hypot(1, tangent);
  return [cos, tangent * cos];
};

const mix = (a: Row, b: Row, [cos, sin]: readonly [number, number]): readonly [number[], number[]] => [
  a.map((value, i) => cos * value - sin * (b[i] ?? 0)),
  a.map((value, i) => sin * value + cos * (b[i] ?? 0)),
];

const transpose = (matrix: Matrix): number[][] => (matrix[0] ?? []).map((_, j) => columnOf(matrix, j));

/** Jacobi's method; largest first, signs fixed so that the result is the same everywhere. */
const eigenOf = (symmetric: Matrix): readonly Eigen[] => {
  const n = symmetric.length;
  let matrix = symmetric.map((row) => [...row]);
  const vectors: number[][] = matrix.map((_, i) => Array.from({ length: n }, (__, j) => Number(i === j)));
  const rotate = (p: number, q: number): void => {
    const turn = rotationOf(matrix, p, q);
    for (let side = 0; side < 2; side++) {
      [matrix[p], matrix[q]] = mix(matrix[p] ?? [], matrix[q] ?? [], turn);
      matrix = transpose(matrix);
    }
    [vectors[p], vectors[q]] = mix(vectors[p] ?? [], vectors[q] ?? [], turn);
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(p, q);
  }
  return vectors
    .map((vector, i) => ({ value: matrix[i]?.[i] ?? 0, vector }))
    .map(({ value, vector }) => {
      const largest = vector.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
      return { value, vector: largest < 0 ? vector.map((x) => -x) : vector };
    })
    .toSorted((a, b) => b.value - a.value);
};

const meanOf = (values: Row): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** `axes` take raw values less `mean` to coordinates of unit variance. */
export const principalAxes = (rows: Matrix, count: number): { mean: number[]; axes: number[][] } => {
  const columns = (rows[0] ?? []).map((_, j) => columnOf(rows, j));
  const mean = columns.map(meanOf);
  const scale = columns.map((column, j) => Math.sqrt(meanOf(column.map((value) => (value - (mean[j] ?? 0)) ** 2))));
  const z = rows.map((row) => row.map((value, j) => (value - (mean[j] ?? 0)) / (scale[j] ?? 1)));
  const covariance = gram(z).map((row) => row.map((value) => value / rows.length));
  const axes = eigenOf(covariance)
    .slice(0, count)
    .map(({ value, vector }) => vector.map((x, j) => x / Math.sqrt(value) / (scale[j] ?? 1)));
  return { mean, axes };
};
