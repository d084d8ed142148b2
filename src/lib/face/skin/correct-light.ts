/** Takes the light's color and a wrong exposure out of the measured skin, as far as the evidence carries. */
import { missingStops } from './exposure.ts';
import type { EyeLight } from './eyes.ts';
import type { LightEstimate } from './light.ts';
import { chromaOfLab, hueOfLab, labOfLinear, type Linear } from './skin-color.ts';
import { clamp, sigmoid } from '../statistics.ts';
import type { Lab } from '../types.ts';

/**
 * How much of the estimated cast is taken out grows with its chroma: a small one is mostly the scene's own color, a
 * large one mostly the light's. Warm rooms and brown walls are common, so a warm estimate counts for less.
 */
const CAST = { centre: 9, width: 2, most: 0.8, warmWeight: 0.8 } as const;
/** Linear light that 2 % of a well exposed picture exceed (sRGB 200); a darker highlight means underexposure. */
const HIGHLIGHT = 0.5776;
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

const holdHue = (lab: Lab, hue: number): Lab => {
  const held = (clamp(hue, SKIN_HUE.low, SKIN_HUE.high) * Math.PI) / 180;
  const chroma = chromaOfLab(lab);
  return { l: clamp(lab.l, 0, 100), a: chroma * Math.cos(held), b: chroma * Math.sin(held) };
};

/** `skin` in linear light as it stands in the picture. */
export const correctLight = (skin: Linear, light: LightEstimate, eyes: EyeLight | undefined): Correction => {
  const cast = castOf(light);
  const strength = CAST.most * sigmoid((cast - CAST.centre) / CAST.width);
  const stops = missingStops(light, eyes);
  const channel = (at: 0 | 1 | 2): number => skin[at] * 2 ** (stops - strength * light.cast[at]);
  const lab = labOfLinear([channel(0), channel(1), channel(2)]);
  const angle = hueOfLab(lab);
  const hue = angle > 180 ? angle - 360 : angle;
  const stopsUnder = Math.max(0, Math.log2(HIGHLIGHT / light.highlight));
  return { lab: holdHue(lab, hue), hue, cast, strength, stopsUnder };
};
