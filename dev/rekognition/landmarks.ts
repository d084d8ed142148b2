/** Which landmarks DetectFaces answers. */

/** "The default landmarks returned are: eyeLeft, eyeRight, nose, mouthLeft, and mouthRight" (developer guide). */
export const DEFAULT_LANDMARKS: readonly string[] = ['eyeLeft', 'eyeRight', 'mouthLeft', 'mouthRight', 'nose'];
