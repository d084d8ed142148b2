/** The face's own coordinates - eye midpoint, eye axis, the axis across it - where its parts lie in them, and whether the mesh lies there too. */
import { FACE_PARTS, type FacePart } from './mesh-points.ts';
import type { FaceDetection, FaceMesh, Point } from './types.ts';

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
  /** A part's place in frame coordinates, in pixels from the origin. */
  readonly at: (part: FacePart) => Point;
}

/** What DetectFaces tells whatever it is asked, in pixels: all that is relied on. */
interface FivePoints {
  readonly eyeLeft: Point;
  readonly eyeRight: Point;
  readonly mouthLeft: Point;
  readonly mouthRight: Point;
  readonly nose: Point;
}

/** Undefined when one of the five is missing. */
export const fivePoints = ({ landmarks }: FaceDetection, { width, height }: Size): FivePoints | undefined => {
  const { eyeLeft, eyeRight, mouthLeft, mouthRight, nose } = landmarks;
  if (!eyeLeft || !eyeRight || !mouthLeft || !mouthRight || !nose) return undefined;
  const pixel = ({ x, y }: Point): Point => ({ x: x * width, y: y * height });
  return {
    eyeLeft: pixel(eyeLeft),
    eyeRight: pixel(eyeRight),
    mouthLeft: pixel(mouthLeft),
    mouthRight: pixel(mouthRight),
    nose: pixel(nose),
  };
};

const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y;

type Axes = Pick<FaceFrame, 'origin' | 'u' | 'v' | 'eyeDistance'>;

/** Undefined when the eyes coincide. */
const axesOf = (left: Point, right: Point): Axes | undefined => {
  const eyeDistance = Math.hypot(right.x - left.x, right.y - left.y);
  if (!(eyeDistance > 0)) return undefined;
  const u = { x: (right.x - left.x) / eyeDistance, y: (right.y - left.y) / eyeDistance };
  return { origin: { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 }, u, v: { x: -u.y, y: u.x }, eyeDistance };
};

const fromImage = ({ origin, u, v }: Axes, point: Point): Point => {
  const offset = { x: point.x - origin.x, y: point.y - origin.y };
  return { x: dot(offset, u), y: dot(offset, v) };
};

/** From frame coordinates back to image pixels. */
export const toImage = ({ origin, u, v }: Axes, { x, y }: Point): Point => ({
  x: origin.x + u.x * x + v.x * y,
  y: origin.y + u.y * x + v.y * y,
});

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Mean of some of a mesh's points, in the mesh's own unit. */
export const meshPoint = ({ points }: FaceMesh, indices: readonly number[]): Point => ({
  x: indices.reduce((sum, index) => sum + (points[2 * index] ?? Number.NaN), 0) / indices.length,
  y: indices.reduce((sum, index) => sum + (points[2 * index + 1] ?? Number.NaN), 0) / indices.length,
});

const frameOfMesh = (mesh: FaceMesh): FaceFrame | undefined => {
  const part = (name: FacePart): Point => meshPoint(mesh, FACE_PARTS[name]);
  const axes = axesOf(part('eyeLeft'), part('eyeRight'));
  if (axes === undefined) return undefined;
  const at = (name: FacePart): Point => fromImage(axes, part(name));
  return { ...axes, mouthDrop: middle(at('mouthLeft'), at('mouthRight')).y, at };
};

/**
 * Where a face has its parts on the average: the rigid head of DetectFaces' own answers, made symmetric. x in eye
 * distances, y in eye-to-mouth distances.
 */
const AVERAGE: Readonly<Record<FacePart, Point>> = {
  eyeLeft: { x: -0.5, y: 0 },
  eyeRight: { x: 0.5, y: 0 },
  leftEyeLeft: { x: -0.68, y: 0 },
  leftEyeRight: { x: -0.3, y: 0.01 },
  rightEyeLeft: { x: 0.3, y: 0.01 },
  rightEyeRight: { x: 0.68, y: 0 },
  nose: { x: 0, y: 0.56 },
  noseLeft: { x: -0.19, y: 0.65 },
  noseRight: { x: 0.19, y: 0.65 },
  mouthLeft: { x: -0.42, y: 1 },
  mouthRight: { x: 0.42, y: 1 },
  mouthDown: { x: 0, y: 1.19 },
  upperJawLeft: { x: -1.09, y: 0 },
  upperJawRight: { x: 1.09, y: 0 },
  middleJawLeft: { x: -0.88, y: 1.06 },
  middleJawRight: { x: 0.88, y: 1.06 },
  chin: { x: 0, y: 1.64 },
};
/** They lie behind the plane of eyes and mouth about as far as the nose's tip lies before it, and so move against it. */
const BEHIND: readonly FacePart[] = ['upperJawLeft', 'upperJawRight', 'middleJawLeft', 'middleJawRight'];

/** Without a mesh: the average face, stretched and sheared to eyes and mouth, its jaw turned as far as the nose is. */
const frameOfFive = (five: FivePoints): FaceFrame | undefined => {
  const axes = axesOf(five.eyeLeft, five.eyeRight);
  if (axes === undefined) return undefined;
  const mouth = fromImage(axes, middle(five.mouthLeft, five.mouthRight));
  if (!(mouth.y > 0)) return undefined;
  const place = ({ x, y }: Point): Point => ({ x: x * axes.eyeDistance + y * mouth.x, y: y * mouth.y });
  const turn = fromImage(axes, five.nose).x - place(AVERAGE.nose).x;
  const at = (part: FacePart): Point => {
    const placed = place(AVERAGE[part]);
    return BEHIND.includes(part) ? { x: placed.x - turn, y: placed.y } : placed;
  };
  return { ...axes, mouthDrop: mouth.y, at };
};

/** `mesh`: one that lies on this face. Undefined when eyes or mouth are missing or coincide. */
export const frameOf = (face: FaceDetection, size: Size, mesh?: FaceMesh): FaceFrame | undefined => {
  if (mesh !== undefined) return frameOfMesh(mesh);
  const five = fivePoints(face, size);
  return five && frameOfFive(five);
};

/**
 * In eye distances. Real answers' eyes and mouth corners lie 0.02 to 0.12 from the mesh's (26 photos); farther off, one
 * of the two saw something else. The nose is left out: DetectFaces places it by the pose.
 */
const DISAGREEMENT = 0.2;
/** What skin and lips look like is read over wide regions, and a mesh that lies a little off still covers them. */
const SKIN_DISAGREEMENT = 0.3;
const COMPARED = ['eyeLeft', 'eyeRight', 'mouthLeft', 'mouthRight'] as const;

/** The farthest of eyes and mouth corners, in eye distances; undefined without landmarks. */
export const meshDisagreement = (mesh: FaceMesh, face: FaceDetection, size: Size): number | undefined => {
  const five = fivePoints(face, size);
  if (five === undefined) return undefined;
  const eyeDistance = Math.hypot(five.eyeRight.x - five.eyeLeft.x, five.eyeRight.y - five.eyeLeft.y);
  const off = COMPARED.map((name) => {
    const { x, y } = meshPoint(mesh, FACE_PARTS[name]);
    return Math.hypot(x - five[name].x, y - five[name].y) / eyeDistance;
  });
  return Math.max(...off);
};

const meshWithin =
  (limit: number) =>
  (mesh: FaceMesh | undefined, face: FaceDetection, size: Size): FaceMesh | undefined => {
    const off = mesh && meshDisagreement(mesh, face, size);
    return off !== undefined && off <= limit ? mesh : undefined;
  };

/** The mesh, if it is to be believed. A mesh without numbers is not. */
export const trustedMesh = meshWithin(DISAGREEMENT);

/** The mesh, if its regions show the parts of the face that they are named after. */
export const skinMesh = meshWithin(SKIN_DISAGREEMENT);
