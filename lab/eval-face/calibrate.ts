/**
 * `npx node lab/eval-face/calibrate.ts [--answers DIR] [--service FILE] [--shapes features.csv] [--write]`: fits shape model, Monk mapping, confidences
 * and feature borders from stored DetectFaces answers with labels and proposes gate limits; FILE has public answers of
 * the real service without photos (one JSON a line). It also says what all of them cannot tell.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { checkFace, chooseFace } from '../../src/lib/face/gate/gate.ts';
import { frameOf } from '../../src/lib/face/shape/frame.ts';
import type { ShapeModel } from '../../src/lib/face/shape/shape.ts';
import { SHAPE_FEATURES, shapeFeatures } from '../../src/lib/face/shape/shape-features.ts';
import type { FaceDetection } from '../../src/lib/face/types.ts';
import { readAnswers, type StoredAnswer } from './answers.ts';
import { fitBorders, fitGate } from './fit-borders.ts';
import { fitShape, readShapeTable, type ShapeExample } from './fit-shape.ts';
import { fitSkin } from './fit-skin.ts';
import { detections } from './measure.ts';
import { shapeFigures } from './shape-figures.ts';
import { serviceFigures } from './service-figures.ts';
import { skinExamples } from './skin-examples.ts';
import { readStoredAnswers } from './stored-answers.ts';
import { LEAST_GOOD, unknownsOf } from './unknowns.ts';

/** Fewer labelled faces than this would fit noise. */
const MIN_SHAPES = 200;
const MODELS = path.resolve(import.meta.dirname, '../../src/lib/face');

interface Example {
  readonly answer: StoredAnswer;
  readonly face: FaceDetection;
  /** Width over height of the picture. */
  readonly aspect: number;
}

const aspectOf = async (photo: string): Promise<number> => {
  if (!existsSync(photo)) return 1;
  const { autoOrient } = await sharp(photo, { limitInputPixels: false }).metadata();
  return autoOrient.width / autoOrient.height;
};

const examplesOf = async (answers: readonly StoredAnswer[]): Promise<readonly Example[]> => {
  const examples: Example[] = [];
  for (const answer of answers) {
    const chosen = chooseFace(detections(answer.faceDetails));
    if (chosen.ok) examples.push({ answer, face: chosen.value, aspect: await aspectOf(answer.photo) });
  }
  return examples;
};

const shapeExamples = (examples: readonly Example[]): readonly ShapeExample[] =>
  examples.flatMap(({ answer, face, aspect }) => {
    const frame = frameOf(face, { width: aspect, height: 1 });
    const ratios = frame && shapeFeatures(frame);
    const label = answer.labels.faceShape;
    return ratios && label !== undefined ? [{ label, features: SHAPE_FEATURES.map((name) => ratios[name]) }] : [];
  });

const rounded = (values: readonly number[], digits: number): number[] =>
  values.map((value) => Number(value.toPrecision(digits)));

/** Fewer digits cost nothing in folds and halve the file. */
const roundModel = (model: ShapeModel): ShapeModel => ({
  ...model,
  mean: rounded(model.mean, 6),
  axes: model.axes.map((row) => rounded(row, 6)),
  centres: model.centres.map((row) => rounded(row, 3)),
  weights: model.weights.map((row) => rounded(row, 4)),
  intercept: rounded(model.intercept, 5),
});

const fitShapes = (examples: readonly ShapeExample[]) => {
  if (examples.length < MIN_SHAPES) return undefined;
  return { model: roundModel(fitShape(examples)), figures: shapeFigures(examples) };
};

const write = (name: string, value: unknown): void => {
  writeFileSync(path.join(MODELS, name), `${JSON.stringify(value, null, 2)}\n`);
  console.log(`wrote ${name}`);
};

const { values: options } = parseArgs({
  options: {
    answers: { type: 'string' },
    service: { type: 'string' },
    shapes: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const answers = options.answers === undefined ? [] : readAnswers(options.answers);
const stored = options.service === undefined ? [] : readStoredAnswers(options.service);
const examples = await examplesOf(answers);
const isGood = ({ answer, face }: Example): boolean => (answer.labels.code ?? 'ok') === 'ok' && checkFace(face).ok;
const good = examples.filter(isGood);
const bad = examples.filter(({ answer }) => !['ok', undefined].includes(answer.labels.code));
const aspects = new Map(good.map(({ face, aspect }) => [face, aspect]));

const shapes = fitShapes(options.shapes === undefined ? shapeExamples(examples) : readShapeTable(options.shapes));
const skin = fitSkin(await skinExamples(answers));
const borders =
  good.length < LEAST_GOOD
    ? undefined
    : fitBorders(
        good.map(({ face }) => face),
        (face) => aspects.get(face) ?? 1,
      );
const gate =
  good.length < LEAST_GOOD
    ? undefined
    : fitGate(
        good.map(({ face }) => face),
        bad.map(({ face }) => face),
      );

const service = stored.length === 0 ? undefined : serviceFigures(stored);
const unknown = unknownsOf(answers, stored);
console.log(
  JSON.stringify({ unknown, answers: answers.length, service, shape: shapes?.figures, skin, borders, gate }, null, 2),
);
if (options.write) {
  if (shapes) write('shape-model.json', shapes.model);
  if (skin) write('skin-model.json', skin.model);
  if (borders) write('feature-borders.json', borders);
}
