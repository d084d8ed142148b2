/** Fits the softmax model of face shape on labelled outline ratios, and measures it by folds. Deterministic. */
import { readFileSync } from 'node:fs';
import { SHAPE_FEATURES } from '../../src/lib/face/shape-features.ts';

export interface ShapeExample {
  readonly features: readonly number[];
  readonly label: string;
}

export interface ShapeModel {
  readonly classes: readonly string[];
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly (readonly number[])[];
  readonly intercept: readonly number[];
}

/** Ratios outside this many standard deviations are held, as they are when the model is used. */
const MAX_Z = 3;
const PENALTY = 0.002;
const STEPS = 150;
const RATE = 0.5;
const MOMENTUM = 0.9;

/** Header: the names of `SHAPE_FEATURES`, then `label`. */
export const readShapeTable = (file: string): readonly ShapeExample[] => {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  if (header !== [...SHAPE_FEATURES, 'label'].join(',')) throw new Error(`${file} has other columns than the model`);
  return lines.map((line) => {
    const cells = line.split(',');
    return { features: cells.slice(0, -1).map(Number), label: cells.at(-1) ?? '' };
  });
};

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export const softmax = (scores: readonly number[]): readonly number[] => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};

const standardise = (features: readonly number[], mean: readonly number[], scale: readonly number[]): number[] =>
  features.map((value, i) => Math.max(-MAX_Z, Math.min(MAX_Z, (value - (mean[i] ?? 0)) / (scale[i] ?? 1))));

type Parameters = Float64Array[];

/** One gradient step with momentum; row k of `parameters` holds the weights of class k and, last, its intercept. */
const step = (rows: readonly number[][], truth: readonly number[], parameters: Parameters, speed: Parameters): void => {
  const gradient = parameters.map((row) => new Float64Array(row.length));
  rows.forEach((row, i) => {
    const scores = parameters.map((weights) => row.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), 0));
    softmax(scores).forEach((probability, k) => {
      const error = probability - (truth[i] === k ? 1 : 0);
      const slope = gradient[k];
      if (slope !== undefined) row.forEach((value, j) => (slope[j] = (slope[j] ?? 0) + error * value));
    });
  });
  parameters.forEach((weights, k) => {
    weights.forEach((weight, j) => {
      const penalty = j === weights.length - 1 ? 0 : PENALTY * weight;
      const slope = (gradient[k]?.[j] ?? 0) / rows.length + penalty;
      const velocity = MOMENTUM * (speed[k]?.[j] ?? 0) - RATE * slope;
      if (speed[k] !== undefined) speed[k][j] = velocity;
      weights[j] = weight + velocity;
    });
  });
};

export const fitShape = (examples: readonly ShapeExample[], steps = STEPS): ShapeModel => {
  const classes = [...new Set(examples.map(({ label }) => label))].toSorted();
  const columns = SHAPE_FEATURES.map((_, j) => examples.map(({ features }) => features[j] ?? 0));
  const mean = columns.map(meanOf);
  const scale = columns.map((column, j) => Math.sqrt(meanOf(column.map((value) => (value - (mean[j] ?? 0)) ** 2))));
  const rows = examples.map(({ features }) => [...standardise(features, mean, scale), 1]);
  const truth = examples.map(({ label }) => classes.indexOf(label));
  const parameters = classes.map(() => new Float64Array(SHAPE_FEATURES.length + 1));
  const speed = classes.map(() => new Float64Array(SHAPE_FEATURES.length + 1));
  for (let i = 0; i < steps; i++) step(rows, truth, parameters, speed);
  return {
    classes,
    mean,
    scale,
    weights: parameters.map((row) => [...row.subarray(0, -1)]),
    intercept: parameters.map((row) => row.at(-1) ?? 0),
  };
};

export const shapeOdds = (model: ShapeModel, features: readonly number[]): readonly number[] => {
  const z = standardise(features, model.mean, model.scale);
  return softmax(
    model.classes.map((_, k) =>
      z.reduce((sum, value, j) => sum + value * (model.weights[k]?.[j] ?? 0), model.intercept[k] ?? 0),
    ),
  );
};

export interface ShapeGuess {
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly confidence: number;
}

/** Each example guessed by a model that did not see it. Folds are dealt within each class, in order. */
export const crossValidate = (examples: readonly ShapeExample[], folds = 5, steps = STEPS): readonly ShapeGuess[] => {
  const seen = new Map<string, number>();
  const foldOf = examples.map(({ label }) => {
    const count = seen.get(label) ?? 0;
    seen.set(label, count + 1);
    return count % folds;
  });
  return Array.from({ length: folds }).flatMap((_, fold) => {
    const model = fitShape(
      examples.filter((__, i) => foldOf[i] !== fold),
      steps,
    );
    return examples
      .filter((__, i) => foldOf[i] === fold)
      .map(({ features, label }) => {
        const odds = shapeOdds(model, features);
        const [first = 0, second = 0] = odds.map((_odd, k) => k).toSorted((a, b) => (odds[b] ?? 0) - (odds[a] ?? 0));
        return {
          label,
          first: model.classes[first] ?? '',
          second: model.classes[second] ?? '',
          confidence: odds[first] ?? 0,
        };
      });
  });
};
