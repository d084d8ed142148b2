/** Every limit of the quality gate, in the unit of what it limits. `npm run calibrate` proposes new ones from data. */
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
  brightnessLow: 10,
  brightnessHigh: 97,
  sharpness: 5,
  /** Confidence, 0..100, from which an attribute is believed. */
  attribute: 80,
  /** CIELAB L* of the skin, 0..100, as it stands in the picture. */
  skinLightnessLow: 12,
  /** Share of a patch's pixels that may be clipped. */
  clipped: 0.5,
  /** Median chroma of the skin patches. */
  chroma: 4,
  /**
   * Bytes of colour variety at equal lightness below which a picture without neutral pixels is a tinted monochrome.
   * Sepia has 2.0; the least colourful development photo, under a strong cast, 4.7.
   */
  tintVariety: 3,
  tintNeutral: 0.05,
  /** Patches that must show skin, of nine. A mask hides four, half a covered face three or four. */
  patches: 6,
} as const;

/** Borders between the three classes of a feature, and how near to one the class is not told. */
export const FEATURE_BORDERS = {
  /** Lid distance over corner distance; quartiles of the local mesh are 0.32 and 0.37. */
  eyeOpening: { low: 0.3, high: 0.39, margin: 0.005 },
  /** Degrees; quartiles 1.5 and 3.6. */
  canthalTilt: { low: 1, high: 4, margin: 0.25 },
  /** Inner corner distance over eye width. Its correlation with hand-placed points is weak, hence the wide margin. */
  eyeSpacing: { low: 1, high: 1.3, margin: 0.05 },
  /** Outer lip height over mouth width; quartiles 0.33 and 0.41. */
  lipFullness: { low: 0.32, high: 0.42, margin: 0.01 },
  /** Mouth width over upper jaw width; quartiles 0.33 and 0.36. */
  lipWidth: { low: 0.33, high: 0.37, margin: 0.005 },
  /** Arch height over brow length. Its correlation with hand-placed points is weak, hence the wide margin. */
  browArch: { low: 0.1, high: 0.2, margin: 0.02 },
} as const;
