/** Small fits: weighted ridge regression, and logistic regressions by gradient descent. Deterministic. */

export type Row = readonly number[];

/** Solves the symmetric positive definite system by Gaussian elimination. */
const solve = (matrix: number[][], right: number[]): number[] => {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let pivot = 0; pivot < n; pivot++) {
    for (let i = 0; i < n; i++) {
      const factor = i === pivot ? 0 : at(i, pivot) / at(pivot, pivot);
      if (factor !== 0) rows[i] = (rows[i] ?? []).map((value, j) => value - factor * at(pivot, j));
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / at(i, i));
};

export interface Line {
  readonly intercept: number;
  readonly slopes: readonly number[];
}

export const predictLine = (line: Line, row: Row): number =>
  row.reduce((sum, value, i) => sum + value * (line.slopes[i] ?? 0), line.intercept);

const weightedMean = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) /
  weights.reduce((sum, weight) => sum + weight, 0);

export interface RidgeData {
  readonly rows: readonly Row[];
  readonly targets: readonly number[];
  readonly weights: readonly number[];
}

/** Inputs are standardised inside, so that `penalty` means the same for each; the answer is in raw units. */
export const fitRidge = ({ rows, targets, weights }: RidgeData, penalty: number): Line => {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, j) => rows.map((row) => row[j] ?? 0));
  const means = columns.map((column) => weightedMean(column, weights));
  const scales = columns.map((column, j) =>
    Math.sqrt(
      weightedMean(
        column.map((value) => (value - (means[j] ?? 0)) ** 2),
        weights,
      ),
    ),
  );
  const z = columns.map((column, j) => column.map((value) => (value - (means[j] ?? 0)) / (scales[j] ?? 1)));
  const centre = weightedMean(targets, weights);
  const product = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0) * (weights[i] ?? 0), 0);
  const matrix = z.map((a, i) => z.map((b, j) => product(a, b) + (i === j ? penalty : 0)));
  const slopes = solve(
    matrix,
    z.map((a) =>
      product(
        a,
        targets.map((target) => target - centre),
      ),
    ),
  ).map((slope, j) => slope / (scales[j] ?? 1));
  return { slopes, intercept: centre - slopes.reduce((sum, slope, j) => sum + slope * (means[j] ?? 0), 0) };
};

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

export interface RiskFit {
  readonly intercept: number;
  /** Each at least its floor. */
  readonly weights: readonly number[];
}

/**
 * P(success) = sigmoid(intercept - weights · risks), each weight held at its floor or above: a risk that the photos do
 * not show often enough must still lower the confidence. A pull of strength `prior` draws weights to their floors.
 */
export const fitRisks = (
  risks: readonly Row[],
  success: readonly boolean[],
  floors: readonly number[],
  prior = 0.002,
): RiskFit => {
  let intercept = 2;
  const weights = [...floors];
  for (let step = 0; step < 4000; step++) {
    const rate = 0.5;
    const errors = risks.map(
      (row, i) =>
        sigmoid(row.reduce((sum, risk, j) => sum - risk * (weights[j] ?? 0), intercept)) -
        (success[i] === true ? 1 : 0),
    );
    intercept -= (rate * errors.reduce((sum, error) => sum + error, 0)) / errors.length;
    weights.forEach((weight, j) => {
      const slope = -errors.reduce((sum, error, i) => sum + error * (risks[i]?.[j] ?? 0), 0) / errors.length;
      const pull = 2 * prior * (weight - (floors[j] ?? 0));
      weights[j] = Math.max(floors[j] ?? 0, weight - rate * (slope + pull));
    });
  }
  return { intercept, weights };
};
