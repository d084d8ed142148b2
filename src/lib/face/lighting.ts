/** Names what is wrong with the light, worst first, and says how far depth and hue can be trusted under it. */
import type { Lighting } from '../vocabulary.ts';
import { hueDistance } from './skin-color.ts';
import type { SkinReading } from './skin.ts';
import { interpolate } from './statistics.ts';
import type { FaceDetection } from './types.ts';

/** Chroma of a grey surface under the light from which the light is called coloured. */
const CAST_CHROMA = 10;
/** Centres of warm and cool light in degrees of hue, and the half-width of their sectors. */
const WARM_HUE = 75;
const COOL_HUE = 270;
const SECTOR = 45;
/** L* between patches from which the light is called uneven. */
const UNEVEN_LIGHTNESS = 12;
const DIM = 35;
const BRIGHT = 90;

const castOf = ({ light }: SkinReading): Lighting | undefined => {
  if (light.chroma < CAST_CHROMA) return undefined;
  if (hueDistance(light.hue, WARM_HUE) <= SECTOR) return 'warm_cast';
  return hueDistance(light.hue, COOL_HUE) <= SECTOR ? 'cool_cast' : 'tinted_cast';
};

export const readLighting = (reading: SkinReading, { quality }: FaceDetection): Lighting => {
  if (reading.lightnessRange > UNEVEN_LIGHTNESS) return 'uneven';
  const cast = castOf(reading);
  if (cast !== undefined) return cast;
  if (quality.brightness < DIM) return 'dim';
  return quality.brightness > BRIGHT ? 'bright' : 'even';
};

/** 0..1: 1 when the light looks neutral. */
export const colourTrust = ({ light }: SkinReading): number =>
  interpolate(
    [
      [3, 1],
      [8, 0.7],
      [15, 0.3],
      [30, 0.05],
    ],
    light.chroma,
  );

/** 0..1: that the Monk tone is within one step, falling with cast, uneven, dim and bright light and little skin. */
export const depthConfidence = (reading: SkinReading, { quality }: FaceDetection): number => {
  const factors = [
    interpolate(
      [
        [5, 1],
        [12, 0.85],
        [25, 0.5],
        [50, 0.2],
      ],
      reading.light.chroma,
    ),
    interpolate(
      [
        [6, 1],
        [12, 0.8],
        [25, 0.4],
      ],
      reading.lightnessRange,
    ),
    interpolate(
      [
        [15, 0.3],
        [40, 0.8],
        [50, 1],
        [85, 1],
        [95, 0.5],
      ],
      quality.brightness,
    ),
    interpolate(
      [
        [1, 0.6],
        [2, 0.9],
        [3, 1],
      ],
      reading.used.length,
    ),
  ];
  return 0.92 * factors.reduce((product, factor) => product * factor, 1);
};
