/** Reads the pixels of a patch and keeps those that show skin: no highlights, shadows, hair or clipped channels. */
import {
  chromaOfLab,
  hueDistance,
  hueOfLab,
  labOfLinear,
  labToHex,
  type Linear,
  linearFromSrgb,
  linearToLab,
} from '../../color.ts';
import type { FaceFrame } from '../frame.ts';
import { median, quantile } from '../statistics.ts';
import type { Lab, PatchColor, RgbImage } from '../types.ts';
import type { Patch, PatchSide } from './patches.ts';

/** A byte at or beyond this is taken as clipped. */
export const CLIPPED = 250;
/** Pixels whose brightest byte is not above this are black. */
const BLACK = 3;
/** Chroma below this has no hue worth comparing. */
const GREY_CHROMA = 3;
/** Degrees of hue around the patch's own median that still pass as the same surface. */
const HUE_WINDOW = 25;
/** Lightness quantiles kept: pores and stubble lie below, shine above. */
const KEEP_LIGHTNESS = [0.25, 0.75] as const;
/** Fewer pixels than this say nothing. */
const MIN_PIXELS = 12;
/** More pixels than this add nothing to a median; large patches are read on a grid. */
const MAX_PIXELS = 600;

export interface PatchSample {
  readonly name: string;
  readonly side: PatchSide;
  readonly weight: number;
  /** Median of the kept pixels per channel, before any correction of the light. */
  readonly linear: Linear;
  readonly lab: Lab;
  /** Shares of the pixels read, 0..1. */
  readonly kept: number;
  readonly clipped: number;
  /** Of pixels whose red alone is at its end, as on pale skin in good light: they still tell how light the skin is. */
  readonly redClipped: number;
}

interface Pixel {
  readonly linear: Linear;
  readonly lab: Lab;
}

interface Read {
  readonly pixels: readonly Pixel[];
  readonly count: number;
  /** Pixels without color left, and those that lost only their red. */
  readonly clipped: number;
  readonly redClipped: number;
}

const readPixel = (image: RgbImage, at: number): Pixel => {
  const linear: Linear = [
    linearFromSrgb(image.data[at] ?? 0),
    linearFromSrgb(image.data[at + 1] ?? 0),
    linearFromSrgb(image.data[at + 2] ?? 0),
  ];
  return { linear, lab: linearToLab(linear[0], linear[1], linear[2]) };
};

/** Offsets in `data` of the pixels inside a rotated ellipse, cut at the image's border. */
const ellipseOffsets = (patch: Pick<Patch, 'center' | 'radius'>, frame: FaceFrame, image: RgbImage): number[] => {
  const { center, radius } = patch;
  const step = Math.max(1, Math.sqrt((Math.PI * radius.x * radius.y) / MAX_PIXELS));
  const offsets: number[] = [];
  for (let across = -radius.y; across <= radius.y; across += step) {
    const half = radius.x * Math.sqrt(Math.max(0, 1 - (across / radius.y) ** 2));
    for (let along = -half; along <= half; along += step) {
      const x = Math.floor(center.x + along * frame.u.x + across * frame.v.x);
      const y = Math.floor(center.y + along * frame.u.y + across * frame.v.y);
      if (x >= 0 && y >= 0 && x < image.width && y < image.height) offsets.push((y * image.width + x) * 3);
    }
  }
  return offsets;
};

/** Pale skin loses red before green and blue; with green gone, or blue, nothing of the color is left. */
const isBlown = ({ data }: RgbImage, at: number): boolean =>
  (data[at + 1] ?? 0) >= CLIPPED || (data[at + 2] ?? 0) >= CLIPPED;

/** Pixels with a lost red are read only where hardly anything else is left: without them the patch would be its own shadows. */
const readEllipse = (patch: Patch, frame: FaceFrame, image: RgbImage): Read => {
  const offsets = ellipseOffsets(patch, frame, image);
  const blown = offsets.filter((at) => isBlown(image, at));
  const left = offsets.filter((at) => !isBlown(image, at));
  const whole = left.filter((at) => (image.data[at] ?? 0) < CLIPPED);
  const read = whole.length * 2 >= left.length ? whole : left;
  const isLit = (at: number): boolean =>
    Math.max(image.data[at] ?? 0, image.data[at + 1] ?? 0, image.data[at + 2] ?? 0) > BLACK;
  return {
    pixels: read.filter(isLit).map((at) => readPixel(image, at)),
    count: offsets.length,
    clipped: blown.length,
    redClipped: left.length - whole.length,
  };
};

const medianHue = (pixels: readonly Pixel[]): number =>
  hueOfLab({ l: 0, a: median(pixels.map(({ lab }) => lab.a)), b: median(pixels.map(({ lab }) => lab.b)) });

const keepSkin = (pixels: readonly Pixel[]): readonly Pixel[] => {
  const colored = pixels.filter(({ lab }) => chromaOfLab(lab) >= GREY_CHROMA);
  if (colored.length < MIN_PIXELS) return [];
  const hue = medianHue(colored);
  const skin = colored.filter(({ lab }) => hueDistance(hueOfLab(lab), hue) <= HUE_WINDOW);
  if (skin.length < MIN_PIXELS) return [];
  const lightness = skin.map(({ lab }) => lab.l);
  const [low, high] = [quantile(lightness, KEEP_LIGHTNESS[0]), quantile(lightness, KEEP_LIGHTNESS[1])];
  return skin.filter(({ lab }) => lab.l >= low && lab.l <= high);
};

export const medianLinear = (values: readonly Linear[]): Linear => [
  median(values.map((value) => value[0])),
  median(values.map((value) => value[1])),
  median(values.map((value) => value[2])),
];

/** Undefined when the patch lies outside the picture. A patch without skin comes back with `kept` 0. */
export const samplePatch = (patch: Patch, frame: FaceFrame, image: RgbImage): PatchSample | undefined => {
  const { pixels, count, clipped, redClipped } = readEllipse(patch, frame, image);
  if (count < MIN_PIXELS) return undefined;
  const kept = keepSkin(pixels);
  const shown = kept.length > 0 ? kept : pixels;
  const linear: Linear = shown.length > 0 ? medianLinear(shown.map((pixel) => pixel.linear)) : [0, 0, 0];
  return {
    name: patch.name,
    side: patch.side,
    weight: patch.weight,
    linear,
    lab: labOfLinear(linear),
    kept: kept.length / count,
    clipped: clipped / count,
    redClipped: redClipped / count,
  };
};

/** By name, without a place: `left_cheek` is the cheek on the picture's left. */
export const patchColors = (used: readonly PatchSample[]): PatchColor[] =>
  used.map(({ name, lab }) => ({ region: name.replaceAll(' ', '_'), hex: labToHex(lab) }));
