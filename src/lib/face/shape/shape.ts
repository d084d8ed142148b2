/** Face shape as probabilities over five classes, from the mesh's outline and from what the pixels show around it. */
import { clamp } from '../statistics.ts';
import type { RgbImage, ShapeCandidate, ShapeProfile } from '../types.ts';
import type { MeshFrame } from './mesh-frame.ts';
import { OUTLINE_RATIOS, outlineRatios } from './outline-ratios.ts';
import { PICTURE_NUMBERS, pictureNumbers } from './picture-numbers.ts';
import model from './shape-model.json' with { type: 'json' };

/** What the model reads, in its order. */
export const SHAPE_INPUTS = [...OUTLINE_RATIOS, ...PICTURE_NUMBERS] as const;

/** One name is told from this probability on: three of five are then right. */
export const TELLS_ONE = 0.45;
/** Two names are told when both together reach this: nearly four of five are then right. */
const TELLS_TWO = 0.6;
/** Standard deviations beyond which an input is held: the model has seen nothing out there. */
const MAX_DEVIATION = 3;

type Vector = readonly number[];

/** Multinomial logistic regression on standardised inputs; fitted by `npm run eval:face -- --write`. */
export interface ShapeModel {
  readonly classes: readonly string[];
  readonly mean: Vector;
  readonly spread: Vector;
  /** One row per class. */
  readonly weights: readonly Vector[];
  readonly intercept: Vector;
}

/** In standard deviations from the mean of the labelled faces. */
export const standardised = ({ mean, spread }: Pick<ShapeModel, 'mean' | 'spread'>, inputs: Vector): number[] =>
  inputs.map((input, i) => clamp((input - (mean[i] ?? 0)) / (spread[i] ?? 1), -MAX_DEVIATION, MAX_DEVIATION));

export const softmax = (scores: Vector): Vector => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};

/** Probability of each class, in the model's order. */
export const shapeOdds = (fitted: ShapeModel, inputs: Vector): Vector => {
  const deviations = standardised(fitted, inputs);
  return softmax(
    fitted.weights.map((row, k) => row.reduce((sum, w, i) => sum + w * (deviations[i] ?? 0), fitted.intercept[k] ?? 0)),
  );
};

export const inHundredths = (probability: number): number => Math.round(probability * 100) / 100;

/** Of a face without a trustworthy mesh. */
export const UNKNOWN_SHAPE: ShapeProfile = { value: 'unknown', runnerUp: 'unknown', confidence: 0, candidates: [] };

/** Says what the probabilities allow to say; they are told in hundredths and compared as they are told. */
export const shapeOf = (odds: Vector, classes: readonly string[]): ShapeProfile => {
  const candidates = odds
    .map((probability, k) => ({ value: classes[k] as ShapeCandidate['value'], probability: inHundredths(probability) }))
    .toSorted((a, b) => b.probability - a.probability);
  const [first, second] = candidates;
  if (first === undefined || second === undefined) return UNKNOWN_SHAPE;
  const two = inHundredths(first.probability + second.probability) >= TELLS_TWO;
  return {
    value: two || first.probability >= TELLS_ONE ? first.value : 'unknown',
    runnerUp: two ? second.value : 'unknown',
    confidence: first.probability,
    candidates,
  };
};

/** In the order of `SHAPE_INPUTS`. */
export const shapeInputs = (frame: MeshFrame, image: RgbImage): Vector => [
  ...outlineRatios(frame),
  ...pictureNumbers(frame, image),
];

export const readShape = (frame: MeshFrame, image: RgbImage): ShapeProfile =>
  shapeOf(shapeOdds(model, shapeInputs(frame, image)), model.classes);
