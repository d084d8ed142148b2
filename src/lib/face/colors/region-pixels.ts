/** Colors of a picture's pixels as they would be if the skin beside them looked like typical skin of its depth. */
import {
  chromaOfLab,
  hexToSrgb,
  type LabColor,
  labOfLinear,
  labToHex,
  type Linear,
  linearFromSrgb,
} from '../../color.ts';
import { typicalLab } from '../skin/monk.ts';
import { medianLinear } from '../skin/sample.ts';
import type { SkinReading } from '../skin/skin.ts';
import { median, quantile, spreadOf } from '../statistics.ts';
import type { RgbImage } from '../types.ts';

/** Factors on linear red, green and blue. */
export type Gains = Linear;

/** Linear light of a byte that is nearly black. */
const LEAST = 1e-4;

/**
 * From the picture's skin to typical skin of her tone: her own skin is the best grey card that a selfie has. Between two
 * ordinary photos of a person lips then differ by 8 and brows by 7 (CIEDE2000, median) in place of 11 and 10.
 */
export const gainsOf = ({ used, depth }: SkinReading): Gains => {
  const [red, green, blue] = medianLinear(used.map(({ linear }) => linear));
  const [typicalRed, typicalGreen, typicalBlue] = hexToSrgb(labToHex(typicalLab(depth.tone))).map(linearFromSrgb);
  const gain = (typical: number | undefined, seen: number): number => (typical ?? 0) / Math.max(seen, LEAST);
  return [gain(typicalRed, red), gain(typicalGreen, green), gain(typicalBlue, blue)];
};

export const linearAt = ({ data }: RgbImage, at: number): Linear => [
  linearFromSrgb(data[at] ?? 0),
  linearFromSrgb(data[at + 1] ?? 0),
  linearFromSrgb(data[at + 2] ?? 0),
];

/** CIELAB of the pixel at the offset. */
export const labAt = (image: RgbImage, at: number, gains: Gains): LabColor => {
  const [red, green, blue] = linearAt(image, at);
  return labOfLinear([red * gains[0], green * gains[1], blue * gains[2]]);
};

/** Channel by channel. */
export const medianLab = (all: readonly LabColor[]): LabColor => ({
  l: median(all.map(({ l }) => l)),
  a: median(all.map(({ a }) => a)),
  b: median(all.map(({ b }) => b)),
});

export const labSpread = (all: readonly LabColor[]): number =>
  Math.hypot(spreadOf(all.map(({ l }) => l)), spreadOf(all.map(chromaOfLab)));

export const labDistance = (one: LabColor, other: LabColor): number =>
  Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b);

/** Those whose lightness lies between two quantiles of all. */
export const betweenLightness = (all: readonly LabColor[], low: number, high: number): readonly LabColor[] => {
  const lightness = all.map(({ l }) => l);
  const [from, to] = [quantile(lightness, low), quantile(lightness, high)];
  return all.filter(({ l }) => l >= from && l <= to);
};
