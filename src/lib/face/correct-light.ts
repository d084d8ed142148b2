/** Takes the light's colour and a wrong exposure out of the measured skin, as far as the evidence carries. */
import type { LightEstimate } from './light.ts';
import { chromaOfLab, hueOfLab, labOfLinear, type Linear } from './skin-color.ts';
import { clamp, sigmoid } from './statistics.ts';
import type { Lab } from './types.ts';

/**
 * How much of the estimated cast is taken out grows with its chroma: below about 10 the estimate is mostly the
 * scene's own colour (full shades-of-grey costs 12 points within one Monk step on good photos), above about 14 mostly
 * the light's. Warm rooms and brown walls are common, so a warm estimate counts for less than a cool one.
 */
const CAST = { centre: 12, width: 2, most: 0.9, warmWeight: 0.6 } as const;
/** Linear light that 2 % of a well exposed picture exceed (sRGB 200); a darker highlight means underexposure. */
const HIGHLIGHT = 0.5776;
/** At most one stop is given back: a picture may show nothing bright. */
const MAX_GAIN = 2;
/** Where more than this share of the picture is clipped, the light is taken down by `e^(-slope * excess)`. */
const CLIPPED = { from: 0.1, slope: 0.5 } as const;
/** Hue angles that skin shows in neutral light, degrees; beyond them what is left of a cast is held. */
export const SKIN_HUE = { low: 25, high: 75 } as const;

export interface Correction {
  readonly lab: Lab;
  /** Hue in degrees, -180..180, before it was held to what skin shows. */
  readonly hue: number;
  /** Chroma of the light as it counts: a warm one by its weight. */
  readonly cast: number;
  /** Share of the cast taken out, 0..1. */
  readonly strength: number;
  /** Stops by which the picture seems underexposed, 0..; may exceed what was given back. */
  readonly stopsUnder: number;
}

const isWarm = ({ hue }: LightEstimate): boolean => hue > 0 && hue < 180;

export const castOf = (light: LightEstimate): number => light.chroma * (isWarm(light) ? CAST.warmWeight : 1);

const exposureGain = ({ highlight, clipped }: LightEstimate): number => {
  const up = clamp(HIGHLIGHT / Math.max(highlight, 1e-4), 1, MAX_GAIN);
  return up * Math.exp(-CLIPPED.slope * Math.max(0, clipped - CLIPPED.from));
};

const holdHue = (lab: Lab, hue: number): Lab => {
  const held = (clamp(hue, SKIN_HUE.low, SKIN_HUE.high) * Math.PI) / 180;
  const chroma = chromaOfLab(lab);
  return { l: clamp(lab.l, 0, 100), a: chroma * Math.cos(held), b: chroma * Math.sin(held) };
};

/** `skin` in linear light as it stands in the picture. */
export const correctLight = (skin: Linear, light: LightEstimate): Correction => {
  const cast = castOf(light);
  const strength = CAST.most * sigmoid((cast - CAST.centre) / CAST.width);
  const gain = exposureGain(light);
  const channel = (at: 0 | 1 | 2): number => (skin[at] * gain) / light.colour[at] ** strength;
  const lab = labOfLinear([channel(0), channel(1), channel(2)]);
  const angle = hueOfLab(lab);
  const hue = angle > 180 ? angle - 360 : angle;
  const stopsUnder = Math.max(0, Math.log2(HIGHLIGHT / Math.max(light.highlight, 1e-4)));
  return { lab: holdHue(lab, hue), hue, cast, strength, stopsUnder };
};
