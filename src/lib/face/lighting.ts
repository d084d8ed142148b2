/** Names what is wrong with the light, worst first, and says how far the tone can be believed under it. */
import type { Lighting } from '../vocabulary.ts';
import { monkOfLab } from './monk.ts';
import { hueDistance } from './skin-color.ts';
import type { SkinReading } from './skin.ts';
import model from './skin-model.json' with { type: 'json' };
import { interpolate, sigmoid } from './statistics.ts';
import type { FaceDetection } from './types.ts';
import { trendHue } from './undertone.ts';

/** Chroma of the light, as it counts, from which it is called coloured. */
const CAST = 10;
/** Centres of warm and cool light in degrees of hue, and the half-width of their sectors. */
const WARM_HUE = 75;
const COOL_HUE = 270;
const SECTOR = 45;
/** Difference of L* between the sides from which the light is called uneven. */
const UNEVEN = 12;
/** Rekognition's brightness below which, and stops of underexposure from which, the light is called dim. */
const DIM_BRIGHTNESS = 45;
const DIM_STOPS = 0.35;
/** Share of clipped pixels on the face from which the light is called bright. */
const BRIGHT_CLIPPED = 0.15;
/** Patches placed on a face whose landmarks are all there. */
const PATCHES = 9;

const castName = ({ light }: SkinReading): Lighting => {
  if (hueDistance(light.hue, WARM_HUE) <= SECTOR) return 'warm_cast';
  return hueDistance(light.hue, COOL_HUE) <= SECTOR ? 'cool_cast' : 'tinted_cast';
};

export const readLighting = (reading: SkinReading, { quality }: FaceDetection): Lighting => {
  if (reading.sideDifference > UNEVEN) return 'uneven';
  if (reading.correction.cast > CAST) return castName(reading);
  if (quality.brightness < DIM_BRIGHTNESS || reading.correction.stopsUnder > DIM_STOPS) return 'dim';
  return reading.clipped > BRIGHT_CLIPPED ? 'bright' : 'even';
};

export type RiskName = keyof typeof model.confidence.weights;

/** Tan and deep tones are where raters and measurement part most; see the fairness report. */
const DEEP = [
  [4.5, 0],
  [5.5, 1],
  [8, 1],
  [9, 0],
] as const;

const excess = (value: number, free: number, unit: number): number => Math.min(3, Math.max(0, value - free) / unit);

/** Chroma of the light across the line from warm to cool: lamps, not the day, are green or magenta. */
const offDaylight = ({ light }: SkinReading): number =>
  light.chroma * Math.abs(Math.sin(((light.hue - WARM_HUE) * Math.PI) / 180));

/** What makes a tone doubtful; each is 0 in good light, grows with the trouble, and is at most 3. */
export const risksOf = (reading: SkinReading, { quality }: FaceDetection): Readonly<Record<RiskName, number>> => {
  const { hue, cast, stopsUnder, lab } = reading.correction;
  return {
    under: excess(stopsUnder, 0, 1),
    clipped: excess(reading.light.clipped, 0.1, 1),
    cast: excess(cast, 4, 16),
    tint: excess(offDaylight(reading), 5, 8),
    // Pink or grey where skin of that lightness is brown: not the skin's own colour, and no dark skin either.
    hue: excess(Math.abs(hue - trendHue(lab.l)), 14, 10),
    sides: excess(reading.sideDifference, 5, 5),
    spread: excess(reading.spread, 8, 5),
    faceClipped: excess(reading.clipped, 0, 1),
    dim: excess(DIM_BRIGHTNESS - quality.brightness, 0, 10),
    covered: excess(PATCHES - reading.used.length, 1, 1),
    deep: interpolate(DEEP, monkOfLab(lab)),
  };
};

/**
 * How far the skin's hue is in doubt, in units of the light's chroma: sides lit differently are lit by different lamps,
 * whose colours need not be the same, and a hue that no skin shows is the light's.
 */
export const colourDoubt = ({ correction, sideDifference }: SkinReading): number =>
  correction.cast + sideDifference / 2 + 2 * Math.max(0, Math.abs(correction.hue - trendHue(correction.lab.l)) - 14);

/** 0..1: that the Monk tone is within one step. Logistic in the risks with weights of one sign, so that it is monotone. */
export const depthConfidence = (reading: SkinReading, face: FaceDetection): number => {
  const risks = risksOf(reading, face);
  const { intercept, weights } = model.confidence;
  const names = Object.keys(weights) as RiskName[];
  return sigmoid(names.reduce((sum, name) => sum - weights[name] * risks[name], intercept));
};
