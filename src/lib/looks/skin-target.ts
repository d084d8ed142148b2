/** The colour a foundation shade should have for a measured face: faces in photos are redder than swatches. */
import type { Lab, SkinProfile } from '../face/types.ts';
import { interpolate } from './interpolate.ts';

/**
 * Median hue angle (degrees) and chroma of real foundation swatches by L*, from 6 761 shades of 107 brands
 * (The Pudding, "Foundation names", MIT). Standard deviation of hue within a lightness: 7 to 9 degrees.
 */
const SWATCH_HUE = [
  [19, 41],
  [27, 47.2],
  [35, 52.5],
  [43, 54.7],
  [51, 57.3],
  [59, 60.5],
  [67, 62.6],
  [75, 64.1],
  [83, 66.9],
  [91, 68.3],
] as const;
const SWATCH_CHROMA = [
  [19, 13.6],
  [27, 20.6],
  [35, 27.3],
  [43, 32.2],
  [51, 33.3],
  [59, 33.7],
  [67, 31.8],
  [75, 28.3],
  [83, 22.5],
  [91, 12.7],
] as const;

/** Hue angle of faces measured in photos by L*: redder than swatches where skin is light, alike where it is deep. */
const FACE_HUE = [
  [30, 50],
  [45, 49],
  [65, 46],
] as const;

/** A face keeps at most this much of its own hue (degrees): one standard deviation of swatches of equal lightness. */
const MAX_OWN_HUE = 8;
/** Swatches of equal lightness spread about this much in chroma. */
const MAX_OWN_CHROMA = 6;

const RADIANS = Math.PI / 180;
const clamp = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value));

/** The trend of real foundation ranges at a lightness `l` (0..100). */
export const swatchTrend = (l: number): { readonly hue: number; readonly chroma: number } => ({
  hue: interpolate(SWATCH_HUE, l),
  chroma: interpolate(SWATCH_CHROMA, l),
});

/**
 * The target for shade matching: the measured lightness, the hue of swatches at that lightness plus what is particular
 * to this face. Without it plain CIEDE2000 picks rosy shades for light skin.
 */
export const foundationTarget = ({ lab }: Pick<SkinProfile, 'lab'>): Lab => {
  const trend = swatchTrend(lab.l);
  const ownHue = Math.atan2(lab.b, lab.a) / RADIANS - interpolate(FACE_HUE, lab.l);
  const hue = (trend.hue + clamp(ownHue, MAX_OWN_HUE)) * RADIANS;
  const chroma = trend.chroma + clamp(Math.hypot(lab.a, lab.b) - trend.chroma, MAX_OWN_CHROMA);
  return { l: lab.l, a: chroma * Math.cos(hue), b: chroma * Math.sin(hue) };
};
