/** Eyes, lips and brows as ratios and angles in the face's own frame; undefined where a landmark is missing. */
import type { FaceFrame } from './frame.ts';
import type { LandmarkName, Point } from '../types.ts';

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
