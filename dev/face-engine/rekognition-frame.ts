/** Moves the jaw line and the chin of the local mesh to where Rekognition places them. */
import { JAW_CONVENTION } from '../../src/lib/face/shape/jaw-convention.ts';
import type { LandmarkName } from '../../src/lib/face/types.ts';
import type { LandmarkPoints, PlanePoint } from './landmarks.ts';

const midpoint = (a: PlanePoint, b: PlanePoint): PlanePoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

const move = (point: PlanePoint, by: PlanePoint, times: number): PlanePoint => ({
  x: point.x + by.x * times,
  y: point.y + by.y * times,
});

/** Stretches a pair about its own middle, then moves it along `by`. */
const widen = (points: readonly [PlanePoint, PlanePoint], factor: number): [PlanePoint, PlanePoint] => {
  const middle = midpoint(...points);
  const stretch = (point: PlanePoint): PlanePoint =>
    move(middle, { x: point.x - middle.x, y: point.y - middle.y }, factor);
  return [stretch(points[0]), stretch(points[1])];
};

/** One eye distance across the eye axis, towards the chin; turns with the face. */
const downVector = ({ eyeLeft, eyeRight }: LandmarkPoints): PlanePoint => ({
  x: -(eyeRight.y - eyeLeft.y),
  y: eyeRight.x - eyeLeft.x,
});

export const toRekognitionFrame = (points: LandmarkPoints): LandmarkPoints => {
  const down = downVector(points);
  const { upperWiden, upperLift, middleWiden, chinDrop } = JAW_CONVENTION;
  const [upperLeft, upperRight] = widen([points.upperJawlineLeft, points.upperJawlineRight], upperWiden);
  const [middleLeft, middleRight] = widen([points.midJawlineLeft, points.midJawlineRight], middleWiden);
  const moved: Partial<Record<LandmarkName, PlanePoint>> = {
    upperJawlineLeft: move(upperLeft, down, -upperLift),
    upperJawlineRight: move(upperRight, down, -upperLift),
    midJawlineLeft: middleLeft,
    midJawlineRight: middleRight,
    chinBottom: move(points.chinBottom, down, chinDrop),
  };
  return { ...points, ...moved };
};
