/** The mesh's frame, if the mesh lies on the face that DetectFaces found. */
import type { FaceDetection, FaceMesh } from '../types.ts';
import type { Size } from './frame.ts';
import { type MeshFrame, meshFrameOf } from './mesh-frame.ts';

/**
 * In eye distances. DetectFaces' eyes and mouth corners lie 0.02 to 0.12 from the mesh's on 26 public answers; more than this is
 * another face, or none. Its nose is left out: it follows the pose, not the person.
 */
const DISAGREEMENT = 0.2;
/** Mesh points whose mean is what DetectFaces calls by this name. */
const COMPARED = {
  eyeLeft: [33, 133, 159, 145],
  eyeRight: [362, 263, 386, 374],
  mouthLeft: [61],
  mouthRight: [291],
} as const;

export const trustedFrame = (mesh: FaceMesh | undefined, face: FaceDetection, size: Size): MeshFrame | undefined => {
  const frame = mesh && meshFrameOf(mesh.points);
  if (frame === undefined) return undefined;
  const eyes = frame.mean(...COMPARED.eyeRight).x - frame.mean(...COMPARED.eyeLeft).x;
  const agrees = Object.entries(COMPARED).every(([name, points]) => {
    const detected = face.landmarks[name as keyof typeof COMPARED];
    if (detected === undefined) return false;
    const { x, y } = frame.toPicture(frame.mean(...points));
    const off = Math.hypot(x - detected.x * size.width, y - detected.y * size.height);
    return off <= DISAGREEMENT * eyes * frame.unit;
  });
  return agrees ? frame : undefined;
};
