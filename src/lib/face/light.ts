/** What the whole picture tells about the light that fell on it: its colour, and whether the exposure fits. */
import { linearFromSrgb } from '../color.ts';
import { CLIPPED } from './sample.ts';
import { chromaOfLab, hueOfLab, labOfLinear, type Linear } from './skin-color.ts';
import type { RgbImage } from './types.ts';

/** Minkowski norm of shades-of-grey (Finlayson & Trezzi 2004). */
const NORM = 6;
const POWER = Float64Array.from({ length: 256 }, (_, byte) => linearFromSrgb(byte) ** NORM);
/** Pixels looked at, at most: an average needs no more. */
const MAX_PIXELS = 40_000;
/** Share of the pixels that may be brighter than the picture's highlight. */
const HIGHLIGHT = 0.02;
/** Linear light of the grey surface whose colour stands for the light: L* 75. */
const GREY = 0.48;

export interface LightEstimate {
  /** The light's colour, scaled to a mean of 1 over the channels. */
  readonly colour: Linear;
  /** Chroma of a grey surface under that light, and its hue in degrees. */
  readonly chroma: number;
  readonly hue: number;
  /** Linear light of the picture's highlight, 0..1: the brightest channel exceeded by 2 % of the pixels. */
  readonly highlight: number;
  /** Share of clipped pixels, 0..1. */
  readonly clipped: number;
}

interface Sums {
  readonly power: [number, number, number];
  /** Pixels by their brightest byte. */
  readonly histogram: Uint32Array;
  count: number;
}

const byteAt = (data: Uint8Array, at: number): number => data[at] ?? 0;
const powerOf = (byte: number): number => POWER[byte] ?? 0;

const addRow = (image: RgbImage, y: number, step: number, sums: Sums): void => {
  const { data, width } = image;
  for (let at = y * width * 3; at < (y + 1) * width * 3; at += step * 3) {
    const [red, green, blue] = [byteAt(data, at), byteAt(data, at + 1), byteAt(data, at + 2)];
    const top = Math.max(red, green, blue);
    sums.histogram[top] = (sums.histogram[top] ?? 0) + 1;
    sums.count++;
    if (top >= CLIPPED) continue;
    sums.power[0] += powerOf(red);
    sums.power[1] += powerOf(green);
    sums.power[2] += powerOf(blue);
  }
};

const highlightByte = ({ histogram, count }: Sums): number => {
  let above = 0;
  for (let byte = 255; byte > 0; byte--) {
    above += histogram[byte] ?? 0;
    if (above > HIGHLIGHT * count) return byte;
  }
  return 0;
};

/** Shades-of-grey over the unclipped pixels of a regular grid, in linear light. */
export const estimateLight = (image: RgbImage): LightEstimate => {
  const step = Math.max(1, Math.ceil(Math.sqrt((image.width * image.height) / MAX_PIXELS)));
  const sums: Sums = { power: [0, 0, 0], histogram: new Uint32Array(256), count: 0 };
  for (let y = 0; y < image.height; y += step) addRow(image, y, step, sums);
  const norms = sums.power.map((power) => Math.max(power, 1e-12) ** (1 / NORM));
  const mean = norms.reduce((sum, norm) => sum + norm, 0) / 3;
  const [red = 1, green = 1, blue = 1] = norms.map((norm) => norm / mean);
  const grey = labOfLinear([red * GREY, green * GREY, blue * GREY]);
  const clipped = sums.histogram.subarray(CLIPPED).reduce((sum, bin) => sum + bin, 0);
  return {
    colour: [red, green, blue],
    chroma: chromaOfLab(grey),
    hue: hueOfLab(grey),
    highlight: linearFromSrgb(highlightByte(sums)),
    clipped: clipped / Math.max(1, sums.count),
  };
};
