/**
 * `npx node lab/calibrate/cli.ts [--answers DIR] [--service FILE]`: proposes limits of the gate from stored DetectFaces answers with
 * labels, and shows the scales of public answers of the real service without photos (one JSON a line). It also says what all of
 * them cannot tell.
 */
import { parseArgs } from 'node:util';
import { checkFace, chooseFace } from '../../src/lib/face/gate/gate.ts';
import type { FaceDetection } from '../../src/lib/face/types.ts';
import { detections } from '../eval-face/measure.ts';
import { readAnswers, type StoredAnswer } from './answers.ts';
import { gateLimits } from './gate-limits.ts';
import { serviceFigures } from './service-figures.ts';
import { readStoredAnswers } from './stored-answers.ts';
import { LEAST_GOOD, unknownsOf } from './unknowns.ts';

interface Example {
  readonly answer: StoredAnswer;
  readonly face: FaceDetection;
}

const examplesOf = (answers: readonly StoredAnswer[]): readonly Example[] =>
  answers.flatMap((answer) => {
    const chosen = chooseFace(detections(answer.faceDetails));
    return chosen.ok ? [{ answer, face: chosen.value }] : [];
  });

const { values: options } = parseArgs({ options: { answers: { type: 'string' }, service: { type: 'string' } } });

const answers = options.answers === undefined ? [] : readAnswers(options.answers);
const stored = options.service === undefined ? [] : readStoredAnswers(options.service);
const facesOf = (wanted: (example: Example) => boolean): readonly FaceDetection[] =>
  examplesOf(answers)
    .filter(wanted)
    .map(({ face }) => face);
const isGood = ({ answer }: Example): boolean => (answer.labels.code ?? 'ok') === 'ok';
const good = facesOf((example) => isGood(example) && checkFace(example.face).ok);
const gate =
  good.length < LEAST_GOOD
    ? undefined
    : gateLimits(
        good,
        facesOf((example) => !isGood(example)),
      );
const service = stored.length === 0 ? undefined : serviceFigures(stored);

const unknown = unknownsOf(answers, stored);
console.log(JSON.stringify({ unknown, answers: answers.length, service, gate }, null, 2));
