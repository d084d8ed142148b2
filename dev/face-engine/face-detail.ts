/** Turns the local model's faces into DetectFaces' FaceDetails. */
import { measureFace, tellAttributes } from './attributes.ts';
import { layHead } from './head-template.ts';
import { landmarkPoints, toWireLandmarks } from './landmarks.ts';
import type { LandmarkPoints, PlanePoint } from './landmarks.ts';
import { measureQuality } from './quality.ts';
import type { FaceDetail, MeshFace, Picture } from './types.ts';

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

/** Detector's scores: every human face of the sample photos has more than the first, and what looks like one less. */
const [SURE_SCORE, LEAST_SCORE] = [0.6, 0.5];
/** Human faces have at least 99.9 in public answers, two cats 66.7. */
const [SURE, DOUBTFUL] = [99.9, 66.7];

const confidenceOf = (score: number): number => {
  const share = (score - LEAST_SCORE) / (SURE_SCORE - LEAST_SCORE);
  return share < 1 ? DOUBTFUL + (SURE - DOUBTFUL) * share : SURE + (100 - SURE) * Math.min(1, (score - SURE_SCORE) * 3);
};

/** The service's landmarks are its rigid head; what the person's own eyes, lips and brows do shows in none of them. */
export const toFaceDetail = (face: MeshFace, picture: Picture): FaceDetail => {
  const found = landmarkPoints(face.mesh);
  const { points, pose } = layHead(found);
  const quality = measureQuality(found, picture);
  return {
    BoundingBox: boundingBox(points, picture),
    ...tellAttributes(measureFace(face, picture), quality.Sharpness),
    Landmarks: toWireLandmarks(points, picture.width, picture.height),
    Pose: pose,
    Quality: quality,
    Confidence: confidenceOf(face.boxScore),
  };
};
