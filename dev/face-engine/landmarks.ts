/** Maps the 468-point MediaPipe face mesh to Rekognition's 30 landmarks. */
import { LANDMARK_NAMES } from '../../src/lib/face/types.ts';
import type { LandmarkName } from '../../src/lib/face/types.ts';
import type { MeshPoint, WireLandmark } from './types.ts';

/** Pixels. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

export type LandmarkPoints = Readonly<Record<LandmarkName, PlanePoint>>;

/** Mesh indices whose mean is the landmark. Current DetectFaces answers give eyeLeft and leftPupil the same point. */
const MESH_INDICES: Readonly<Record<LandmarkName, readonly number[]>> = {
  eyeLeft: [33, 133, 159, 145],
  eyeRight: [362, 263, 386, 374],
  leftPupil: [33, 133, 159, 145],
  rightPupil: [362, 263, 386, 374],
  mouthLeft: [61],
  mouthRight: [291],
  mouthUp: [0],
  mouthDown: [17],
  nose: [1],
  noseLeft: [129],
  noseRight: [358],
  leftEyeLeft: [33],
  leftEyeRight: [133],
  leftEyeUp: [159],
  leftEyeDown: [145],
  rightEyeLeft: [362],
  rightEyeRight: [263],
  rightEyeUp: [386],
  rightEyeDown: [374],
  leftEyeBrowLeft: [70, 46],
  leftEyeBrowUp: [105],
  leftEyeBrowRight: [107, 55],
  rightEyeBrowLeft: [336, 285],
  rightEyeBrowUp: [334],
  rightEyeBrowRight: [300, 276],
  upperJawlineLeft: [127],
  upperJawlineRight: [356],
  midJawlineLeft: [58, 172],
  midJawlineRight: [288, 397],
  chinBottom: [152],
};

const meanPoint = (mesh: readonly MeshPoint[], indices: readonly number[]): PlanePoint => {
  let x = 0;
  let y = 0;
  for (const index of indices) {
    const point = mesh[index];
    if (point === undefined) throw new Error(`The face mesh has no point ${index}`);
    x += point[0] / indices.length;
    y += point[1] / indices.length;
  }
  return { x, y };
};

export const landmarkPoints = (mesh: readonly MeshPoint[]): LandmarkPoints =>
  Object.fromEntries(
    LANDMARK_NAMES.map((name) => [name, meanPoint(mesh, MESH_INDICES[name])]),
  ) as unknown as LandmarkPoints;

export const toWireLandmarks = (points: LandmarkPoints, width: number, height: number): WireLandmark[] =>
  LANDMARK_NAMES.map((name) => ({ Type: name, X: points[name].x / width, Y: points[name].y / height }));

/** "The default landmarks returned are: eyeLeft, eyeRight, nose, mouthLeft, and mouthRight" (developer guide). */
const DEFAULT_LANDMARKS: readonly string[] = ['eyeLeft', 'eyeRight', 'mouthLeft', 'mouthRight', 'nose'];

export const defaultLandmarks = (landmarks: readonly WireLandmark[]): readonly WireLandmark[] =>
  landmarks.filter(({ Type }) => DEFAULT_LANDMARKS.includes(Type));
