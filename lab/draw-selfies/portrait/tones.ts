/** The colors of a portrait, all derived from its skin. */
import { hexToLab, labToHex } from '../../../src/lib/color.ts';
import type { LabColor } from '../../../src/lib/color.ts';

export interface Tones {
  readonly base: string;
  readonly light: string;
  readonly shade: string;
  readonly deep: string;
  readonly lid: string;
  readonly upperLip: string;
  readonly lowerLip: string;
  readonly lipLine: string;
  readonly lipLight: string;
}

const shift = ({ l, a, b }: LabColor, dl: number, da = 0, db = 0): string =>
  labToHex({ l: Math.max(2, l + dl), a: a + da, b: b + db });

/** Shadows of skin are redder and, on deep skin, less dark. */
export const tonesOf = (skin: LabColor): Tones => {
  const reach = 0.35 + skin.l / 120;
  return {
    base: labToHex(skin),
    light: shift(skin, 11 * reach, -3, 0),
    shade: shift(skin, -16 * reach, 5, 3),
    deep: shift(skin, -34 * reach, 7, 2),
    lid: shift(skin, -9 * reach, 4, 0),
    upperLip: shift(skin, -20 * reach, 15, 1),
    lowerLip: shift(skin, -13 * reach, 16, 2),
    lipLine: shift(skin, -38 * reach, 14, 2),
    lipLight: shift(skin, 8 * reach, 8, 0),
  };
};

/** The same color, lighter or darker by `dl` of L*. */
export const tint = (hex: string, dl: number): string => {
  const { l, a, b } = hexToLab(hex);
  return labToHex({ l: Math.max(1, l + dl), a, b });
};
