/** What the picture's pixels tell about the light that fell on it. */
import { linearFromSrgb } from '../color.ts';
import { chromaOfLab, hueOfLab, labOfLinear, type Linear } from './skin-color.ts';
import type { Lab, RgbImage } from './types.ts';

/** Minkowski norm of shades-of-grey (Finlayson & Trezzi 2004). */
const NORM = 6;
/** Pixels looked at, at most: an average needs no more. */
const MAX_PIXELS = 40_000;
/** Bytes at or beyond this are taken as clipped, and carry no colour. */
const CLIPPED = 250;

export interface LightEstimate {
  /** The light's colour, scaled to a mean of 1 over the channels. */
  readonly colour: Linear;
  /** Chroma of a grey surface under that light at L* 75, and its hue in degrees. */
  readonly chroma: number;
  readonly hue: number;
}

/** CIELAB of a mid-light grey surface under the estimated light. */
const greyUnder = (colour: Linear): Lab => {
  const level = 0.48;
  return labOfLinear([colour[0] * level, colour[1] * level, colour[2] * level]);
};

/** Calls `visit` with the bytes of a regular grid of unclipped pixels. */
const forGrid = (image: RgbImage, visit: (red: number, green: number, blue: number) => void): void => {
  const step = Math.max(1, Math.ceil(Math.sqrt((image.width * image.height) / MAX_PIXELS)));
  for (let y = 0; y < image.height; y += step) {
    for (let at = y * image.width * 3; at < (y + 1) * image.width * 3; at += step * 3) {
      const [red = 0, green = 0, blue = 0] = image.data.subarray(at, at + 3);
      if (Math.max(red, green, blue) < CLIPPED) visit(red, green, blue);
    }
  }
};

/** Shades-of-grey over unclipped pixels, in linear light. */
export const estimateLight = (image: RgbImage): LightEstimate => {
  const sums = [0, 0, 0] as [number, number, number];
  forGrid(image, (red, green, blue) => {
    sums[0] += linearFromSrgb(red) ** NORM;
    sums[1] += linearFromSrgb(green) ** NORM;
    sums[2] += linearFromSrgb(blue) ** NORM;
  });
  const norms = sums.map((sum) => Math.max(sum, 1e-12) ** (1 / NORM));
  const mean = norms.reduce((sum, norm) => sum + norm, 0) / 3;
  const [red = 1, green = 1, blue = 1] = norms.map((norm) => norm / mean);
  const lab = greyUnder([red, green, blue]);
  return { colour: [red, green, blue], chroma: chromaOfLab(lab), hue: hueOfLab(lab) };
};
