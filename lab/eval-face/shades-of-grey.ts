/** The baseline's estimate of the light: shades-of-grey with p = 6 in linear light (Finlayson & Trezzi 2004). */
import { type Linear, linearFromSrgb } from '../../src/lib/color.ts';
import { CLIPPED } from '../../src/lib/face/skin/sample.ts';
import type { RgbImage } from '../../src/lib/face/types.ts';

const NORM = 6;
const MAX_PIXELS = 40_000;
const POWER = Float64Array.from({ length: 256 }, (_, byte) => linearFromSrgb(byte) ** NORM);

const powerAt = (data: Uint8Array, at: number): number => POWER[data[at] ?? 0] ?? 0;

/** The light's color over the unclipped pixels of a regular grid, scaled to a mean of 1 over the channels. */
export const shadesOfGrey = ({ data, width, height }: RgbImage): Linear => {
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / MAX_PIXELS)));
  const sums: [number, number, number] = [0, 0, 0];
  for (let y = 0; y < height; y += step) {
    for (let at = y * width * 3; at < (y + 1) * width * 3; at += step * 3) {
      if (Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) >= CLIPPED) continue;
      for (const channel of [0, 1, 2] as const) sums[channel] += powerAt(data, at + channel);
    }
  }
  const [red, green, blue] = sums.map((sum) => Math.max(sum, 1e-12) ** (1 / NORM)) as [number, number, number];
  const mean = (red + green + blue) / 3;
  return [red / mean, green / mean, blue / mean];
};
