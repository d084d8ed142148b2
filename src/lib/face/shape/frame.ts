/** The face's own coordinate frame: eye midpoint, eye axis, and the axis across it, so that roll drops out. */
import type { FaceDetection, LandmarkName, Point } from '../types.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels of the image whose size was given. */
export interface FaceFrame {
  readonly origin: Point;
  /** Unit vector from the image-left eye to the image-right one. */
  readonly u: Point;
  /** Unit vector at a right angle to `u`, towards the chin. */
  readonly v: Point;
  /** Distance between the eyes. */
  readonly eyeDistance: number;
  /** From the eyes to the middle of the mouth, along `v`. */
  readonly mouthDrop: number;
  /** A landmark in frame coordinates, in pixels from the origin. */
  readonly at: (name: LandmarkName) => Point | undefined;
}

const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y;

/** Undefined when eyes or mouth corners are missing or coincide. */
export const frameOf = (face: FaceDetection, size: Size): FaceFrame | undefined => {
  const pixel = (name: LandmarkName): Point | undefined => {
    const point = face.landmarks[name];
    return point === undefined ? undefined : { x: point.x * size.width, y: point.y * size.height };
  };
  const [left, right, mouthLeft, mouthRight] = (['eyeLeft', 'eyeRight', 'mouthLeft', 'mouthRight'] as const).map(pixel);
  if (!left || !right || !mouthLeft || !mouthRight) return undefined;
  const eyeDistance = Math.hypot(right.x - left.x, right.y - left.y);
  if (!(eyeDistance > 0)) return undefined;
  const origin = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  const u = { x: (right.x - left.x) / eyeDistance, y: (right.y - left.y) / eyeDistance };
  const v = { x: -u.y, y: u.x };
  const relative = (point: Point): Point => {
    const offset = { x: point.x - origin.x, y: point.y - origin.y };
    return { x: dot(offset, u), y: dot(offset, v) };
  };
  const mouthDrop = (relative(mouthLeft).y + relative(mouthRight).y) / 2;
  const at = (name: LandmarkName): Point | undefined => {
    const point = pixel(name);
    return point === undefined ? undefined : relative(point);
  };
  return { origin, u, v, eyeDistance, mouthDrop, at };
};

/** From frame coordinates back to image pixels. */
export const toImage = (frame: FaceFrame, point: Point): Point => ({
  x: frame.origin.x + frame.u.x * point.x + frame.v.x * point.y,
  y: frame.origin.y + frame.u.y * point.x + frame.v.y * point.y,
});
