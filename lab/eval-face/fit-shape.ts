/** Fits the radial basis network of face shape on labelled outline ratios, and measures it by folds. Deterministic. */
import { readFileSync } from 'node:fs';
import { shapeCoordinates, shapeInputs, type ShapeModel, shapeOdds } from '../../src/lib/face/shape/shape.ts';
import { SHAPE_FEATURES } from '../../src/lib/face/shape/shape-features.ts';
import { clusterCentres } from './cluster.ts';
import { fitKernelLogistic } from './kernel-logistic.ts';
import { principalAxes } from './principal-axes.ts';
import type { Row } from './regression.ts';

export interface ShapeExample {
  readonly features: Row;
  readonly label: string;
}

/** The sixteen ratios have twelve degrees of freedom; the other directions are rounding. */
const AXES = 12;
/** More centres gain nothing: 800 of them reach the same in folds. */
const CENTRES = 300;
/** One face in this many, at least, is a centre of its own in a small table. */
const FACES_PER_CENTRE = 10;
const NARROWNESS = 0.08;
const PENALTY = 1;

/** Header: the names of `SHAPE_FEATURES`, then `label`. */
export const readShapeTable = (file: string): readonly ShapeExample[] => {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  if (header !== [...SHAPE_FEATURES, 'label'].join(',')) throw new Error(`${file} has other columns than the model`);
  return lines.map((line) => {
    const cells = line.split(',');
    return { features: cells.slice(0, -1).map(Number), label: cells.at(-1) ?? '' };
  });
};

export const fitShape = (examples: readonly ShapeExample[]): ShapeModel => {
  const classes = [...new Set(examples.map(({ label }) => label))].toSorted();
  const frame = principalAxes(
    examples.map(({ features }) => features),
    AXES,
  );
  const points = examples.map(({ features }) => shapeCoordinates(frame, features));
  const centres = clusterCentres(points, Math.min(CENTRES, Math.floor(examples.length / FACES_PER_CENTRE)));
  const network = { centres, narrowness: NARROWNESS };
  const table = {
    inputs: points.map((point) => shapeInputs(point, network)),
    kernel: centres.map((centre) => shapeInputs(centre, network)),
    labels: examples.map(({ label }) => classes.indexOf(label)),
    classes: classes.length,
  };
  return { classes, ...frame, ...network, ...fitKernelLogistic(table, PENALTY) };
};

export interface ShapeGuess {
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly confidence: number;
}

const guess = ({ features, label }: ShapeExample, model: ShapeModel): ShapeGuess => {
  const odds = shapeOdds(model, features);
  const [first = 0, second = 0] = odds.map((_, k) => k).toSorted((a, b) => (odds[b] ?? 0) - (odds[a] ?? 0));
  return {
    label,
    first: model.classes[first] ?? '',
    second: model.classes[second] ?? '',
    confidence: odds[first] ?? 0,
  };
};

/** Each example guessed by a model that did not see it. Folds are dealt within each class, in order. */
export const crossValidate = (examples: readonly ShapeExample[], folds = 5): readonly ShapeGuess[] => {
  const seen = new Map<string, number>();
  const foldOf = examples.map(({ label }) => {
    const count = seen.get(label) ?? 0;
    seen.set(label, count + 1);
    return count % folds;
  });
  return Array.from({ length: folds }).flatMap((_, fold) => {
    const model = fitShape(examples.filter((__, i) => foldOf[i] !== fold));
    return examples.filter((__, i) => foldOf[i] === fold).map((example) => guess(example, model));
  });
};
