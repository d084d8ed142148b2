/** Moves the jaw line and the chin of the local mesh to where Rekognition places them. */
import type { LandmarkName } from '../../src/lib/face/types.ts';
import type { LandmarkPoints, PlanePoint } from './landmarks.ts';

/**
 * The mesh's jaw points hang 0.07 to 0.12 eye distances below the eyes and 2.15 apart, documented answers have them at eye
 * level, 2.17 to 2.25 apart; the middle ones 1.82 against 1.76 to 1.81. Its chin lies 0.08 above hand-placed points.
 * Lengths in eye distances.
 */
const JAW = { upperWiden: 1.03, upperLift: 0.13, middleWiden: 0.983, chinDrop: 0.08 } as const;

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
  const { upperWiden, upperLift, middleWiden, chinDrop } = JAW;
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
