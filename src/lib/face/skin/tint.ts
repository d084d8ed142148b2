/** Tells a tinted monochrome, such as sepia, from a photo in color: there, color follows from lightness alone. */
import type { RgbImage } from '../types.ts';

const MAX_PIXELS = 20_000;
const BINS = 32;
/** Bytes; the middle of the scale, where a tint shows. */
const MIDDLE = { low: 40, high: 215 } as const;
/** Channels within this many bytes of each other are neutral. */
const NEUTRAL = 8;

export interface Tint {
  /** Root mean square of red-green and blue-green around their mean at the same lightness, in bytes. */
  readonly variety: number;
  /** Share of mid-light pixels without color, 0..1. */
  readonly neutral: number;
}

interface Bin {
  count: number;
  redGreen: number;
  blueGreen: number;
  squares: number;
}

const residual = ({ count, redGreen, blueGreen, squares }: Bin): number =>
  count === 0 ? 0 : squares - (redGreen ** 2 + blueGreen ** 2) / count;

const byteAt = (data: Uint8Array, at: number): number => data[at] ?? 0;

/** Adds one pixel; says whether it is neutral, or undefined outside the middle of the scale. */
const addPixel = (data: Uint8Array, at: number, bins: readonly Bin[]): boolean | undefined => {
  const [red, green, blue] = [byteAt(data, at), byteAt(data, at + 1), byteAt(data, at + 2)];
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  const bin = bins[Math.floor((luma * BINS) / 256)];
  if (bin === undefined || luma < MIDDLE.low || luma > MIDDLE.high) return undefined;
  const [redGreen, blueGreen] = [red - green, blue - green];
  bin.count++;
  bin.redGreen += redGreen;
  bin.blueGreen += blueGreen;
  bin.squares += redGreen ** 2 + blueGreen ** 2;
  return Math.max(red, green, blue) - Math.min(red, green, blue) <= NEUTRAL;
};

/** Undefined when the picture has hardly any mid-light pixel. */
export const tintOf = ({ data, width, height }: RgbImage): Tint | undefined => {
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / MAX_PIXELS)));
  const bins = Array.from({ length: BINS }, (): Bin => ({ count: 0, redGreen: 0, blueGreen: 0, squares: 0 }));
  let neutral = 0;
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      if (addPixel(data, (y * width + x) * 3, bins) === true) neutral++;
    }
  }
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  if (count < 100) return undefined;
  const squares = bins.reduce((sum, bin) => sum + residual(bin), 0);
  return { variety: Math.sqrt(Math.max(0, squares) / (2 * count)), neutral: neutral / count };
};
