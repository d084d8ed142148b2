/** The color a foundation shade should have for a measured face: swatches are lighter and yellower than photos. */
import type { FaceProfile, Lab } from '../../face/types.ts';
import type { Undertone } from '../../vocabulary.ts';
import { interpolate } from '../../face/statistics.ts';

/**
 * Real foundation swatches by ITA: medians of L*, chroma and hue angle (degrees) in steps of 15 degrees, from 6 746 shades
 * of 107 brands (The Pudding, "The naked truth", MIT). Shades that brands describe as fair, light, medium, tan and very
 * deep have median ITA of 60, 52, 42, 27 and -30. Hue spreads by 7 to 9 degrees within a step.
 */
const SWATCHES = [
  { ita: -80, l: 18, chroma: 12, hue: 39 },
  { ita: -67.5, l: 25, chroma: 15.2, hue: 41.2 },
  { ita: -52.5, l: 30.4, chroma: 20.5, hue: 48.3 },
  { ita: -37.5, l: 35, chroma: 26.1, hue: 52.5 },
  { ita: -22.5, l: 40.4, chroma: 30.7, hue: 54.1 },
  { ita: -7.5, l: 46.8, chroma: 34.6, hue: 55.8 },
  { ita: 7.5, l: 53.6, chroma: 34.9, hue: 59.2 },
  { ita: 22.5, l: 63.7, chroma: 35.7, hue: 62.8 },
  { ita: 37.5, l: 71.5, chroma: 30.7, hue: 64.4 },
  { ita: 52.5, l: 79.2, chroma: 24.4, hue: 65.2 },
  { ita: 67.5, l: 83.8, chroma: 17.8, hue: 65 },
  { ita: 82.5, l: 91.9, chroma: 9.7, hue: 66.1 },
] as const;

/** Hue angle of faces in photos by ITA: 42 to 48 where skin is light, about 50 from medium to deep. */
const FACE_HUE = [
  [-40, 51],
  [30, 50],
  [50, 47.5],
  [60, 45],
  [70, 42],
] as const;

/** A face keeps at most this much of its own hue (degrees): one standard deviation of swatches of equal depth. */
const MAX_OWN_HUE = 8;

/** Degrees by which the named families leave the swatches' mean hue. */
const FAMILY_HUE: Readonly<Record<Undertone, number>> = { cool: -3.5, neutral: 0, warm: 3.5, olive: 6, unknown: 0 };

const RADIANS = Math.PI / 180;

type Axis = 'ita' | 'l';
const column = (axis: Axis, name: 'l' | 'chroma' | 'hue'): readonly (readonly [number, number])[] =>
  SWATCHES.map((row) => [row[axis], row[name]] as const);

/** What real ranges have at an ITA (degrees) or at a lightness (0..100). */
export const swatchTrend = (axis: Axis, at: number): { l: number; chroma: number; hue: number } => ({
  l: interpolate(column(axis, 'l'), at),
  chroma: interpolate(column(axis, 'chroma'), at),
  hue: interpolate(column(axis, 'hue'), at),
});

/** What is particular to this face, as far as the light let it be measured or the user said it. */
const ownHue = ({ skin, source }: Pick<FaceProfile, 'skin' | 'source'>): number => {
  if (source.undertone === 'user' || skin.undertone === 'unknown') return FAMILY_HUE[skin.undertone];
  const leaves = Math.atan2(skin.lab.b, skin.lab.a) / RADIANS - interpolate(FACE_HUE, skin.ita);
  return Math.min(MAX_OWN_HUE, Math.max(-MAX_OWN_HUE, leaves));
};

/**
 * The swatch of the same depth, where depth is the individual typology angle (Chardon et al. 1991), with the face's own
 * deviation of hue. Plain CIEDE2000 to the photo's color would pick shades that are a depth too dark and too rosy for
 * light skin: a face of ITA 59 has L* 68 in a photo, the shades that are sold for it 80 to 83.
 */
export const foundationTarget = (profile: Pick<FaceProfile, 'skin' | 'source'>): Lab => {
  const { l, chroma, hue } = swatchTrend('ita', profile.skin.ita);
  const angle = (hue + ownHue(profile)) * RADIANS;
  return { l, a: chroma * Math.cos(angle), b: chroma * Math.sin(angle) };
};
