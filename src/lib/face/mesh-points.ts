/** Which of the face mesh's 468 points lies where (MediaPipe's canonical face model). Left and right are the image's sides. */
import type { FaceMesh, Point } from './types.ts';

/** The eyes' outer corners: the mesh's own eye line and its unit of length. */
export const EYE_CORNERS = { left: 33, right: 263 } as const;

/** Mesh points whose mean is the part; the first five are what DetectFaces tells, by its names. */
export const FACE_PARTS = {
  eyeLeft: [33, 133, 159, 145],
  eyeRight: [362, 263, 386, 374],
  mouthLeft: [61],
  mouthRight: [291],
  nose: [1],
  leftEyeLeft: [33],
  leftEyeRight: [133],
  rightEyeLeft: [362],
  rightEyeRight: [263],
  noseLeft: [129],
  noseRight: [358],
  mouthDown: [17],
  upperJawLeft: [127],
  upperJawRight: [356],
  middleJawLeft: [58, 172],
  middleJawRight: [288, 397],
  chin: [152],
} as const;
export type FacePart = keyof typeof FACE_PARTS;

/** The image's left eye, then its right one; `lid` lies above the upper rim, `under` below the eye, `cheek` below any glasses. */
export const EYES = [
  { outer: 33, inner: 133, up: 159, down: 145, lid: 29, under: 117, cheek: 205 },
  { outer: 263, inner: 362, up: 386, down: 374, lid: 259, under: 346, cheek: 425 },
] as const;
/** Both cheeks under the mouth corners, the chin, the upper lip's skin. */
export const LOWER_FACE = [210, 430, 199, 164] as const;
/** Between the brows, nose bridge, under both eyes. */
export const UPPER_FACE = [9, 6, 118, 347] as const;

/** Closed outlines, corner after corner. */
export const FACE_OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const;
export const EYE_OUTLINES = [
  [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
] as const;
export const BROWS = [
  [46, 53, 52, 65, 55, 107, 66, 105, 63, 70],
  [276, 283, 282, 295, 285, 336, 296, 334, 293, 300],
] as const;
export const LIPS = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
] as const;
/** The red of each lip, without what an open mouth shows. */
export const UPPER_LIP = [
  61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191, 78,
] as const;
export const LOWER_LIP = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95, 78,
] as const;

/** In pixels of the picture that the mesh was laid on. */
export const pointOf = ({ points }: FaceMesh, index: number): Point => ({
  x: points[2 * index] ?? 0,
  y: points[2 * index + 1] ?? 0,
});

export const polygonOf = (mesh: FaceMesh, outline: readonly number[]): readonly Point[] =>
  outline.map((index) => pointOf(mesh, index));
