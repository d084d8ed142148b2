/** DetectFaces' landmarks: one rigid head for everybody, laid on a face under its pose. */
import { LANDMARK_NAMES } from '../../src/lib/face/types.ts';
import type { LandmarkName } from '../../src/lib/face/types.ts';
import type { LandmarkPoints, PlanePoint } from './landmarks.ts';
import type { FaceDetail } from './types.ts';

type Vector = readonly [number, number, number];

/**
 * Right, down and towards the camera in eye distances, from between the eyes. Fitted to fifteen public answers of 2021 to 2025,
 * each with a pose of its own: it leaves 0.004 to 0.012 eye distances. Eyes, lips and brows of the person move none of it.
 */
const HEAD: Readonly<Record<LandmarkName, Vector>> = {
  eyeLeft: [-0.5, 0, 0],
  eyeRight: [0.5, 0, 0],
  mouthLeft: [-0.418, 1.04, -0.08],
  mouthRight: [0.418, 1.04, -0.08],
  nose: [0, 0.584, 0.63],
  leftEyeBrowLeft: [-0.871, -0.248, -0.23],
  leftEyeBrowRight: [-0.285, -0.298, 0.25],
  leftEyeBrowUp: [-0.577, -0.361, 0.13],
  rightEyeBrowLeft: [0.285, -0.298, 0.25],
  rightEyeBrowRight: [0.871, -0.248, -0.23],
  rightEyeBrowUp: [0.577, -0.361, 0.13],
  leftEyeLeft: [-0.678, -0.007, -0.09],
  leftEyeRight: [-0.302, 0.009, -0.01],
  leftEyeUp: [-0.502, -0.051, 0.04],
  leftEyeDown: [-0.495, 0.046, -0],
  rightEyeLeft: [0.302, 0.009, -0.01],
  rightEyeRight: [0.678, -0.007, -0.09],
  rightEyeUp: [0.502, -0.051, 0.04],
  rightEyeDown: [0.495, 0.046, -0],
  noseLeft: [-0.186, 0.677, 0.2],
  noseRight: [0.186, 0.677, 0.2],
  mouthUp: [0, 0.926, 0.23],
  mouthDown: [0, 1.237, 0.11],
  leftPupil: [-0.5, 0, -0],
  rightPupil: [0.5, 0, -0],
  upperJawlineLeft: [-1.092, -0.017, -1.05],
  midJawlineLeft: [-0.88, 1.108, -1.02],
  chinBottom: [0, 1.766, -0.23],
  midJawlineRight: [0.88, 1.108, -1.02],
  upperJawlineRight: [1.092, -0.017, -1.05],
};

/** Not the lips' middles, which open and close on a person and never here. */
const FITTED = LANDMARK_NAMES.filter((name) => !['mouthUp', 'mouthDown'].includes(name));

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];
const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const sumOf = (vectors: readonly Vector[]): Vector => vectors.reduce(plus, [0, 0, 0]);

/** Points of the head around their middle, each with where it was found. */
interface Pairs {
  readonly names: readonly LandmarkName[];
  readonly middle: Vector;
  readonly found: LandmarkPoints;
}

const around = ({ middle }: Pairs, name: LandmarkName): Vector => plus(HEAD[name], scaled(middle, -1));

const pairsOf = (found: LandmarkPoints): Pairs => {
  const names = FITTED.filter((name) => name in found);
  return { names, middle: scaled(sumOf(names.map((name) => HEAD[name])), 1 / names.length), found };
};

/** The linear map from the head to one coordinate of the picture, by least squares. */
const mapTo = (pairs: Pairs, axis: 'x' | 'y'): Vector => {
  const sumBy = (weight: (name: LandmarkName) => number): Vector =>
    sumOf(pairs.names.map((name) => scaled(around(pairs, name), weight(name))));
  const [a, b, c] = [0, 1, 2].map((row) => sumBy((name) => around(pairs, name)[row] ?? 0)) as [Vector, Vector, Vector];
  const target = sumBy((name) => pairs.found[name][axis]);
  const size = dot(a, cross(b, c));
  return [dot(cross(b, c), target) / size, dot(cross(c, a), target) / size, dot(cross(a, b), target) / size];
};

interface Turn {
  /** Rows of a rotation; the first two lead to the picture's x and y. */
  readonly across: Vector;
  readonly down: Vector;
  /** Pixels per eye distance. */
  readonly scale: number;
}

/** The nearest rotation with one scale: polar decomposition of the 2 x 3 map. */
const nearestTurn = (x: Vector, y: Vector): Turn => {
  const [xx, xy, yy] = [dot(x, x), dot(x, y), dot(y, y)];
  const root = Math.sqrt(xx * yy - xy * xy);
  const trace = Math.sqrt(xx + yy + 2 * root);
  const [p, q, r] = [(xx + root) / trace, xy / trace, (yy + root) / trace];
  const size = p * r - q * q;
  return {
    across: plus(scaled(x, r / size), scaled(y, -q / size)),
    down: plus(scaled(y, p / size), scaled(x, -q / size)),
    scale: (p + r) / 2,
  };
};

const DEGREES = 180 / Math.PI;
/**
 * On those answers the stated pitch is 1.27 times the head's; upright portraits read 3.5 degrees up on the mesh's
 * points, because its brows and jaw are not quite the head's.
 */
const PITCH_STATED = 1.27;
const PITCH_UPRIGHT = 3.5;

const poseOf = ({ across, down }: Turn): FaceDetail['Pose'] => {
  const [rightward, upward, forward] = cross(across, down);
  const pitch = Math.asin(Math.min(1, Math.max(-1, upward))) * DEGREES;
  return {
    Roll: Math.atan2(-across[1], down[1]) * DEGREES,
    Yaw: Math.atan2(-rightward, forward) * DEGREES,
    Pitch: Math.min(90, Math.max(-90, PITCH_STATED * (pitch - PITCH_UPRIGHT))),
  };
};

export interface LaidHead {
  readonly points: LandmarkPoints;
  readonly pose: FaceDetail['Pose'];
  /** Root mean square of what the head leaves of the found points, in eye distances. */
  readonly residual: number;
}

/** `found`: where the face's own points lie, in pixels; the five default ones are enough. */
export const layHead = (found: LandmarkPoints): LaidHead => {
  const pairs = pairsOf(found);
  const { names } = pairs;
  const turn = nearestTurn(mapTo(pairs, 'x'), mapTo(pairs, 'y'));
  const mean = (axis: 'x' | 'y') => names.reduce((sum, name) => sum + found[name][axis] / names.length, 0);
  const [middleX, middleY] = [mean('x'), mean('y')];
  const place = (name: LandmarkName): PlanePoint => ({
    x: middleX + turn.scale * dot(turn.across, around(pairs, name)),
    y: middleY + turn.scale * dot(turn.down, around(pairs, name)),
  });
  const points = Object.fromEntries(LANDMARK_NAMES.map((name) => [name, place(name)])) as unknown as LandmarkPoints;
  const left = names.map((name) => (points[name].x - found[name].x) ** 2 + (points[name].y - found[name].y) ** 2);
  const residual = Math.sqrt(left.reduce((sum, square) => sum + square, 0) / names.length) / turn.scale;
  return { points, pose: poseOf(turn), residual };
};
