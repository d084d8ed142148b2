/** Whether the mesh lies on the face that DetectFaces found: two witnesses who never met. */
import { fivePoints, meshPoint, type Size } from './frame.ts';
import { FACE_PARTS } from './mesh-points.ts';
import type { FaceDetection, FaceMesh } from './types.ts';

/**
 * In eye distances. Real answers' eyes and mouth corners lie 0.02 to 0.12 from the mesh's (26 photos); farther off, one
 * of the two saw something else. The nose is left out: DetectFaces places it by the pose.
 */
const DISAGREEMENT = 0.2;
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

/** The mesh, if it is to be believed. A mesh without numbers is not. */
export const trustedMesh = (mesh: FaceMesh | undefined, face: FaceDetection, size: Size): FaceMesh | undefined => {
  const off = mesh && meshDisagreement(mesh, face, size);
  return off !== undefined && off <= DISAGREEMENT ? mesh : undefined;
};
