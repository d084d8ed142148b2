/** What public answers of the real service show about the limits and scales assumed here; they come without photos. */
import { layHead } from '../../dev/face-engine/head-template.ts';
import type { LandmarkPoints } from '../../dev/face-engine/landmarks.ts';
import { toFaceDetection } from '../../src/lib/adapters/aws/rekognition.ts';
import { selectFace } from '../../src/lib/face/profile.ts';
import { quantile } from '../../src/lib/face/statistics.ts';
import type { FaceDetection } from '../../src/lib/face/types.ts';
import type { StoredFace } from './stored-answers.ts';

const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] as const;
const BOOLEANS = ['eyeglasses', 'sunglasses', 'eyesOpen', 'mouthOpen', 'faceOccluded'] as const;
/** Degrees; beyond them the landmarks of the service leave the head. */
const FRONTAL = 30;

interface Judged extends StoredFace {
  readonly detection: FaceDetection;
}

const quantiles = (values: readonly number[]): string =>
  values.length === 0 ? 'none' : SHARES.map((share) => quantile(values, share).toFixed(3)).join(' ');

const countBy = (names: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const codeOf = ({ detection, size }: Judged): string => {
  const outcome = selectFace([detection], { ...size, data: new Uint8Array() });
  return outcome.ok ? 'ok' : outcome.rejection.code;
};

/** Eye distances that the rigid head leaves. */
const residualOf = ({ detection: { landmarks }, size }: Judged): number => {
  const points = Object.fromEntries(
    Object.entries(landmarks).map(([name, { x, y }]) => [name, { x: x * size.width, y: y * size.height }]),
  );
  return layHead(points as unknown as LandmarkPoints).residual;
};

const confidences = (judged: readonly Judged[], name: (typeof BOOLEANS)[number]) => {
  const told = judged.flatMap(({ detection }) => detection[name] ?? []);
  const of = (wanted: boolean) => told.filter(({ value }) => value === wanted).map(({ confidence }) => confidence);
  return { told: told.length, true: quantiles(of(true)), false: quantiles(of(false)) };
};

/** Quantiles at 0, 5, 25, 50, 75, 95 and 100 %. */
export const serviceFigures = (stored: readonly StoredFace[]) => {
  const judged = stored.map((one): Judged => ({ ...one, detection: toFaceDetection(one.face) }));
  const numbers = (read: (face: FaceDetection) => number) => quantiles(judged.map(({ detection }) => read(detection)));
  const frontal = judged.filter(({ detection: { pose } }) => Math.abs(pose.yaw) < FRONTAL);
  return {
    faces: stored.length,
    landmarks: countBy(stored.map(({ face }) => `${face.Landmarks?.length ?? 0}`)),
    gate: countBy(judged.map(codeOf)),
    brightness: numbers(({ quality }) => quality.brightness),
    sharpness: numbers(({ quality }) => quality.sharpness),
    confidence: numbers(({ confidence }) => confidence),
    yaw: numbers(({ pose }) => Math.abs(pose.yaw)),
    pitch: numbers(({ pose }) => pose.pitch),
    headLeaves: quantiles(frontal.map(residualOf)),
    booleans: Object.fromEntries(BOOLEANS.map((name) => [name, confidences(judged, name)])),
  };
};
