/** Undertone from the hue of the skin against the trend for its lightness; `unknown` whenever the light leaves doubt. */
import type { Undertone } from '../../vocabulary.ts';
import { hueOfLab } from '../../color.ts';
import { interpolate, normalShare } from '../statistics.ts';
import type { Lab } from '../types.ts';

/**
 * Mean hue angle in degrees and mean a* of faces by L*, from the development photos: light and very deep skin is
 * redder than the middle, so that deep skin does not fall to one undertone by construction.
 */
const TREND_HUE = [
  [30, 47],
  [45, 55],
  [58, 51],
  [70, 46],
  [80, 43],
] as const;
const TREND_A = [
  [30, 9],
  [46, 12],
  [57, 15],
  [63, 13.5],
  [70, 11.5],
  [78, 10],
] as const;
/** Degrees off the trend at which a face counts as cool or warm: one standard error of an ordinary photo, and a little more. */
const BORDER = 8;
/** Yellow by lack of red is olive, yellow by more yellow is warm: a* this far below the trend. */
const OLIVE_REDNESS = -4;
/**
 * Standard error of one hue reading in good light, degrees: a person's ordinary photos differ by 6 to 8 where the light looks
 * good, by 2 in one studio. With these a person's photos stand warm against cool in none of 13 told pairs (5 of 100 are the aim).
 */
const HUE_ERROR = 6;
/** Added for each unit of doubt in the light: a mild cast moves hue by 4 to 9 degrees. */
const ERROR_PER_DOUBT = 0.4;
/** Doubt beyond which the hue is the light's as much as the skin's: there it moves by 12 degrees. */
const MOST_DOUBT = 8;
/** Nobody has labelled undertones of faces, so that no reading is surer than this. */
const MOST = 0.8;
/** Below this confidence the undertone is not told. */
const LEAST = 0.5;

/** Mean hue angle, degrees, of faces at this L*. */
export const trendHue = (lightness: number): number => interpolate(TREND_HUE, lightness);

/** Standard error of the hue under an untrusted light, degrees: nothing is told of it, and it counts little among others. */
const UNTRUSTED_ERROR = 14;
const MOST_ERROR = HUE_ERROR + ERROR_PER_DOUBT * MOST_DOUBT;

export interface UndertoneReading {
  readonly value: Undertone;
  /** 0..1 */
  readonly confidence: number;
}

export interface UndertoneEvidence {
  /** Hue off the trend for the skin's lightness, and its standard error, degrees. */
  readonly offset: number;
  readonly error: number;
  /** a* off the trend. */
  readonly redness: number;
}

/** `doubt`: chroma of the light and what else makes it untrusted, 0 in good light. */
export const undertoneEvidence = (lab: Lab, doubt: number): UndertoneEvidence => ({
  offset: hueOfLab(lab) - trendHue(lab.l),
  error: doubt > MOST_DOUBT ? UNTRUSTED_ERROR : HUE_ERROR + ERROR_PER_DOUBT * doubt,
  redness: lab.a - interpolate(TREND_A, lab.l),
});

/** The confidence is the share of the error's normal curve in the class. */
export const undertoneOf = ({ offset, error, redness }: UndertoneEvidence): UndertoneReading => {
  if (error > MOST_ERROR) return { value: 'unknown', confidence: 0 };
  const cool = normalShare((-BORDER - offset) / error);
  const yellow = normalShare((offset - BORDER) / error);
  const shares: readonly (readonly [Undertone, number])[] = [
    ['cool', cool],
    ['neutral', 1 - cool - yellow],
    [redness < OLIVE_REDNESS ? 'olive' : 'warm', yellow],
  ];
  const [value, share] = shares.reduce((best, next) => (next[1] > best[1] ? next : best));
  const confidence = share * MOST;
  return confidence < LEAST ? { value: 'unknown', confidence } : { value, confidence };
};
