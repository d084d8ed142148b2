/** The fit of the shape model: its minimum, its limits, and a border that no straight line draws. */
import { describe, expect, it } from '@jest/globals';
import { fitKernelLogistic, type KernelFit, type KernelTable } from '../../../lab/eval-face/kernel-logistic.ts';
import { softmax } from '../../../src/lib/face/shape/shape.ts';

type Point = readonly [number, number];

const CORNERS: readonly Point[] = [
  [0, 0],
  [1, 1],
  [0, 1],
  [1, 0],
];

const nearness = (a: Point, b: Point): number => Math.exp(-2 * ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2));

/** Every point is an example and a centre. */
const tableOf = (points: readonly Point[], labels: readonly number[], classes = 2): KernelTable => {
  const kernel = points.map((a) => points.map((b) => nearness(a, b)));
  return { inputs: kernel, kernel, labels, classes };
};

const scoresOf = ({ weights, intercept }: KernelFit, input: readonly number[]): number[] =>
  weights.map((row, k) => row.reduce((sum, weight, i) => sum + weight * (input[i] ?? 0), intercept[k] ?? 0));

const oddsOf = (fit: KernelFit, input: readonly number[]): readonly number[] => softmax(scoresOf(fit, input));

/** What the fit promises to make least. */
const lossOf = ({ inputs, kernel, labels }: KernelTable, fit: KernelFit, strength: number): number => {
  const surprise = inputs.map((input, i) => -Math.log(oddsOf(fit, input)[labels[i] ?? 0] ?? 0));
  const norms = fit.weights.map((row) =>
    row.reduce((sum, a, i) => sum + row.reduce((part, b, j) => part + a * b * (kernel[i]?.[j] ?? 0), 0), 0),
  );
  return [...surprise, ...norms.map((norm) => (strength / 2) * norm)].reduce((sum, value) => sum + value, 0);
};

describe('kernel logistic regression', () => {
  it('tells the corners of a square from each other, which no straight line does', () => {
    const table = tableOf(CORNERS, [0, 0, 1, 1]);
    const fit = fitKernelLogistic(table, 0.01);

    table.inputs.forEach((input, i) => {
      expect(oddsOf(fit, input)[table.labels[i] ?? 0]).toBeGreaterThan(0.9);
    });
  });

  it('ends where a change of any weight costs more than it gains', () => {
    const table = tableOf(CORNERS, [0, 1, 2, 1], 3);
    const fit = fitKernelLogistic(table, 0.5);
    const least = lossOf(table, fit, 0.5);

    for (const k of [0, 1, 2]) {
      for (const [j] of CORNERS.entries()) {
        for (const change of [-0.05, 0.05]) {
          const weights = fit.weights.map((row, c) => row.map((value, i) => value + (c === k && i === j ? change : 0)));
          expect(lossOf(table, { ...fit, weights }, 0.5)).toBeGreaterThan(least);
        }
      }
    }
  });

  it('says the shares of the classes when nothing else may be said', () => {
    const table = tableOf(CORNERS, [0, 0, 0, 1]);
    const [first, second] = oddsOf(fitKernelLogistic(table, 1e6), table.inputs[0] ?? []);

    expect(first).toBeCloseTo(0.75, 2);
    expect(second).toBeCloseTo(0.25, 2);
  });
});
