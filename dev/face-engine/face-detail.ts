/** Turns the local model's faces into DetectFaces' FaceDetails. */
import { landmarkPoints, toWireLandmarks } from './landmarks.ts';
import type { LandmarkPoints, PlanePoint } from './landmarks.ts';
import { measureQuality } from './quality.ts';
import type { FaceDetail, MeshFace, Picture } from './types.ts';

/** The detector's own scores: portraits reach 0.75 and more, patterns that look like a face stay under 0.5. */
const MIN_BOX_SCORE = 0.5;

const area = (face: MeshFace): number => face.box[2] * face.box[3];

/** Share of the smaller box that lies in the other one. */
const overlap = (a: MeshFace, b: MeshFace): number => {
  const [ax, ay, aw, ah] = a.box;
  const [bx, by, bw, bh] = b.box;
  const width = Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx));
  const height = Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by));
  return (width * height) / Math.max(1, Math.min(area(a), area(b)));
};

/** Non-maximum suppression: the detector's own keeps a second box inside a large face. */
export const distinctFaces = (faces: readonly MeshFace[]): MeshFace[] => {
  const kept: MeshFace[] = [];
  for (const face of faces.toSorted((a, b) => b.boxScore - a.boxScore)) {
    if (face.boxScore >= MIN_BOX_SCORE && kept.every((better) => overlap(face, better) <= 0.5)) kept.push(face);
  }
  return kept.toSorted((a, b) => area(b) - area(a));
};

const midpoint = (a: PlanePoint, b: PlanePoint): PlanePoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** In eye-to-mouth distances, from documented answers: the box reaches 1.1 above the eyes and about 1.7 below. */
const BOX_ABOVE_EYES = 1.1;
const BOX_BELOW_EYES = 1.7;

const boundingBox = (points: LandmarkPoints, { width, height }: Picture): FaceDetail['BoundingBox'] => {
  const eyes = midpoint(points.eyeLeft, points.eyeRight);
  const mouth = midpoint(points.mouthLeft, points.mouthRight);
  const reach = Math.hypot(mouth.x - eyes.x, mouth.y - eyes.y);
  const xs = Object.values(points).map((point) => point.x);
  const left = Math.min(...xs);
  return {
    Width: (Math.max(...xs) - left) / width,
    Height: ((BOX_ABOVE_EYES + BOX_BELOW_EYES) * reach) / height,
    Left: left / width,
    Top: (eyes.y - BOX_ABOVE_EYES * reach) / height,
  };
};

const DEGREES = 180 / Math.PI;

export const toFaceDetail = (face: MeshFace, picture: Picture): FaceDetail => {
  const points = landmarkPoints(face.mesh);
  return {
    BoundingBox: boundingBox(points, picture),
    Landmarks: toWireLandmarks(points, picture.width, picture.height),
    Pose: {
      Roll: face.angle.roll * DEGREES,
      Yaw: -face.angle.yaw * DEGREES,
      Pitch: -face.angle.pitch * DEGREES,
    },
    Quality: measureQuality(points, picture),
    Confidence: 100 * Math.min(1, 0.9 + face.boxScore / 10),
  };
};
