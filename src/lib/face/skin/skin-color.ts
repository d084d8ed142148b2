/** Angles and lengths in CIELAB by which skin is described. */
import { linearToLab } from '../../color.ts';
import type { Lab } from '../types.ts';

/** Linear-light sRGB, 0..1 per channel. */
export type Linear = readonly [number, number, number];

const DEGREES = 180 / Math.PI;

/** Individual typology angle in degrees, atan2(L* - 50, b*), held to -90..90 (Chardon et al. 1991). */
export const itaOfLab = ({ l, b }: Lab): number =>
  Math.min(90, Math.max(-90, Math.atan2(l - 50, Math.max(b, 1e-6)) * DEGREES));

/** Hue angle in degrees, 0..360. */
export const hueOfLab = ({ a, b }: Lab): number => (Math.atan2(b, a) * DEGREES + 360) % 360;

export const chromaOfLab = ({ a, b }: Lab): number => Math.hypot(a, b);

export const labOfLinear = ([red, green, blue]: Linear): Lab => linearToLab(red, green, blue);

/** Smallest difference of two hue angles, 0..180 degrees. */
export const hueDistance = (one: number, other: number): number => {
  const apart = Math.abs(one - other) % 360;
  return apart > 180 ? 360 - apart : apart;
};
