/**
 * `npx node lab/eval-face/calibrate.ts [--answers DIR] [--service FILE] [--shapes mesh.csv.gz] [--write]`: proposes gate limits from
 * stored DetectFaces answers with labels, and fits the shape model on a table of labelled meshes; FILE has public answers of the real service without photos (one JSON a line). It also says what all of them cannot tell.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkFace, chooseFace } from '../../src/lib/face/gate/gate.ts';
import type { FaceDetection } from '../../src/lib/face/types.ts';
import { readAnswers, type StoredAnswer } from './fit/answers.ts';
import { fitGate } from './fit/fit-gate.ts';
import { fitShape, readMeshTable } from './fit/fit-shape.ts';
import { detections } from './measure.ts';
import { shapeFigures } from './fit/shape-figures.ts';
import { serviceFigures } from './service-figures.ts';
import { readStoredAnswers } from './stored-answers.ts';
import { LEAST_GOOD, unknownsOf } from './unknowns.ts';

const MODELS = path.resolve(import.meta.dirname, '../../src/lib/face');

interface Example {
  readonly answer: StoredAnswer;
  readonly face: FaceDetection;
}

const examplesOf = (answers: readonly StoredAnswer[]): readonly Example[] =>
  answers.flatMap((answer) => {
    const chosen = chooseFace(detections(answer.faceDetails));
    return chosen.ok ? [{ answer, face: chosen.value }] : [];
  });

const fitShapes = (table: string) => {
  const examples = readMeshTable(table);
  return { model: fitShape(examples), figures: shapeFigures(examples) };
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
const examples = examplesOf(answers);
const isGood = ({ answer, face }: Example): boolean => (answer.labels.code ?? 'ok') === 'ok' && checkFace(face).ok;
const good = examples.filter(isGood);
const bad = examples.filter(({ answer }) => !['ok', undefined].includes(answer.labels.code));

const shapes = options.shapes === undefined ? undefined : fitShapes(options.shapes);
const gate =
  good.length < LEAST_GOOD
    ? undefined
    : fitGate(
        good.map(({ face }) => face),
        bad.map(({ face }) => face),
      );

const service = stored.length === 0 ? undefined : serviceFigures(stored);
const unknown = unknownsOf(answers, stored);
console.log(JSON.stringify({ unknown, answers: answers.length, service, shape: shapes?.figures, gate }, null, 2));
if (options.write) {
  if (shapes) write('shape/shape-model.json', shapes.model);
}
