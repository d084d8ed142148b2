/** Where Rekognition places jaw line and chin, against the face mesh that the labelled outline ratios were taken with. */

/**
 * The mesh's jaw points hang 0.07 to 0.12 eye distances below the eyes and 2.15 apart, documented answers have them at eye
 * level, 2.17 to 2.25 apart; the middle ones 1.82 against 1.76 to 1.81. Its chin lies 0.08 above hand-placed points.
 * Lengths in eye distances.
 */
export const JAW_CONVENTION = {
  upperWiden: 1.03,
  upperLift: 0.13,
  middleWiden: 0.983,
  chinDrop: 0.08,
} as const;
