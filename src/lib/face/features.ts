/** Eyes, lips and brows from roll-corrected landmarks; `unknown` near a border and where a landmark is missing. */
import type { BrowShape, EyeAngle, EyeShape, EyeSpacing, LipFullness, LipWidth } from '../vocabulary.ts';
import type { FaceFrame } from './frame.ts';
import { FEATURE_BORDERS } from './thresholds.ts';
import type { Attribute, FaceDetection, FaceFeatures, LandmarkName, Point } from './types.ts';

/** Two borders split a measure into three classes; within `margin` of a border the class is not told. */
interface Border {
  readonly low: number;
  readonly high: number;
  readonly margin: number;
}

const classify = <T extends string>(
  measure: number | undefined,
  border: Border,
  names: readonly [T, T, T],
): T | 'unknown' => {
  if (measure === undefined || !Number.isFinite(measure)) return 'unknown';
  if (Math.min(Math.abs(measure - border.low), Math.abs(measure - border.high)) < border.margin) return 'unknown';
  if (measure < border.low) return names[0];
  return measure > border.high ? names[2] : names[1];
};

const points = <N extends LandmarkName>(frame: FaceFrame, ...names: N[]): Record<N, Point> | undefined => {
  const found = names.map((name) => [name, frame.at(name)] as const);
  return found.every(([, point]) => point !== undefined) ? (Object.fromEntries(found) as Record<N, Point>) : undefined;
};

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const DEGREES = 180 / Math.PI;

const EYE_POINTS = [
  'leftEyeLeft',
  'leftEyeRight',
  'leftEyeUp',
  'leftEyeDown',
  'rightEyeLeft',
  'rightEyeRight',
  'rightEyeUp',
  'rightEyeDown',
] as const;

/** Opening: lid distance over corner distance, mean of both eyes. */
export const eyeOpening = (frame: FaceFrame): number | undefined => {
  const p = points(frame, ...EYE_POINTS);
  if (!p) return undefined;
  const left = distance(p.leftEyeUp, p.leftEyeDown) / distance(p.leftEyeLeft, p.leftEyeRight);
  const right = distance(p.rightEyeUp, p.rightEyeDown) / distance(p.rightEyeLeft, p.rightEyeRight);
  return (left + right) / 2;
};

/** Canthal tilt in degrees: outer corner above the inner one is positive; the mean of both eyes cancels roll. */
export const canthalTilt = (frame: FaceFrame): number | undefined => {
  const p = points(frame, ...EYE_POINTS);
  if (!p) return undefined;
  const left = Math.atan2(p.leftEyeRight.y - p.leftEyeLeft.y, p.leftEyeRight.x - p.leftEyeLeft.x);
  const right = Math.atan2(p.rightEyeLeft.y - p.rightEyeRight.y, p.rightEyeRight.x - p.rightEyeLeft.x);
  return ((left + right) / 2) * DEGREES;
};

/** Distance of the inner corners over the mean width of an eye ("one eye apart" is 1). */
export const eyeSpacing = (frame: FaceFrame): number | undefined => {
  const p = points(frame, ...EYE_POINTS);
  if (!p) return undefined;
  const width = (distance(p.leftEyeLeft, p.leftEyeRight) + distance(p.rightEyeLeft, p.rightEyeRight)) / 2;
  return distance(p.leftEyeRight, p.rightEyeLeft) / width;
};

/** Outer lip height over mouth width. */
export const lipFullness = (frame: FaceFrame): number | undefined => {
  const p = points(frame, 'mouthLeft', 'mouthRight', 'mouthUp', 'mouthDown');
  return p && distance(p.mouthUp, p.mouthDown) / distance(p.mouthLeft, p.mouthRight);
};

/** Mouth width over the width of the upper jaw line. */
export const lipWidth = (frame: FaceFrame): number | undefined => {
  const p = points(frame, 'mouthLeft', 'mouthRight', 'upperJawlineLeft', 'upperJawlineRight');
  return p && distance(p.mouthLeft, p.mouthRight) / distance(p.upperJawlineLeft, p.upperJawlineRight);
};

const archOf = (outer: Point, peak: Point, inner: Point): number => {
  const span = inner.x - outer.x;
  const share = (peak.x - outer.x) / span;
  return (outer.y + (inner.y - outer.y) * share - peak.y) / Math.abs(span);
};

/** Height of the brow's highest point above the line of its ends, over the brow's length, mean of both. */
export const browArch = (frame: FaceFrame): number | undefined => {
  const p = points(
    frame,
    'leftEyeBrowLeft',
    'leftEyeBrowUp',
    'leftEyeBrowRight',
    'rightEyeBrowLeft',
    'rightEyeBrowUp',
    'rightEyeBrowRight',
  );
  if (!p) return undefined;
  const left = archOf(p.leftEyeBrowLeft, p.leftEyeBrowUp, p.leftEyeBrowRight);
  const right = archOf(p.rightEyeBrowRight, p.rightEyeBrowUp, p.rightEyeBrowLeft);
  return (left + right) / 2;
};

/** An open mouth or a smile changes the lips: Rekognition's word on it is believed from this confidence on. */
const isOpen = (attribute: Attribute | undefined): boolean =>
  attribute !== undefined && attribute.value && attribute.confidence >= 80;

export const readFeatures = (frame: FaceFrame, face: FaceDetection): FaceFeatures => {
  const open = isOpen(face.mouthOpen);
  const lips = open ? undefined : lipFullness(frame);
  const width = open ? undefined : lipWidth(frame);
  return {
    lips: classify<LipFullness>(lips, FEATURE_BORDERS.lipFullness, ['thin', 'medium', 'full']),
    lipWidth: classify<LipWidth>(width, FEATURE_BORDERS.lipWidth, ['narrow', 'average', 'wide']),
    eyes: classify<EyeShape>(eyeOpening(frame), FEATURE_BORDERS.eyeOpening, ['narrow', 'almond', 'round']),
    eyeAngle: classify<EyeAngle>(canthalTilt(frame), FEATURE_BORDERS.canthalTilt, [
      'downturned',
      'straight',
      'upturned',
    ]),
    eyeSpacing: classify<EyeSpacing>(eyeSpacing(frame), FEATURE_BORDERS.eyeSpacing, ['close', 'average', 'wide']),
    brows: classify<BrowShape>(browArch(frame), FEATURE_BORDERS.browArch, ['straight', 'soft', 'arched']),
  };
};
