/** Which of the face mesh's 468 points lies where (MediaPipe's canonical face model). Left and right are the image's sides. */

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
