/** Face shape by a softmax model over outline ratios, with runner-up and a probability that means what it says. */
import type { FaceShape } from '../vocabulary.ts';
import type { FaceFrame } from './frame.ts';
import model from './shape-model.json' with { type: 'json' };
import { SHAPE_FEATURES, type ShapeFeature, shapeFeatures } from './shape-features.ts';
import { clamp } from './statistics.ts';
import type { ShapeProfile } from './types.ts';

/** Below this best probability the shape is not told: five classes that overlap make it little more than a guess. */
export const MIN_PROBABILITY = 0.35;
/** Standard deviations beyond which a ratio is held: the model has seen nothing out there. */
const MAX_Z = 3;

const softmax = (scores: readonly number[]): readonly number[] => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};

/** Probabilities over the model's classes, most probable first. */
export const shapeProbabilities = (
  features: Readonly<Record<ShapeFeature, number>>,
): readonly { readonly shape: FaceShape; readonly probability: number }[] => {
  const z = SHAPE_FEATURES.map((name, i) =>
    clamp((features[name] - (model.mean[i] ?? 0)) / (model.scale[i] ?? 1), -MAX_Z, MAX_Z),
  );
  const scores = model.classes.map(
    (_, k) =>
      (model.intercept[k] ?? 0) + (model.weights[k] ?? []).reduce((sum, weight, i) => sum + weight * (z[i] ?? 0), 0),
  );
  return softmax(scores)
    .map((probability, k) => ({ shape: model.classes[k] as FaceShape, probability }))
    .toSorted((a, b) => b.probability - a.probability);
};

const UNKNOWN: ShapeProfile = { value: 'unknown', runnerUp: 'unknown', confidence: 0 };

export const readShape = (frame: FaceFrame): ShapeProfile => {
  const features = shapeFeatures(frame);
  if (features === undefined) return UNKNOWN;
  const [first, second] = shapeProbabilities(features);
  if (first === undefined || second === undefined) return UNKNOWN;
  const confidence = Math.round(first.probability * 100) / 100;
  return first.probability < MIN_PROBABILITY
    ? { value: 'unknown', runnerUp: first.shape, confidence }
    : { value: first.shape, runnerUp: second.shape, confidence };
};
