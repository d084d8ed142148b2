/** Fits the face shape's multinomial logistic regression on a table of labelled meshes, and measures it by folds of persons. Deterministic. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { meshFrameOf } from '../../../src/lib/face/shape/mesh-frame.ts';
import { outlineRatios } from '../../../src/lib/face/shape/outline-ratios.ts';
import { PICTURE_NUMBERS } from '../../../src/lib/face/shape/picture-numbers.ts';
import { type ShapeModel, shapeOdds, softmax, standardised } from '../../../src/lib/face/shape/shape.ts';
import { columnOf, dot, gram, type Matrix, type Row, solveAll, weightedMean, weightedSpread } from './regression.ts';

export interface ShapeExample {
  readonly inputs: Row;
  readonly label: string;
  readonly person: string;
}

/** Points of the mesh. */
const POINTS = 468;
/** Chosen on the folds from 10, 40 and 80: more is better calibrated and tells less. */
const RIDGE = 40;
const INTERCEPT_RIDGE = 1e-3;
const STEPS = 500;
/** The fit has ended when no weight changes by more. */
const STILL = 1e-4;
/** No curvature of the softmax is larger: Böhning 1992. So one matrix does for all steps, and each step gains. */
const CURVATURE = 0.5;

/** Columns `label`, `person`, the picture numbers by name, and x0, y0 … x467, y467; gzipped CSV. */
export const readMeshTable = (file: string): readonly ShapeExample[] => {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString().trim().split(/\r?\n/);
  const names = header.split(',');
  const column = (name: string): number => {
    const at = names.indexOf(name);
    if (at === -1) throw new Error(`${file} has no column ${name}`);
    return at;
  };
  const [label, person, firstPoint] = [column('label'), column('person'), column('x0')];
  const pictures = PICTURE_NUMBERS.map(column);
  return lines.map((line) => {
    const cells = line.split(',');
    const frame = meshFrameOf(cells.slice(firstPoint, firstPoint + 2 * POINTS).map(Number));
    if (frame === undefined) throw new Error(`${file}: a face without eye corners`);
    const inputs = [...outlineRatios(frame), ...pictures.map((at) => Number(cells[at]))];
    return { inputs, label: cells[label] ?? '', person: cells[person] ?? '' };
  });
};

/** A person of many photos must not be the model: each photo counts n^-1/2, scaled to a mean of 1. */
const weightsOf = (examples: readonly ShapeExample[]): Row => {
  const photos = new Map<string, number>();
  for (const { person } of examples) photos.set(person, (photos.get(person) ?? 0) + 1);
  const raw = examples.map(({ person }) => (photos.get(person) ?? 1) ** -0.5);
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / raw.length;
  return raw.map((weight) => weight / mean);
};

interface Table {
  readonly rows: Matrix;
  /** Per class and example: 1 for its own. */
  readonly truth: Matrix;
  readonly weights: Row;
}

/** One row per class; the last weight is the intercept. */
const fitLogistic = ({ rows, truth, weights }: Table): Matrix => {
  const ridge = (rows[0] ?? []).map((_, j, { length }) => (j === length - 1 ? INTERCEPT_RIDGE : RIDGE));
  const columns = ridge.map((_, j) => columnOf(rows, j));
  const curvature = gram(rows, weights).map((row, i) =>
    row.map((value, j) => CURVATURE * value + (i === j ? (ridge[i] ?? 0) : 0)),
  );
  let fitted: Matrix = truth.map(() => ridge.map(() => 0));
  for (let step = 0, largest = 1; step < STEPS && largest > STILL; step++) {
    const odds = rows.map((row) => softmax(fitted.map((weight) => dot(weight, row))));
    const slopes = fitted.map((weight, k) => {
      const misses = odds.map((odd, i) => ((truth[k]?.[i] ?? 0) - (odd[k] ?? 0)) * (weights[i] ?? 1));
      return columns.map((column, j) => dot(column, misses) - (ridge[j] ?? 0) * (weight[j] ?? 0));
    });
    const moves = solveAll(curvature, slopes);
    fitted = fitted.map((weight, k) => weight.map((value, j) => value + (moves[k]?.[j] ?? 0)));
    largest = Math.max(...moves.flat().map(Math.abs));
  }
  return fitted;
};

const rounded = (values: Row, digits: number): number[] => values.map((value) => Number(value.toPrecision(digits)));

/** In few digits, which cost nothing in folds. */
export const fitShape = (examples: readonly ShapeExample[]): ShapeModel => {
  const classes = [...new Set(examples.map(({ label }) => label))].toSorted();
  const weights = weightsOf(examples);
  const inputs = examples.map((example) => example.inputs);
  const columns = (inputs[0] ?? []).map((_, j) => columnOf(inputs, j));
  const scale = {
    mean: rounded(
      columns.map((column) => weightedMean(column, weights)),
      6,
    ),
    spread: rounded(
      columns.map((column) => weightedSpread(column, weights)),
      6,
    ),
  };
  const fitted = fitLogistic({
    rows: inputs.map((input) => [...standardised(scale, input), 1]),
    truth: classes.map((name) => examples.map(({ label }) => Number(label === name))),
    weights,
  });
  return {
    classes,
    ...scale,
    weights: fitted.map((row) => rounded(row.slice(0, -1), 4)),
    intercept: rounded(
      fitted.map((row) => row.at(-1) ?? 0),
      4,
    ),
  };
};

export interface ShapeGuess {
  readonly label: string;
  readonly classes: readonly string[];
  readonly odds: Row;
}

const FOLDS = 10;

/** A different order of the persons for each deal, the same on every machine. */
const orderOf = (person: string, deal: number): number => {
  let hash = 2166136261 + deal;
  for (const letter of person) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0;
};

/** Each person into the fold that has the fewest photos so far. */
const dealPersons = (examples: readonly ShapeExample[], deal: number): ReadonlyMap<string, number> => {
  const photos = Map.groupBy(examples, ({ person }) => person);
  const persons = [...photos.keys()].toSorted((a, b) => orderOf(a, deal) - orderOf(b, deal) || a.localeCompare(b));
  const sizes = Array.from({ length: FOLDS }, () => 0);
  return new Map(
    persons.map((person) => {
      const fold = sizes.indexOf(Math.min(...sizes));
      sizes[fold] = (sizes[fold] ?? 0) + (photos.get(person)?.length ?? 0);
      return [person, fold];
    }),
  );
};

/** Each example guessed by a model that has seen nobody of that person. */
export const crossValidate = (examples: readonly ShapeExample[], deal: number): readonly ShapeGuess[] => {
  const foldOf = dealPersons(examples, deal);
  return Array.from({ length: FOLDS }).flatMap((_, fold) => {
    const model = fitShape(examples.filter(({ person }) => foldOf.get(person) !== fold));
    return examples
      .filter(({ person }) => foldOf.get(person) === fold)
      .map(({ inputs, label }) => ({ label, classes: model.classes, odds: shapeOdds(model, inputs) }));
  });
};
