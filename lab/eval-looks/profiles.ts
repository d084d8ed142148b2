/** Faces to judge looks on: every Monk depth with every undertone, and the shapes that techniques speak of. */
import { hexToLab, labToHex } from '../../src/lib/color.ts';
import { photoTrend } from '../../src/lib/looks/catalogue/color-spaces.ts';
import type { FaceFeatures, FaceProfile, Lab } from '../../src/lib/face/types.ts';
import type { Depth, FaceShape, Undertone } from '../../src/lib/vocabulary.ts';

/**
 * Faces in photos by Monk tone: ITA from Monk = 6.43 - 0.0493 ITA, and the L* that photographed faces of that ITA have
 * (London set and deeper faces).
 */
const FACES: readonly { readonly ita: number; readonly l: number; readonly depth: Depth }[] = [
  { ita: 78, l: 78, depth: 'fair' },
  { ita: 73, l: 75, depth: 'fair' },
  { ita: 67, l: 72, depth: 'light' },
  { ita: 49, l: 65, depth: 'light' },
  { ita: 29, l: 59, depth: 'medium' },
  { ita: 9, l: 52.5, depth: 'tan' },
  { ita: -12, l: 46, depth: 'tan' },
  { ita: -32, l: 39, depth: 'deep' },
  { ita: -52, l: 31, depth: 'rich' },
  { ita: -67, l: 23, depth: 'rich' },
];

/** Degrees by which a face's hue leaves the mean of faces of its depth. */
const HUE: Readonly<Record<Undertone, number>> = { cool: -5, neutral: 0, warm: 5, olive: 8, unknown: 0 };
const RADIANS = Math.PI / 180;

const faceLab = (monk: number, undertone: Undertone): Lab => {
  const { ita, l } = FACES[monk - 1] ?? { ita: 29, l: 59 };
  const b = Math.max(5, (l - 50) / Math.tan(ita * RADIANS));
  const hue = photoTrend('ita', ita).hue + HUE[undertone];
  return { l, a: b / Math.tan(hue * RADIANS), b };
};

export const UNKNOWN_FEATURES: FaceFeatures = {
  lips: 'unknown',
  eyes: 'unknown',
  eyeAngle: 'unknown',
  eyeSpacing: 'unknown',
  brows: 'unknown',
};

export const KNOWN_FEATURES: FaceFeatures = {
  lips: 'full',
  eyes: 'almond',
  eyeAngle: 'upturned',
  eyeSpacing: 'unknown',
  brows: 'arched',
};

export interface FaceWish {
  readonly monk: number;
  readonly undertone: Undertone;
  readonly shape?: FaceShape;
  readonly features?: Partial<FaceFeatures>;
  /** Instead of the color of that depth. */
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
    shape: {
      value: shape,
      runnerUp: 'unknown',
      confidence: shape === 'unknown' ? 0 : 0.6,
      candidates: shape === 'unknown' ? [] : [{ value: shape, probability: 0.6 }],
    },
    features: { ...KNOWN_FEATURES, ...features },
    quality: { brightness: 70, sharpness: 85, yaw: 0, pitch: 0, roll: 0 },
    source: { undertone: 'measured', depth: 'measured', shape: 'measured' },
  };
};
