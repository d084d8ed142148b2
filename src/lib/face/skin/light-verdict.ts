/** Names what is wrong with the light, worst first, and says how far a hue can be believed under it. */
import type { Lighting } from '../../vocabulary.ts';
import { hueDistance } from '../../color.ts';
import type { SkinReading } from './skin.ts';
import { trendHue } from './undertone.ts';

/** Chroma of the light, as it counts, from which it is called colored. */
const CAST = 10;
/** Chroma that the scene's own colors give an estimate under neutral light. */
const SCENE_CAST = 4;
/** Centres of warm and cool light in degrees of hue, and the half-width of their sectors. */
const WARM_HUE = 75;
const COOL_HUE = 270;
const SECTOR = 45;
/** Difference of L* between the sides from which the light is called uneven. */
const UNEVEN = 12;
/** Stops that skin had to be lightened by, or darkened by, to where its tone has it, from which the light is dim or bright. */
const OFF_STOPS = 0.25;
/** Share of clipped pixels on the face from which the light is called bright. */
const BRIGHT_CLIPPED = 0.15;

const castName = ({ light }: SkinReading): Lighting => {
  if (hueDistance(light.hue, WARM_HUE) <= SECTOR) return 'warm_cast';
  return hueDistance(light.hue, COOL_HUE) <= SECTOR ? 'cool_cast' : 'tinted_cast';
};

export const lightVerdict = (reading: SkinReading): Lighting => {
  if (reading.sideDifference > UNEVEN) return 'uneven';
  if (reading.correction.cast > CAST) return castName(reading);
  if (reading.correction.stops > OFF_STOPS) return 'dim';
  return reading.clipped > BRIGHT_CLIPPED || reading.correction.stops < -OFF_STOPS ? 'bright' : 'even';
};

/** Doubt of a face whose red is lost all over: what is left of its color is greener than the skin. */
const LOST_RED = 12;

/**
 * How far the skin's hue is in doubt, in units of the light's chroma: sides lit differently are lit by different lamps,
 * whose colors need not be the same, and a hue that no skin shows is the light's.
 */
export const colorDoubt = ({ correction, sideDifference, redClipped }: SkinReading): number =>
  Math.max(0, correction.cast - SCENE_CAST) +
  sideDifference / 2 +
  LOST_RED * redClipped +
  2 * Math.max(0, Math.abs(correction.hue - trendHue(correction.lab.l)) - 14);
