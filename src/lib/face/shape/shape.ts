/** Face shape by a radial basis network over outline ratios, with runner-up and a probability that means what it says. */
import type { FaceShape } from '../../vocabulary.ts';
import type { FaceFrame } from './frame.ts';
import model from './shape-model.json' with { type: 'json' };
import { SHAPE_FEATURES, type ShapeFeature, shapeFeatures } from './shape-features.ts';
import { clamp } from '../statistics.ts';
import type { ShapeProfile } from '../types.ts';

/** Below this best probability the shape is not told: five classes that overlap make it little more than a guess. */
const MIN_PROBABILITY = 0.35;
/** As it is told: in hundredths. */
const inHundredths = (probability: number): number => Math.round(probability * 100) / 100;
export const isTold = (probability: number): boolean => inHundredths(probability) >= MIN_PROBABILITY;
/** Standard deviations beyond which a coordinate is held: the model has seen nothing out there. */
export const MAX_DEVIATION = 3;

type Vector = readonly number[];

/** Everything that turns sixteen ratios into probabilities; fitted by `npx node lab/eval-face/calibrate.ts`. */
export interface ShapeModel {
  readonly classes: readonly string[];
  readonly mean: Vector;
  /** Rows: uncorrelated directions of unit variance in the ratios. */
  readonly axes: readonly Vector[];
  /** Typical faces, in coordinates along the axes. */
  readonly centres: readonly Vector[];
  /** Kernel exp(-narrowness * squared distance). */
  readonly narrowness: number;
  /** One row per class, of the centres. */
  readonly weights: readonly Vector[];
  readonly intercept: Vector;
}

/** The ratios along the model's axes: what is rare counts as much as what is common. */
export const shapeCoordinates = ({ mean, axes }: Pick<ShapeModel, 'mean' | 'axes'>, ratios: Vector): number[] =>
  axes.map((axis) =>
    clamp(
      axis.reduce((sum, value, i) => sum + value * ((ratios[i] ?? 0) - (mean[i] ?? 0)), 0),
      -MAX_DEVIATION,
      MAX_DEVIATION,
    ),
  );

/** Nearness (0..1) to each of the typical faces. */
export const shapeInputs = (
  coordinates: Vector,
  { centres, narrowness }: Pick<ShapeModel, 'centres' | 'narrowness'>,
): number[] =>
  centres.map((centre) =>
    Math.exp(-narrowness * coordinates.reduce((sum, value, i) => sum + (value - (centre[i] ?? 0)) ** 2, 0)),
  );

export const softmax = (scores: readonly number[]): readonly number[] => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};

/** Probability of each class, in the model's order. */
export const shapeOdds = (fitted: ShapeModel, ratios: Vector): Vector => {
  const inputs = shapeInputs(shapeCoordinates(fitted, ratios), fitted);
  return softmax(
    fitted.weights.map((row, k) => row.reduce((sum, w, i) => sum + w * (inputs[i] ?? 0), fitted.intercept[k] ?? 0)),
  );
};

/** Probabilities over the model's classes, most probable first. */
export const shapeProbabilities = (
  features: Readonly<Record<ShapeFeature, number>>,
): readonly { readonly shape: FaceShape; readonly probability: number }[] =>
  shapeOdds(
    model,
    SHAPE_FEATURES.map((name) => features[name]),
  )
    .map((probability, k) => ({ shape: model.classes[k] as FaceShape, probability }))
    .toSorted((a, b) => b.probability - a.probability);

const UNKNOWN: ShapeProfile = { value: 'unknown', runnerUp: 'unknown', confidence: 0 };

export const readShape = (frame: FaceFrame): ShapeProfile => {
  const features = shapeFeatures(frame);
  if (features === undefined) return UNKNOWN;
  const [first, second] = shapeProbabilities(features);
  if (first === undefined || second === undefined) return UNKNOWN;
  const confidence = inHundredths(first.probability);
  return isTold(first.probability)
    ? { value: first.shape, runnerUp: second.shape, confidence }
    : { value: 'unknown', runnerUp: first.shape, confidence };
};
