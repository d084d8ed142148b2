/** Figures of the shape model on a table of labelled meshes, by folds of persons. */
import { shapeOf, TELLS_ONE } from '../../../src/lib/face/shape/shape.ts';
import { crossValidate, type ShapeExample } from './fit-shape.ts';
import { meanOf } from '../judge.ts';

export interface ShapeFigures {
  readonly faces: number;
  readonly persons: number;
  readonly first: number;
  readonly firstTwo: number;
  readonly calibrationError: number;
  /** Share of the faces of which one name, or two, are told, and how often those hold the label. */
  readonly toldOne: number;
  readonly rightOfOne: number;
  readonly toldTwo: number;
  readonly rightOfTwo: number;
  readonly unknown: number;
}

const share = <T>(values: readonly T[], holds: (value: T) => boolean): number =>
  values.filter(holds).length / values.length;

interface Guess {
  readonly confidence: number;
  readonly isFirst: boolean;
}

const BINS = 10;

/** Expected calibration error: mean distance of confidence and accuracy over bins of confidence, weighted by count. */
const calibrationError = (guesses: readonly Guess[]): number => {
  const bins = Map.groupBy(guesses, ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)));
  return [...bins.values()].reduce((sum, own) => {
    const off = meanOf(own.map(({ confidence }) => confidence)) - share(own, ({ isFirst }) => isFirst);
    return sum + (own.length * Math.abs(off)) / guesses.length;
  }, 0);
};

/** Persons dealt anew so many times; one deal alone is up to 0.6 of a point off. */
const DEALS = 3;

const figuresOfDeal = (examples: readonly ShapeExample[], deal: number) => {
  const guesses = crossValidate(examples, deal).map(({ label, classes, odds }) => {
    const order = odds.map((_, k) => k).toSorted((a, b) => (odds[b] ?? 0) - (odds[a] ?? 0));
    const [first = 0, second = 0] = order;
    const isFirst = classes[first] === label;
    return {
      told: shapeOf(odds, classes),
      confidence: odds[first] ?? 0,
      isFirst,
      isInTwo: isFirst || classes[second] === label,
    };
  });
  const one = guesses.filter(({ told }) => told.confidence >= TELLS_ONE);
  const two = guesses.filter(({ told }) => told.runnerUp !== 'unknown');
  return {
    first: share(guesses, ({ isFirst }) => isFirst),
    firstTwo: share(guesses, ({ isInTwo }) => isInTwo),
    calibrationError: calibrationError(guesses),
    toldOne: one.length / guesses.length,
    rightOfOne: share(one, ({ isFirst }) => isFirst),
    toldTwo: two.length / guesses.length,
    rightOfTwo: share(two, ({ isInTwo }) => isInTwo),
    unknown: share(guesses, ({ told }) => told.value === 'unknown'),
  };
};

/** Means over the deals. */
export const shapeFigures = (examples: readonly ShapeExample[]): ShapeFigures => {
  const deals = Array.from({ length: DEALS }, (_, deal) => figuresOfDeal(examples, deal));
  const mean = (name: keyof (typeof deals)[number]): number => meanOf(deals.map((figures) => figures[name]));
  return {
    faces: examples.length,
    persons: new Set(examples.map(({ person }) => person)).size,
    first: mean('first'),
    firstTwo: mean('firstTwo'),
    calibrationError: mean('calibrationError'),
    toldOne: mean('toldOne'),
    rightOfOne: mean('rightOfOne'),
    toldTwo: mean('toldTwo'),
    rightOfTwo: mean('rightOfTwo'),
    unknown: mean('unknown'),
  };
};
