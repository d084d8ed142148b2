/** Skin colors from depth and undertone, and the true values that the manifest states. */
import { hexToLab, labToHex } from '../../src/lib/color.ts';
import type { LabColor } from '../../src/lib/color.ts';
import type { DrawnUndertone } from './portrait/types.ts';

export interface SkinSpec {
  /** Individual typology angle, degrees. */
  readonly ita: number;
  readonly l: number;
  readonly undertone: DrawnUndertone;
}

const RADIANS = Math.PI / 180;

/** Hue of faces in degrees: 56 in the middle, redder for light (49 at ITA 60) and for deep skin (49 at -60). */
const typicalHue = (ita: number): number => 56 - (ita > 20 ? 0.0043 : 0.0011) * (ita - 20) ** 2;

/** Degrees off the typical hue. */
const UNDERTONE_HUE: Readonly<Record<DrawnUndertone, number>> = { cool: -7, neutral: 0, warm: 7, olive: 15 };

export const skinLab = ({ ita, l, undertone }: SkinSpec): LabColor => {
  const b = (l - 50) / Math.tan(ita * RADIANS);
  const hue = typicalHue(ita) + UNDERTONE_HUE[undertone];
  return { l, a: b / Math.tan(hue * RADIANS), b };
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export interface SkinTruth {
  readonly hex: string;
  readonly lab: LabColor;
  readonly ita: number;
  readonly monk: number;
  readonly undertone: DrawnUndertone;
}

/**
 * What the drawn skin is, read back from the eight-bit color. Monk by the linear rule on rated faces,
 * 6.43 - 0.0493 ITA, since a drawing has no rater.
 */
export const skinTruth = (spec: SkinSpec): SkinTruth => {
  const hex = labToHex(skinLab(spec));
  const lab = hexToLab(hex);
  const ita = Math.atan2(lab.l - 50, lab.b) / RADIANS;
  return {
    hex,
    lab: { l: round(lab.l, 2), a: round(lab.a, 2), b: round(lab.b, 2) },
    ita: round(ita, 1),
    monk: Math.min(10, Math.max(1, Math.round(6.43 - 0.0493 * ita))),
    undertone: spec.undertone,
  };
};
