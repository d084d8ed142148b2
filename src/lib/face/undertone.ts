/** Undertone from the hue of the skin against the trend for its depth; `unknown` whenever the light is not trusted. */
import type { Undertone } from '../vocabulary.ts';
import { hueOfLab } from './skin-color.ts';
import { clamp } from './statistics.ts';
import type { Lab } from './types.ts';

/** Degrees of hue off the trend at which a face counts as cool or warm. */
const BORDER = 3.5;
/** Beyond this the hue is greenish-yellow with little red: olive. */
const OLIVE_HUE = 12;
/** Below this confidence the undertone is not told. */
const MIN_CONFIDENCE = 0.3;

/** Mean hue angle of faces at an ITA, degrees. Light and very deep skin are redder than the middle. */
const trendHue = (ita: number): number => 56 - 0.0045 * (ita - 20) ** 2 * (ita > 20 ? 1 : 0.6);

export interface UndertoneReading {
  readonly value: Undertone;
  /** 0..1 */
  readonly confidence: number;
}

/** `trust` 0..1 is how far the light's colour is known to be neutral. */
export const readUndertone = (lab: Lab, ita: number, trust: number): UndertoneReading => {
  const offset = hueOfLab(lab) - trendHue(ita);
  const named: Undertone =
    offset > OLIVE_HUE ? 'olive' : offset > BORDER ? 'warm' : offset < -BORDER ? 'cool' : 'neutral';
  const distance = Math.min(Math.abs(offset - BORDER), Math.abs(offset + BORDER)) / 6;
  const confidence = clamp(trust * (0.35 + 0.4 * Math.min(1, distance)), 0, 0.75);
  return confidence < MIN_CONFIDENCE ? { value: 'unknown', confidence } : { value: named, confidence };
};
