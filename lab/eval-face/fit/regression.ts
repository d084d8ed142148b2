/** Small fits: penalised least squares, and a logistic regression with weights of one sign. Deterministic. */

export type Row = readonly number[];
export type Matrix = readonly Row[];

const partialDot = (a: Float64Array, b: Float64Array, upTo: number): number => {
  let sum = 0;
  for (let k = 0; k < upTo; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
};

/** Rows of the lower triangle whose product with its transpose is the matrix. */
const cholesky = (matrix: Matrix): readonly Float64Array[] => {
  const lower: Float64Array[] = [];
  matrix.forEach((source, i) => {
    const row = new Float64Array(matrix.length);
    lower.forEach((above, j) => {
      row[j] = ((source[j] ?? 0) - partialDot(row, above, j)) / (above[j] ?? 1);
    });
    row[i] = Math.sqrt((source[i] ?? 0) - partialDot(row, row, i));
    lower.push(row);
  });
  return lower;
};

const substitute = (lower: readonly Float64Array[], right: Row): number[] => {
  const solution = Float64Array.from(right);
  lower.forEach((row, i) => {
    solution[i] = ((solution[i] ?? 0) - partialDot(row, solution, i)) / (row[i] ?? 1);
  });
  lower.toReversed().forEach((row, back) => {
    const i = lower.length - 1 - back;
    const value = (solution[i] ?? 0) / (row[i] ?? 1);
    solution[i] = value;
    for (let k = 0; k < i; k++) solution[k] = (solution[k] ?? 0) - value * (row[k] ?? 0);
  });
  return [...solution];
};

/** Solves the symmetric positive definite system for each right side. */
export const solveAll = (matrix: Matrix, rights: Matrix): number[][] => {
  const lower = cholesky(matrix);
  return rights.map((right) => substitute(lower, right));
};

export const columnOf = (rows: Matrix, j: number): number[] => rows.map((row) => row[j] ?? 0);

export const dot = (a: Row, b: Row): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** Sum over rows of the products of two columns, each row weighted. */
export const gram = (rows: Matrix, weights: Row = []): number[][] => {
  const columns = (rows[0] ?? []).map((_, j) => columnOf(rows, j));
  const weighted = columns.map((column) => column.map((value, i) => value * (weights[i] ?? 1)));
  return weighted.map((a) => columns.map((b) => dot(a, b)));
};

export interface LeastSquares {
  readonly rows: Matrix;
  readonly targets: Row;
  readonly weights: Row;
}

/** Coefficients that minimise the weighted squares plus `c · penalty · c`. */
export const fitPenalised = ({ rows, targets, weights }: LeastSquares, penalty: Matrix): number[] => {
  const matrix = gram(rows, weights).map((row, i) => row.map((value, j) => value + (penalty[i]?.[j] ?? 0)));
  const weightedTargets = targets.map((target, i) => target * (weights[i] ?? 1));
  const right = (rows[0] ?? []).map((_, j) => dot(columnOf(rows, j), weightedTargets));
  return solveAll(matrix, [right])[0] ?? [];
};

export const weightedMean = (values: Row, weights: Row): number =>
  dot(values, weights) / weights.reduce((sum, weight) => sum + weight, 0);

export const weightedSpread = (values: Row, weights: Row): number => {
  const mean = weightedMean(values, weights);
  return Math.sqrt(
    weightedMean(
      values.map((value) => (value - mean) ** 2),
      weights,
    ),
  );
};
