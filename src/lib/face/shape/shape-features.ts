/** Sixteen roll-free ratios and angles of the outline that DetectFaces' landmarks show; the input of the shape model. */
import type { FaceFrame } from './frame.ts';
import { JAW_CONVENTION } from './jaw-convention.ts';
import type { LandmarkName, Point } from '../types.ts';

export const SHAPE_FEATURES = [
  'upperJawWidth_eye',
  'midJawWidth_eye',
  'midJaw_upperJaw',
  'chinY_eye',
  'chinBrow_upperJaw',
  'chinBrow_midJaw',
  'jawAngleDeg',
  'chinAngleDeg',
  'chinMouth_midJaw',
  'chinMidJaw_midJaw',
  'jawDrop_upperJaw',
  'mouthWidth_midJaw',
  'noseWidth_upperJaw',
  'browSpan_upperJaw',
  'eyeSpan_upperJaw',
  'mouthY_upperJaw',
] as const;
export type ShapeFeature = (typeof SHAPE_FEATURES)[number];

const NEEDED = [
  'upperJawlineLeft',
  'upperJawlineRight',
  'midJawlineLeft',
  'midJawlineRight',
  'chinBottom',
  'mouthLeft',
  'mouthRight',
  'noseLeft',
  'noseRight',
  'leftEyeBrowLeft',
  'leftEyeBrowUp',
  'leftEyeBrowRight',
  'rightEyeBrowLeft',
  'rightEyeBrowUp',
  'rightEyeBrowRight',
  'leftEyeLeft',
  'rightEyeRight',
] as const satisfies readonly LandmarkName[];
type Needed = (typeof NEEDED)[number];
/** In frame coordinates: pixels along the eye axis and across it. */
export type Outline = Readonly<Record<Needed, Point>>;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Angle at `corner` between the other two, in degrees. */
const angleAt = (corner: Point, one: Point, other: Point): number => {
  const [ax, ay, bx, by] = [one.x - corner.x, one.y - corner.y, other.x - corner.x, other.y - corner.y];
  return (Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180) / Math.PI;
};

const mean = (...values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const outlineOf = (frame: FaceFrame): Outline | undefined => {
  const points = NEEDED.map((name) => [name, frame.at(name)] as const);
  return points.every(([, point]) => point !== undefined)
    ? (Object.fromEntries(points) as unknown as Outline)
    : undefined;
};

/** Stretches a pair about its own middle by `factor` and moves it down by `drop` pixels. */
const movePair = (a: Point, b: Point, factor: number, drop: number): readonly [Point, Point] => {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const moved = (point: Point): Point => ({
    x: middle.x + (point.x - middle.x) * factor,
    y: middle.y + (point.y - middle.y) * factor + drop,
  });
  return [moved(a), moved(b)];
};

/** From Rekognition's jaw line and chin to those of the mesh, on which the shape model was fitted. */
const toMesh = (outline: Outline, eyeDistance: number): Outline => {
  const { upperWiden, upperLift, middleWiden, chinDrop } = JAW_CONVENTION;
  const { upperJawlineLeft, upperJawlineRight, midJawlineLeft, midJawlineRight, chinBottom } = outline;
  const upper = movePair(upperJawlineLeft, upperJawlineRight, 1 / upperWiden, upperLift * eyeDistance);
  const middle = movePair(midJawlineLeft, midJawlineRight, 1 / middleWiden, 0);
  return {
    ...outline,
    upperJawlineLeft: upper[0],
    upperJawlineRight: upper[1],
    midJawlineLeft: middle[0],
    midJawlineRight: middle[1],
    chinBottom: { x: chinBottom.x, y: chinBottom.y - chinDrop * eyeDistance },
  };
};

/** Distances are measured in the face's frame, so roll and scale drop out. */
export const outlineRatios = (p: Outline, eyeDistance: number): Readonly<Record<ShapeFeature, number>> => {
  const upper = distance(p.upperJawlineLeft, p.upperJawlineRight);
  const middle = distance(p.midJawlineLeft, p.midJawlineRight);
  const upperY = mean(p.upperJawlineLeft.y, p.upperJawlineRight.y);
  const middleY = mean(p.midJawlineLeft.y, p.midJawlineRight.y);
  const browY = mean(p.leftEyeBrowUp.y, p.rightEyeBrowUp.y);
  const chin = p.chinBottom;
  const mouthY = mean(p.mouthLeft.y, p.mouthRight.y);
  return {
    upperJawWidth_eye: upper / eyeDistance,
    midJawWidth_eye: middle / eyeDistance,
    midJaw_upperJaw: middle / upper,
    chinY_eye: chin.y / eyeDistance,
    chinBrow_upperJaw: (chin.y - browY) / upper,
    chinBrow_midJaw: (chin.y - browY) / middle,
    jawAngleDeg: mean(
      angleAt(p.midJawlineLeft, p.upperJawlineLeft, chin),
      angleAt(p.midJawlineRight, p.upperJawlineRight, chin),
    ),
    chinAngleDeg: angleAt(chin, p.midJawlineLeft, p.midJawlineRight),
    chinMouth_midJaw: (chin.y - mouthY) / middle,
    chinMidJaw_midJaw: (chin.y - middleY) / middle,
    jawDrop_upperJaw: (middleY - upperY) / upper,
    mouthWidth_midJaw: distance(p.mouthLeft, p.mouthRight) / middle,
    noseWidth_upperJaw: distance(p.noseLeft, p.noseRight) / upper,
    browSpan_upperJaw: distance(p.leftEyeBrowLeft, p.rightEyeBrowRight) / upper,
    eyeSpan_upperJaw: distance(p.leftEyeLeft, p.rightEyeRight) / upper,
    mouthY_upperJaw: mouthY / upper,
  };
};

/** Of a face whose landmarks follow Rekognition's convention; undefined when one is missing. */
export const shapeFeatures = (frame: FaceFrame): Readonly<Record<ShapeFeature, number>> | undefined => {
  const outline = outlineOf(frame);
  return outline && outlineRatios(toMesh(outline, frame.eyeDistance), frame.eyeDistance);
};
