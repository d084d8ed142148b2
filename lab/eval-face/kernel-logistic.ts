/** Multinomial logistic regression on kernels, held by the norm of its functions (Zhu and Hastie 2005). Deterministic. */
import { softmax } from '../../src/lib/face/shape/shape.ts';
import { columnOf, dot, gram, type Matrix, type Row, solveAll } from './regression.ts';

export interface KernelTable {
  /** Per example the nearness to each centre. */
  readonly inputs: Matrix;
  /** The nearness of the centres to each other. */
  readonly kernel: Matrix;
  /** Per example its class, 0 .. classes - 1. */
  readonly labels: Row;
  readonly classes: number;
}

export interface KernelFit {
  /** One row per class, of the centres. */
  readonly weights: Matrix;
  readonly intercept: Row;
}

const STEPS = 300;
/** The fit has ended when no weight changes by more. */
const STILL = 1e-4;
/** Centres so near to each other that they say the same share what they weigh. */
const JITTER = 1e-4;
const INTERCEPT_PENALTY = 1e-3;
/** No curvature of the softmax is larger: Böhning 1992. So one matrix does for all steps, and each step gains. */
const CURVATURE = 0.5;

const penaltyOf = (kernel: Matrix, strength: number): Matrix => [
  ...kernel.map((row, i) => [...row.map((value, j) => strength * (value + (i === j ? JITTER : 0))), 0]),
  [...kernel.map(() => 0), INTERCEPT_PENALTY],
];

interface Design {
  readonly rows: Matrix;
  readonly columns: Matrix;
}

/** Per class the slope of the penalised likelihood, downhill. */
const slopesOf = ({ rows, columns }: Design, labels: Row, weights: Matrix, penalty: Matrix): Matrix => {
  const odds = rows.map((row) => softmax(weights.map((weight) => dot(weight, row))));
  return weights.map((weight, k) => {
    const misses = odds.map((odd, i) => (labels[i] === k ? 1 : 0) - (odd[k] ?? 0));
    return penalty.map((held, j) => dot(columns[j] ?? [], misses) - dot(held, weight));
  });
};

/** Minimises the cross-entropy plus `strength / 2 · Σ w·K·w`. */
export const fitKernelLogistic = (table: KernelTable, strength: number): KernelFit => {
  const rows = table.inputs.map((input) => [...input, 1]);
  const penalty = penaltyOf(table.kernel, strength);
  const design = { rows, columns: penalty.map((_, j) => columnOf(rows, j)) };
  const curvature = gram(rows).map((row, i) => row.map((value, j) => CURVATURE * value + (penalty[i]?.[j] ?? 0)));
  let weights: Matrix = Array.from({ length: table.classes }, () => penalty.map(() => 0));
  for (let step = 0, largest = 1; step < STEPS && largest > STILL; step++) {
    const moves = solveAll(curvature, slopesOf(design, table.labels, weights, penalty));
    weights = weights.map((weight, k) => weight.map((value, j) => value + (moves[k]?.[j] ?? 0)));
    largest = Math.max(...moves.flat().map(Math.abs));
  }
  return {
    weights: weights.map((weight) => weight.slice(0, -1)),
    intercept: weights.map((weight) => weight.at(-1) ?? 0),
  };
};
