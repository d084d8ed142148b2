/**
 * How a selfie is turned away: every limit of the quality gate in the unit of what it limits, and the answer with code, measured value,
 * limit and what the user can do. `npm run eval:face` counts whom they refuse, `lab/calibrate` proposes others.
 */
import type { SelfieCode, SelfieEvidence } from '../errors.ts';
import type { Measured } from './types.ts';

export const GATE = {
  /** 0..100: usable faces have 99.9 and more, one 92; two cats have 67. */
  confidence: 90,
  /** The largest face must have this many times the area of the next, else nobody knows whose look is wanted. */
  dominance: 2,
  /** Width of the face's box in pixels of the uploaded picture. */
  faceWidthPx: 60,
  /** Degrees; beyond these a cheek is out of sight, or the landmarks lose their meaning. */
  yaw: 31,
  /** From below many a good selfie is taken: 6 of 38 real ones have more than 20. */
  pitch: 30,
  roll: 45,
  /** Rekognition's 0..100 scales. */
  brightnessLow: 27,
  brightnessHigh: 99,
  sharpness: 10,
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

/** Limits of what the pixels at the mesh's points show, on 321 photos: see docs/face-profile.md. */
export const MESH_GATE = {
  /** Share of the mesh inside the picture: usable selfies have at least 0.968, faces cut by the edge 0.89 and 0.81. */
  inside: 0.95,
  /** Light over the eyes against the cheeks, from which no dark glass lies between: bare eyes have 0.33 and more, dark glass 0.10. */
  eyeLight: 0.25,
  /** Evidence of open eyes under which DetectFaces' "closed" is believed, and under which even a doubtful one is. */
  eyesClosed: 0.1,
  eyesShut: -0.1,
  /** Confidence of "closed" that counts without a mesh. */
  eyesClosedAlone: 95,
  /** Chromaticity distance: bare faces have at most 0.108, a mask 0.144. */
  lowerCover: 0.125,
  /** Shares of red: bare faces have at most -0.011, grey, white and blue masks 0.017 and more, over the lips too. */
  greyCover: 0,
  /** CIELAB: bare lips differ by at least 1.1, three masks by 0.0 to 0.2. */
  lipContrast: 0.6,
  /** Degrees of pitch for a face without a mesh. */
  pitchAlone: 25,
} as const;

export type Rejected = Extract<Measured<never>, { ok: false }>;

const round = (value: number): number => Math.round(value * 10) / 10;

export const reject = (
  code: SelfieCode,
  hint: string,
  measured?: number | string,
  threshold?: number | string,
): Rejected => {
  const evidence: SelfieEvidence = {
    ...(measured === undefined ? {} : { measured: typeof measured === 'number' ? round(measured) : measured }),
    ...(threshold === undefined ? {} : { threshold }),
    hint,
  };
  return { ok: false, rejection: { code, evidence } };
};

export const accept = <T>(value: T): Measured<T> => ({ ok: true, value });
