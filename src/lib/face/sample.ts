/** Reads the pixels of a patch and keeps those that show skin: no highlights, shadows, hair or clipped channels. */
import { linearFromSrgb } from '../color.ts';
import type { FaceFrame } from './frame.ts';
import type { Patch, PatchName } from './patches.ts';
import { chromaOfLab, hueDistance, hueOfLab, labOfLinear, type Linear } from './skin-color.ts';
import { median, quantile } from './statistics.ts';
import type { Lab, RgbImage } from './types.ts';

/** Bytes at or beyond these are taken as clipped, and carry no colour. */
const CLIPPED_HIGH = 250;
const CLIPPED_LOW = 3;
/** Chroma below this has no hue worth comparing. */
const GREY_CHROMA = 3;
/** Degrees of hue around the patch's own median that still pass as the same surface. */
const HUE_WINDOW = 25;
/** Lightness quantiles kept: pores and stubble lie below, shine above. */
const KEEP_LIGHTNESS = [0.25, 0.75] as const;
/** Fewer pixels than this say nothing. */
const MIN_PIXELS = 12;

export interface PatchSample {
  readonly name: PatchName;
  /** Median of the kept pixels per channel, before any correction of the light. */
  readonly linear: Linear;
  readonly lab: Lab;
  /** Pixels read. */
  readonly pixels: number;
  /** Shares of the pixels read, 0..1. */
  readonly kept: number;
  readonly clippedHigh: number;
  readonly clippedLow: number;
  readonly grey: number;
  /** Inter-quartile range of L* over all unclipped pixels. */
  readonly spread: number;
}

interface Pixel {
  readonly linear: Linear;
  readonly lab: Lab;
}

const readPixel = (image: RgbImage, x: number, y: number): readonly [number, number, number] => {
  const at = (y * image.width + x) * 3;
  return [image.data[at] ?? 0, image.data[at + 1] ?? 0, image.data[at + 2] ?? 0];
};

/** Image coordinates of the pixels inside a rotated ellipse, cut at the image's border. */
const ellipsePixels = (patch: Patch, frame: FaceFrame, image: RgbImage): (readonly [number, number])[] => {
  const reach = Math.ceil(Math.max(patch.radius.x, patch.radius.y));
  const found: (readonly [number, number])[] = [];
  for (let y = Math.floor(patch.center.y) - reach; y <= patch.center.y + reach; y++) {
    for (let x = Math.floor(patch.center.x) - reach; x <= patch.center.x + reach; x++) {
      const [dx, dy] = [x + 0.5 - patch.center.x, y + 0.5 - patch.center.y];
      const along = (dx * frame.u.x + dy * frame.u.y) / patch.radius.x;
      const across = (dx * frame.v.x + dy * frame.v.y) / patch.radius.y;
      const inside = along * along + across * across <= 1;
      if (inside && x >= 0 && y >= 0 && x < image.width && y < image.height) found.push([x, y]);
    }
  }
  return found;
};

const keepSkin = (pixels: readonly Pixel[]): readonly Pixel[] => {
  const coloured = pixels.filter(({ lab }) => chromaOfLab(lab) >= GREY_CHROMA);
  if (coloured.length < MIN_PIXELS) return [];
  const hue = hueOfLab({
    l: 0,
    a: median(coloured.map(({ lab }) => lab.a)),
    b: median(coloured.map(({ lab }) => lab.b)),
  });
  const skin = coloured.filter(({ lab }) => hueDistance(hueOfLab(lab), hue) <= HUE_WINDOW);
  if (skin.length < MIN_PIXELS) return [];
  const lightness = skin.map(({ lab }) => lab.l);
  const [low, high] = [quantile(lightness, KEEP_LIGHTNESS[0]), quantile(lightness, KEEP_LIGHTNESS[1])];
  return skin.filter(({ lab }) => lab.l >= low && lab.l <= high);
};

const medianLinear = (pixels: readonly Pixel[]): Linear => [
  median(pixels.map(({ linear }) => linear[0])),
  median(pixels.map(({ linear }) => linear[1])),
  median(pixels.map(({ linear }) => linear[2])),
];

/** Nearly every pixel of a patch beyond the frame is missing; such a patch is empty, not black. */
export const samplePatch = (patch: Patch, frame: FaceFrame, image: RgbImage): PatchSample | undefined => {
  const bytes = ellipsePixels(patch, frame, image).map(([x, y]) => readPixel(image, x, y));
  if (bytes.length < MIN_PIXELS) return undefined;
  const high = bytes.filter((rgb) => Math.max(...rgb) >= CLIPPED_HIGH).length;
  const low = bytes.filter((rgb) => Math.max(...rgb) <= CLIPPED_LOW).length;
  const usable = bytes.filter((rgb) => Math.max(...rgb) < CLIPPED_HIGH && Math.max(...rgb) > CLIPPED_LOW);
  const pixels = usable.map((rgb): Pixel => {
    const linear: Linear = [linearFromSrgb(rgb[0]), linearFromSrgb(rgb[1]), linearFromSrgb(rgb[2])];
    return { linear, lab: labOfLinear(linear) };
  });
  const kept = keepSkin(pixels);
  const linear = kept.length > 0 ? medianLinear(kept) : medianLinear(pixels.length > 0 ? pixels : BLACK);
  const lightness = pixels.map(({ lab }) => lab.l);
  return {
    name: patch.name,
    linear,
    lab: labOfLinear(linear),
    pixels: bytes.length,
    kept: kept.length / bytes.length,
    clippedHigh: high / bytes.length,
    clippedLow: low / bytes.length,
    grey: pixels.filter(({ lab }) => chromaOfLab(lab) < GREY_CHROMA).length / bytes.length,
    spread: lightness.length > 0 ? quantile(lightness, 0.75) - quantile(lightness, 0.25) : 0,
  };
};

const BLACK: readonly Pixel[] = [{ linear: [0, 0, 0], lab: { l: 0, a: 0, b: 0 } }];
