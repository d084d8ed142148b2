/** Faces to judge looks on: every Monk depth with every undertone, and the shapes that techniques speak of. */
import { hexToLab, labToHex } from '../../src/lib/color.ts';
import type { FaceFeatures, FaceProfile, Lab } from '../../src/lib/face/types.ts';
import type { Depth, FaceShape, Undertone } from '../../src/lib/vocabulary.ts';

/** CIELAB L* and ITA-like depth of faces in photos for Monk 1 to 10 (round(6.43 - 0.0493 ITA) inverted, b* about 18). */
const FACES: readonly { readonly l: number; readonly depth: Depth }[] = [
  { l: 82, depth: 'fair' },
  { l: 77, depth: 'fair' },
  { l: 72, depth: 'light' },
  { l: 66, depth: 'light' },
  { l: 60, depth: 'medium' },
  { l: 52, depth: 'tan' },
  { l: 45, depth: 'tan' },
  { l: 38, depth: 'deep' },
  { l: 31, depth: 'rich' },
  { l: 25, depth: 'rich' },
];

/** Degrees by which a face's hue leaves the mean of faces of its depth. */
const HUE: Readonly<Record<Undertone, number>> = { cool: -5, neutral: 0, warm: 5, olive: 8, unknown: 0 };
const RADIANS = Math.PI / 180;

const faceLab = (monk: number, undertone: Undertone): Lab => {
  const l = FACES[monk - 1]?.l ?? 60;
  const hue = (l > 55 ? 47 : 49) + HUE[undertone];
  const chroma = l > 70 ? 20 : Math.max(13, 0.34 * l + 4);
  return { l, a: chroma * Math.cos(hue * RADIANS), b: chroma * Math.sin(hue * RADIANS) };
};

export const UNKNOWN_FEATURES: FaceFeatures = {
  lips: 'unknown',
  lipWidth: 'unknown',
  eyes: 'unknown',
  eyeAngle: 'unknown',
  eyeSpacing: 'unknown',
  brows: 'unknown',
};

export const KNOWN_FEATURES: FaceFeatures = {
  lips: 'full',
  lipWidth: 'average',
  eyes: 'almond',
  eyeAngle: 'upturned',
  eyeSpacing: 'average',
  brows: 'arched',
};

export interface FaceWish {
  readonly monk: number;
  readonly undertone: Undertone;
  readonly shape?: FaceShape;
  readonly features?: Partial<FaceFeatures>;
  /** Instead of the colour of that depth. */
  readonly hex?: string;
}

const skinOf = ({ monk, undertone, hex }: FaceWish): FaceProfile['skin'] => {
  const lab = hex === undefined ? faceLab(monk, undertone) : hexToLab(hex);
  return {
    hex: labToHex(lab),
    lab,
    ita: Math.atan2(lab.l - 50, lab.b) / RADIANS,
    monk,
    depth: FACES[monk - 1]?.depth ?? 'medium',
    undertone,
    confidence: { depth: 0.8, undertone: undertone === 'unknown' ? 0 : 0.6 },
    lighting: 'even',
  };
};

/** A face profile as the face room would give it. */
export const makeProfile = (wish: FaceWish): FaceProfile => {
  const { shape = 'oval', features = {} } = wish;
  return {
    skin: skinOf(wish),
    shape: { value: shape, runnerUp: shape === 'round' ? 'oval' : 'round', confidence: shape === 'unknown' ? 0 : 0.6 },
    features: { ...KNOWN_FEATURES, ...features },
    quality: { brightness: 70, sharpness: 85, yaw: 0, pitch: 0, roll: 0 },
    source: { undertone: 'measured', depth: 'measured', shape: 'measured' },
  };
};
