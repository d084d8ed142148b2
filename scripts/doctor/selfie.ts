/** One real DetectFaces call on a photo of the operator's, held against what the code and the local double assume of it. */
import type { FaceDetail as Answer } from '@aws-sdk/client-rekognition';
import { layHead } from '../../dev/face-engine/head-template.ts';
import type { LandmarkPoints } from '../../dev/face-engine/landmarks.ts';
import type { FaceDetail as LocalAnswer } from '../../dev/face-engine/types.ts';
import type { Finding } from './finding.ts';

export interface SelfieQuestion {
  /** What the service asks for, on these bytes. */
  readonly detect: () => Promise<readonly Answer[]>;
  /** What the local double answers for the same bytes. */
  readonly detectHere: () => Promise<readonly LocalAnswer[]>;
  /** Pixels after EXIF rotation. */
  readonly size: { readonly width: number; readonly height: number };
}

const found = (name: string, as: boolean, says: string, advice: string): Finding =>
  as ? { name, state: 'ok', says } : { name, state: 'note', says, advice };

const checkLandmarks = ({ Landmarks = [] }: Answer): Finding => {
  const names = new Set(Landmarks.map(({ Type }) => Type));
  const needed = ['eyeLeft', 'eyeRight', 'mouthLeft', 'mouthRight', 'nose'] as const;
  const missing = needed.filter((name) => !names.has(name));
  const says = `${names.size}${missing.length === 0 ? '' : `, without ${missing.join(', ')}`}`;
  if (missing.length > 0) {
    const advice = 'Every selfie will be refused: the mesh starts from these five.';
    return { name: 'landmarks', state: 'bad', says, advice };
  }
  return found('landmarks', names.size === 5, says, 'Five were assumed for single attributes; more do no harm.');
};

/** Eye distances. Answers since 2021 leave at most 0.03 while the face is turned by less than 30 degrees. */
const MOST_RESIDUAL = 0.05;

const checkTemplate = ({ Landmarks = [] }: Answer, { size }: SelfieQuestion): Finding => {
  const name = 'head template';
  if (Landmarks.length < 5) return { name, state: 'note', says: 'cannot be known from so few landmarks' };
  const points = Object.fromEntries(
    Landmarks.map(({ Type, X = 0, Y = 0 }) => [Type, { x: X * size.width, y: Y * size.height }]),
  ) as unknown as LandmarkPoints;
  const { residual } = layHead(points);
  const says = `leaves ${residual.toFixed(3)} eye distances of ${Landmarks.length} landmarks`;
  const advice = `At most ${MOST_RESIDUAL} was assumed: the landmarks are no longer one rigid head. Look at the mesh's tolerance.`;
  return found(name, residual <= MOST_RESIDUAL, says, advice);
};

interface Scale {
  readonly name: string;
  readonly of: (face: Answer | LocalAnswer) => number | undefined;
  /** What public answers showed for selfies. */
  readonly range: readonly [least: number, most: number];
  /** From the local double, on photos whose public answers are known. */
  readonly near: number;
}

const SCALES: readonly Scale[] = [
  { name: 'confidence', of: ({ Confidence }) => Confidence, range: [99.9, 100], near: 0.1 },
  { name: 'brightness', of: ({ Quality }) => Quality?.Brightness, range: [23, 98], near: 10 },
  { name: 'sharpness', of: ({ Quality }) => Quality?.Sharpness, range: [5.8, 100], near: 40 },
  { name: 'yaw', of: ({ Pose }) => Pose?.Yaw, range: [-30, 30], near: 7 },
  { name: 'pitch', of: ({ Pose }) => Pose?.Pitch, range: [-30, 30], near: 9 },
  { name: 'roll', of: ({ Pose }) => Pose?.Roll, range: [-30, 30], near: 4 },
];

const checkScale = ({ name, of, range: [least, most], near }: Scale, face: Answer, here?: LocalAnswer): Finding => {
  const value = of(face);
  if (value === undefined) {
    return { name, state: 'bad', says: 'not told', advice: 'Every selfie will be answered 503: the adapter needs it.' };
  }
  const local = here === undefined ? undefined : of(here);
  const says = `${value.toFixed(1)}${local === undefined ? '' : `; the double says ${local.toFixed(1)}`}`;
  const usual = value >= least && value <= most && (local === undefined || Math.abs(value - local) <= near);
  const advice = `Assumed: ${least} to ${most}, within ${near} of the double. One photo proves little: try others, then \`npm run calibrate\`.`;
  return found(name, usual, says, advice);
};

const BOOLEANS = ['FaceOccluded', 'EyesOpen', 'MouthOpen', 'Sunglasses', 'Eyeglasses'] as const;

const checkBooleans = (face: Answer): Finding => {
  const told = BOOLEANS.map((name) => {
    const { Value, Confidence } = face[name] ?? {};
    return Value === undefined ? `${name} untold` : `${name} ${String(Value)} ${Confidence?.toFixed(1) ?? '?'}`;
  });
  const all = BOOLEANS.every((name) => face[name]?.Value !== undefined);
  return found('booleans', all, told.join(', '), 'Each was asked for; without them mesh and pixels judge alone.');
};

const failed = (error: unknown): Finding => ({
  name: 'DetectFaces',
  state: 'bad',
  says: `${(error as Error).name}: the call failed`,
  advice: 'Allow rekognition:DetectFaces to these credentials, and take a JPEG or PNG under 5 MB.',
});

const NO_FACE: Finding = {
  name: 'DetectFaces',
  state: 'bad',
  says: 'found no face',
  advice: 'Take a photo with one face, from the front.',
};

/** Compares the largest face; nothing of the photo is printed or kept but these numbers. */
export const checkSelfie = async (question: SelfieQuestion): Promise<readonly Finding[]> => {
  const [answered] = await Promise.allSettled([question.detect()]);
  if (answered.status === 'rejected') return [failed(answered.reason)];
  const [face] = answered.value;
  if (face === undefined) return [NO_FACE];
  const [here] = await question.detectHere();
  return [
    {
      name: 'DetectFaces',
      state: answered.value.length === 1 ? 'ok' : 'note',
      says: `faces: ${answered.value.length}`,
    },
    checkLandmarks(face),
    checkTemplate(face, question),
    ...SCALES.map((scale) => checkScale(scale, face, here)),
    checkBooleans(face),
  ];
};
