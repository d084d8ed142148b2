/** Five-fold figures of the shape model on a table of labelled outline ratios. */
import { isTold } from '../../src/lib/face/shape/shape.ts';
import { crossValidate, type ShapeExample, type ShapeGuess } from './fit-shape.ts';
import { calibrationError } from './metrics.ts';

export interface ShapeFigures {
  readonly faces: number;
  readonly first: number;
  readonly firstTwo: number;
  readonly calibrationError: number;
  /** Share of the faces whose shape is told, and how often it is then right. */
  readonly told: number;
  readonly firstOfTold: number;
  readonly firstTwoOfTold: number;
}

const share = (guesses: readonly ShapeGuess[], hit: (guess: ShapeGuess) => boolean): number =>
  guesses.filter(hit).length / guesses.length;

const isFirst = ({ first, label }: ShapeGuess): boolean => first === label;
const inTwo = ({ first, second, label }: ShapeGuess): boolean => first === label || second === label;

export const shapeFigures = (examples: readonly ShapeExample[]): ShapeFigures => {
  const guesses = crossValidate(examples);
  const told = guesses.filter(({ confidence }) => isTold(confidence));
  return {
    faces: examples.length,
    first: share(guesses, isFirst),
    firstTwo: share(guesses, inTwo),
    calibrationError: calibrationError(guesses.map((guess) => ({ confidence: guess.confidence, hit: isFirst(guess) }))),
    told: told.length / guesses.length,
    firstOfTold: share(told, isFirst),
    firstTwoOfTold: share(told, inTwo),
  };
};
