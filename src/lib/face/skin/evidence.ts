/**
 * What a face's pixels say about how deep its skin is. Besides the skin's lightness these are relations within the face,
 * which a dim or bright exposure leaves alone: lips and the tip of the nose against skin, shine, and how color follows light.
 */
import { median, quantileOfSorted, spreadOf } from '../statistics.ts';
import type { Lab } from '../types.ts';
import { type FacePixels, type SkinPixel, TIP } from './mesh-pixels.ts';
import { chromaOfLab, itaOfLab } from '../../color.ts';

export const DEPTH_INPUTS = [
  'middleIta',
  'patchIta',
  'lightSkin',
  'deepSkin',
  'shine95',
  'shine99',
  'patchSpread',
  'lipRedness',
  'lipYellowness',
  'lipStops',
  'upperLipStops',
  'tipStops',
  'tipRedness',
  'tipYellowness',
  'chromaOfLight',
  'chromaSlope',
  'redSlope',
  'blueSpread',
] as const;
/** Angles in degrees, light in stops (log2), color in CIELAB; `chromaSlope` in units of chroma per stop. */
export type DepthEvidence = Readonly<Record<(typeof DEPTH_INPUTS)[number], number>>;

/** ITA beyond which raters' steps are wide (light skin) or narrow (deep skin), degrees. */
const BENDS = { light: 30, deep: -20 } as const;

const meanLab = (pixels: readonly SkinPixel[]): Lab => {
  const mean = (of: (lab: Lab) => number): number => pixels.reduce((sum, { lab }) => sum + of(lab), 0) / pixels.length;
  return { l: mean(({ l }) => l), a: mean(({ a }) => a), b: mean(({ b }) => b) };
};

/** Least squares slope of `y` on `x`, 0 when `x` does not vary. */
const slopeOf = (pixels: readonly SkinPixel[], y: (pixel: SkinPixel) => number): number => {
  const meanX = pixels.reduce((sum, { stops }) => sum + stops, 0) / pixels.length;
  const squares = pixels.reduce((sum, { stops }) => sum + (stops - meanX) ** 2, 0);
  const products = pixels.reduce((sum, pixel) => sum + (pixel.stops - meanX) * y(pixel), 0);
  return squares > 0 ? products / squares : 0;
};

const ofMask = (mask: readonly SkinPixel[]) => {
  const sorted = mask.toSorted((a, b) => a.lab.l - b.lab.l);
  const part = (from: number, to: number): readonly SkinPixel[] =>
    sorted.slice(Math.floor(from * sorted.length), Math.ceil(to * sorted.length));
  const chroma = (pixels: readonly SkinPixel[]): number => median(pixels.map(({ lab }) => chromaOfLab(lab)));
  const stops = Float64Array.from(mask, (pixel) => pixel.stops).sort();
  const shine = (share: number): number => quantileOfSorted(stops, share) - quantileOfSorted(stops, 0.5);
  const middleIta = itaOfLab(meanLab(part(0.4, 0.6)));
  return {
    middleIta,
    lightSkin: Math.max(0, middleIta - BENDS.light),
    deepSkin: Math.max(0, BENDS.deep - middleIta),
    shine95: shine(0.95),
    shine99: shine(0.99),
    chromaOfLight: chroma(part(0.7, 0.9)) - chroma(part(0.1, 0.3)),
    chromaSlope: slopeOf(mask, ({ lab }) => chromaOfLab(lab)),
    redSlope: slopeOf(mask, ({ redGreen }) => redGreen),
    blueSpread: spreadOf(mask.map(({ greenBlue }) => greenBlue)),
  };
};

export const depthEvidence = ({ patches, skin, mask, lips }: FacePixels): DepthEvidence => {
  const tip = patches[TIP] ?? skin;
  return {
    ...ofMask(mask),
    patchIta: itaOfLab(skin.lab),
    patchSpread: spreadOf(patches.flatMap((patch) => (patch === undefined ? [] : [patch.stops]))),
    lipStops: lips.both.stops - skin.stops,
    lipRedness: lips.both.lab.a - skin.lab.a,
    lipYellowness: lips.both.lab.b - skin.lab.b,
    upperLipStops: lips.upper.stops - lips.lower.stops,
    tipStops: tip.stops - skin.stops,
    tipRedness: tip.lab.a - skin.lab.a,
    tipYellowness: tip.lab.b - skin.lab.b,
  };
};
