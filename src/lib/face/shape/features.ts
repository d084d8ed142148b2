/** Eyes, lips and brows in words; `unknown` near a border, and where a smile changes what is measured. */
import type { BrowShape, EyeAngle, EyeShape, LipFullness } from '../../vocabulary.ts';
import type { FaceFeatures } from '../types.ts';
import { browArch, canthalTilt, eyeOpening, isMouthAtRest, lipRed } from './feature-measures.ts';
import type { MeshFrame } from './mesh-frame.ts';

/** Two borders split a measure into three classes; within `margin` of a border the class is not told. */
interface Border {
  readonly low: number;
  readonly high: number;
  readonly margin: number;
}

/**
 * Quartiles: of the 4 367 labelled meshes (each person weighted n^-1/2) and of the 52 neutral London ones, the mean of both, since
 * neither's people are everybody. Margins: half of the standard deviation between two photos of a person.
 */
const BORDERS = {
  eyeOpening: { low: 0.325, high: 0.367, margin: 0.009 },
  canthalTilt: { low: 3.55, high: 5.25, margin: 0.25 },
  lipRed: { low: 0.107, high: 0.121, margin: 0.0032 },
  browArch: { low: 0.203, high: 0.229, margin: 0.0024 },
} as const satisfies Record<string, Border>;

const classify = <T extends string>(measure: number, border: Border, names: readonly [T, T, T]): T | 'unknown' => {
  if (!(Math.min(Math.abs(measure - border.low), Math.abs(measure - border.high)) >= border.margin)) return 'unknown';
  if (measure < border.low) return names[0];
  return measure > border.high ? names[2] : names[1];
};

/** Of a face without a trustworthy mesh. */
export const UNKNOWN_FEATURES: FaceFeatures = {
  lips: 'unknown',
  eyes: 'unknown',
  eyeAngle: 'unknown',
  eyeSpacing: 'unknown',
  brows: 'unknown',
};

export const readFeatures = (frame: MeshFrame): FaceFeatures => {
  const atRest = isMouthAtRest(frame);
  return {
    ...UNKNOWN_FEATURES,
    ...(atRest && {
      lips: classify<LipFullness>(lipRed(frame), BORDERS.lipRed, ['thin', 'medium', 'full']),
      eyes: classify<EyeShape>(eyeOpening(frame), BORDERS.eyeOpening, ['narrow', 'almond', 'round']),
    }),
    eyeAngle: classify<EyeAngle>(canthalTilt(frame), BORDERS.canthalTilt, ['downturned', 'straight', 'upturned']),
    brows: classify<BrowShape>(browArch(frame), BORDERS.browArch, ['straight', 'soft', 'arched']),
  };
};
