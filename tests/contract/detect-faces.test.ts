/**
 * Answers of Amazon Rekognition through adapter and gate: invented ones in its exact shape, and real ones where the sample
 * data lies beside the repository (or in GLAMAI_SAMPLE_DATA). What the pixels say of a face is no matter here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FaceDetail } from '@aws-sdk/client-rekognition';
import { describe, expect, it } from '@jest/globals';
import { wrongInAnswer } from '../../dev/rekognition/wire-model.ts';
import { readStoredAnswers, type StoredFace } from '../../lab/calibrate/stored-answers.ts';
import { toFaceDetection } from '../../src/lib/adapters/aws/rekognition.ts';
import { selectFace } from '../../src/lib/face/profile.ts';
import { REPOSITORY } from '../../testing/packages/packages.ts';

interface Invented {
  readonly about: string;
  readonly size: { readonly width: number; readonly height: number };
  /** The gate's code before any pixel is looked at, or `ok`. */
  readonly expect: string;
  readonly answer: { readonly FaceDetails: readonly FaceDetail[] };
}

const FIXTURES = join(REPOSITORY, 'fixtures/detect-faces');
const invented = readdirSync(FIXTURES).map(
  (file) => [file, JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as Invented] as const,
);

const judge = (faces: readonly FaceDetail[], size: Invented['size']): string => {
  const outcome = selectFace(faces.map(toFaceDetection), { ...size, data: new Uint8Array() });
  return outcome.ok ? 'ok' : outcome.rejection.code;
};

describe('an answer in the shape of the service', () => {
  it.each(invented)('is one that AWS could give, and is judged: %s', (_file, { answer, size, expect: code }) => {
    expect(wrongInAnswer(answer)).toEqual([]);
    expect(judge(answer.FaceDetails, size)).toBe(code);
  });

  it.each(invented)('keeps no age, gender or emotion: %s', (_file, { answer }) => {
    const kept = JSON.stringify(answer.FaceDetails.map(toFaceDetection));

    expect(kept).not.toMatch(/age|gender|emotion|beard|smile|direction/i);
  });
});

const DATA = resolve(REPOSITORY, process.env['GLAMAI_SAMPLE_DATA'] ?? '../shared/data');
const FILE = join(DATA, 'rekognition/answers.jsonl');
const stored = existsSync(FILE) ? readStoredAnswers(FILE) : [];

const isCut = ({ Landmarks = [] }: FaceDetail): boolean =>
  Landmarks.some(({ X = 0, Y = 0 }) => Math.min(X, Y) < 0 || Math.max(X, Y) >= 1);

/** What each refusal of a real answer must rest on; the rest waits for the pixels, which these answers come without. */
const REASONS: Readonly<Record<string, (face: FaceDetail, size: Invented['size']) => boolean>> = {
  ok: () => true,
  no_face: ({ Confidence = 0 }) => Confidence < 90,
  face_turned: ({ Pose: { Yaw = 0, Pitch = 0, Roll = 0 } = {} }) =>
    Math.abs(Yaw) > 25 || Math.abs(Pitch) > 30 || Math.abs(Roll) > 45,
  too_dark: ({ Quality }) => (Quality?.Brightness ?? 0) < 27,
  blurry: ({ Quality }) => (Quality?.Sharpness ?? 0) < 15,
  face_too_small: ({ BoundingBox }, { width }) => (BoundingBox?.Width ?? 0) * width < 60,
  face_occluded: isCut,
};

const describeStored = stored.length === 0 ? describe.skip : describe;
const titleOf = ({ year, request, face }: StoredFace): string =>
  `${year}, ${request}, ${face.Landmarks?.length ?? 0} landmarks`;

describeStored(`the stored real answers (skipped when ${FILE} is absent)`, () => {
  it.each(stored.map((one, index) => [`${index + 1}: ${titleOf(one)}`, one] as const))(
    'is a face, or is refused for what the service says of it: %s',
    (_title, { face, size }) => {
      expect(wrongInAnswer({ FaceDetails: [face] })).toEqual([]);
      const code = judge([face], size);

      expect([code, REASONS[code]?.(face, size)]).toEqual([code, true]);
    },
  );
});
