/** Every limit of the quality gate, in the unit of what it limits. `npx node lab/eval-face/calibrate.ts` proposes new ones from data. */

export const GATE = {
  /** The largest face must have this many times the area of the next, else nobody knows whose look is wanted. */
  dominance: 2,
  /** Width of the face's box in pixels of the uploaded picture. */
  faceWidthPx: 60,
  /** Degrees; beyond these a cheek is out of sight, or the landmarks lose their meaning. */
  yaw: 25,
  pitch: 25,
  roll: 45,
  /** Rekognition's 0..100 scales. */
  brightnessLow: 27,
  brightnessHigh: 99,
  sharpness: 15,
  /** Confidence, 0..100, from which an attribute is believed. */
  attribute: 80,
  /** CIELAB L* of the skin, 0..100, as it stands in the picture. */
  skinLightnessLow: 12,
  /** Share of a patch's pixels that may be clipped. */
  clipped: 0.5,
  /** Median chroma of the skin patches. */
  chroma: 4,
  /**
   * Bytes of color variety at equal lightness below which a picture without neutral pixels is a tinted monochrome.
   * Sepia has 2.0; the least colorful development photo, under a strong cast, 4.7.
   */
  tintVariety: 2.5,
  tintNeutral: 0.05,
  /** Patches that must show skin, of twelve. A mask hides seven; blue shade, whose skin is not skin-colored, five. */
  patches: 6,
} as const;
