/** Takes the light's color and a wrong exposure out of the measured skin, as far as the evidence carries. */
import type { DepthReading } from './depth.ts';
import type { LightEstimate } from './light.ts';
import { typicalLab } from './monk.ts';
import { chromaOfLab, hueOfLab, labOfHue, labOfLinear, type Linear } from '../../color.ts';
import { clamp, sigmoid } from '../statistics.ts';
import type { Lab } from '../types.ts';

/**
 * How much of the estimated cast is taken out grows with its chroma: a small one is mostly the scene's own color, a
 * large one mostly the light's. Warm rooms and brown walls are common, so a warm estimate counts for less.
 */
const CAST = { centre: 9, width: 2, most: 0.8, warmWeight: 0.8 } as const;
/** L* of what is nearly black. */
const LEAST = 0.1;
/** L* by which skin of one tone differs from person to person; beyond it the exposure is wrong. */
const FREE = 8;
/** At most so many stops are given or taken. */
const MOST_STOPS = 1.5;
/** Hue angles that skin shows in neutral light, degrees; beyond them what is left of a cast is held. */
export const SKIN_HUE = { low: 25, high: 75 } as const;

export interface Correction {
  readonly lab: Lab;
  /** Hue in degrees, -180..180, before it was held to what skin shows. */
  readonly hue: number;
  /** Chroma of the light as it counts: a warm one by its weight. */
  readonly cast: number;
  /** Stops that the skin was lightened (positive) or darkened by, to where its tone has it. */
  readonly stops: number;
}

const isWarm = ({ hue }: LightEstimate): boolean => hue > 0 && hue < 180;

const castOf = (light: LightEstimate): number => light.chroma * (isWarm(light) ? CAST.warmWeight : 1);

const holdHue = (lab: Lab, hue: number): Lab =>
  labOfHue(clamp(lab.l, 0, 100), chromaOfLab(lab), clamp(hue, SKIN_HUE.low, SKIN_HUE.high));

/** Relative luminance of L* (CIE 15:2018). */
const luminanceOf = (lightness: number): number =>
  lightness > 8 ? ((lightness + 16) / 116) ** 3 : (lightness * 27) / 24389;

/** How much too little light there was: a tone read from relations within the face knows, since an exposure leaves them alone. */
const missingStops = (skin: Linear, { tone, byRelations }: DepthReading): number => {
  if (!byRelations) return 0;
  const { l } = labOfLinear(skin);
  const typical = typicalLab(tone).l;
  const wanted = clamp(l, typical - FREE, typical + FREE);
  return clamp(Math.log2(luminanceOf(wanted) / luminanceOf(Math.max(l, LEAST))), -MOST_STOPS, MOST_STOPS);
};

/** Skin in linear light as if a light of no color had fallen on it, as far as the cast is believed; same exposure. */
export const withoutCast = (skin: Linear, light: LightEstimate): Linear => {
  const strength = CAST.most * sigmoid((castOf(light) - CAST.centre) / CAST.width);
  const channel = (at: 0 | 1 | 2): number => skin[at] * 2 ** (-strength * light.cast[at]);
  return [channel(0), channel(1), channel(2)];
};

/** `skin` without the light's cast, in linear light. */
export const correctLight = (skin: Linear, light: LightEstimate, depth: DepthReading): Correction => {
  const stops = missingStops(skin, depth);
  const channel = (at: 0 | 1 | 2): number => skin[at] * 2 ** stops;
  const lab = labOfLinear([channel(0), channel(1), channel(2)]);
  const angle = hueOfLab(lab);
  const hue = angle > 180 ? angle - 360 : angle;
  return { lab: holdHue(lab, hue), hue, cast: castOf(light), stops };
};
