/** The color of the light, as far as the whole picture tells it. */
import { linearFromSrgb } from '../../color.ts';
import { CLIPPED } from './sample.ts';
import { chromaOfLab, hueOfLab, labOfLinear, type Linear } from '../../color.ts';
import type { RgbImage } from '../types.ts';

/** Minkowski norm of shades-of-grey (Finlayson & Trezzi 2004) and grey-edge (van de Weijer, Gevers & Gijsenij 2007). */
const NORM = 6;
/** Pixels looked at, at most: an average needs no more. */
const MAX_PIXELS = 40_000;
/** Linear light of the grey surface whose color stands for the light: L* 75. */
const GREY = 0.48;
/** Stops of red by which both estimates come out warmer than the light: skin and hair are in every selfie. */
const WARMER = { edges: 0.075, surfaces: 0.2 } as const;
/** A lamp's warmth takes from green and blue what it gives to red. */
const WARMTH: Linear = [1, -0.3, -0.7];
/** Linear light of a byte that is nearly black. */
const LEAST = 1e-4;

export interface LightEstimate {
  /** The light's color in stops (log2) per channel, their mean 0. */
  readonly cast: Linear;
  /** Chroma of a grey surface under that light, and its hue in degrees. */
  readonly chroma: number;
  readonly hue: number;
}

interface Sums {
  readonly surfaces: [number, number, number];
  readonly edges: [number, number, number];
}

const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => linearFromSrgb(byte));
const POWER = LINEAR.map((light) => light ** NORM);
const byteAt = (data: Uint8Array, at: number): number => data[at] ?? 0;
const lightAt = (data: Uint8Array, at: number): number => LINEAR[byteAt(data, at)] ?? 0;

/** Adds the gradient of each channel over the grid's neighbours, `right` and `down` bytes away. */
const addEdges = (data: Uint8Array, at: number, [right, down]: readonly [number, number], sums: Sums): void => {
  for (const channel of [0, 1, 2] as const) {
    const here = at + channel;
    const across = lightAt(data, here + right) - lightAt(data, here - right);
    const along = lightAt(data, here + down) - lightAt(data, here - down);
    const square = (across * across + along * along) / 4;
    // To the sixth power of the length; `**` is slow in the innermost loop.
    sums.edges[channel] += square * square * square;
  }
};

/** Adds one pixel's light; false when it is clipped and carries no color. */
const addSurface = (data: Uint8Array, at: number, sums: Sums): boolean => {
  const top = Math.max(byteAt(data, at), byteAt(data, at + 1), byteAt(data, at + 2));
  if (top >= CLIPPED) return false;
  for (const channel of [0, 1, 2] as const) sums.surfaces[channel] += POWER[byteAt(data, at + channel)] ?? 0;
  return true;
};

const addRow = ({ data, width, height }: RgbImage, y: number, step: number, sums: Sums): void => {
  const inside = y >= step && y < height - step;
  for (let x = 0; x < width; x += step) {
    const at = (y * width + x) * 3;
    const isColored = addSurface(data, at, sums);
    if (isColored && inside && x >= step && x < width - step) {
      addEdges(data, at, [step * 3, step * width * 3], sums);
    }
  }
};

/** Stops per channel with mean 0, less the warmth that is the scene's; `powers` are sums of linear light to the norm. */
const stopsOf = (powers: Linear, warmer: number): Linear => {
  const logs = powers.map((power) => Math.log2(Math.max(power, LEAST ** NORM)) / NORM);
  const mean = logs.reduce((sum, log) => sum + log, 0) / 3;
  const [red = 0, green = 0, blue = 0] = logs.map((log, at) => log - mean - warmer * (WARMTH[at] ?? 0));
  return [red, green, blue];
};

/** The smaller of both where they point the same way, else nothing. */
const common = (a: number, b: number): number =>
  Math.sign(a) === Math.sign(b) ? Math.sign(a) * Math.min(Math.abs(a), Math.abs(b)) : 0;

/** A cast as far as both estimates see it, along blue-red and along green: one object's color misleads only one of them. */
const agreed = (one: Linear, other: Linear): Linear => {
  const red = common(one[0] - one[2], other[0] - other[2]);
  const green = common(one[1], other[1]);
  return [(red - green) / 2, green, (-red - green) / 2];
};

const greyUnder = (cast: Linear) => {
  const [red, green, blue] = cast.map((stops) => 2 ** stops) as unknown as Linear;
  const scale = (3 * GREY) / (red + green + blue);
  return labOfLinear([red * scale, green * scale, blue * scale]);
};

/** Shades-of-grey and first-order grey-edge over the unclipped pixels of a regular grid, in linear light. */
export const estimateLight = (image: RgbImage): LightEstimate => {
  const step = Math.max(1, Math.ceil(Math.sqrt((image.width * image.height) / MAX_PIXELS)));
  const sums: Sums = { surfaces: [0, 0, 0], edges: [0, 0, 0] };
  for (let y = 0; y < image.height; y += step) addRow(image, y, step, sums);
  const cast = agreed(stopsOf(sums.edges, WARMER.edges), stopsOf(sums.surfaces, WARMER.surfaces));
  const grey = greyUnder(cast);
  return {
    cast,
    chroma: chromaOfLab(grey),
    hue: hueOfLab(grey),
  };
};
