/** The pixels of a face by regions of its mesh: skin, patches on it, and lips; each pixel in the units skin is described by. */
import { linearFromSrgb, linearToLab } from '../../color.ts';
import {
  BROWS,
  EYE_OUTLINES,
  EYE_CORNERS,
  FACE_OVAL,
  LIPS,
  LOWER_LIP,
  polygonOf,
  UPPER_LIP,
  pointOf,
} from '../mesh-points.ts';
import { median } from '../statistics.ts';
import type { FaceMesh, Lab, RgbImage } from '../types.ts';
import { circle, offsetsIn, type Region, scaled } from './regions.ts';

export interface SkinPixel {
  /** log2 of linear luminance, 0 is white. */
  readonly stops: number;
  /** log2 of red over green and of green over blue, in linear light. */
  readonly redGreen: number;
  readonly greenBlue: number;
  readonly lab: Lab;
}

/** The median of a region, channel by channel. */
export interface RegionColor {
  readonly stops: number;
  readonly lab: Lab;
}

export interface FacePixels {
  /** Medians of small circles of skin at fixed points of the mesh; undefined outside the picture. */
  readonly patches: readonly (RegionColor | undefined)[];
  /** Median over the patches. */
  readonly skin: RegionColor;
  /** Skin of the whole face: near the patches in color and light, without eyes, brows and lips. */
  readonly mask: readonly SkinPixel[];
  readonly lips: { readonly both: RegionColor; readonly upper: RegionColor; readonly lower: RegionColor };
}

/** Mesh points: forehead, bridge, tip, under the eyes, cheeks, temples' side, jowls, chin. */
const PATCHES = [
  151, 108, 337, 104, 333, 9, 6, 195, 4, 118, 347, 50, 280, 205, 425, 123, 352, 187, 411, 210, 430, 199,
] as const;
export const TIP = PATCHES.indexOf(4);
/** In distances of the eyes' outer corners. */
const PATCH_RADIUS = 0.055;
/** Pixels read of each region, at most about. */
const MOST = { patch: 150, mask: 5000, lip: 1500 } as const;
/** A median of fewer says nothing. */
const FEWEST = 6;
/** The face's edge shows hair and background; lids, brows and lips have soft edges. */
const SCALE = { oval: 0.94, eye: 1.5, brow: 1.3, lips: 1.15 } as const;
/** How far skin may be from the patches' median, in a*b* and in stops. */
const NEAR = { color: 18, stops: 2.5 } as const;
/** Linear light of a byte that is nearly black. */
const LEAST = 1e-4;

const log2 = (light: number): number => Math.log2(Math.max(light, LEAST));

const pixelAt = ({ data }: RgbImage, at: number): SkinPixel => {
  const red = linearFromSrgb(data[at] ?? 0);
  const green = linearFromSrgb(data[at + 1] ?? 0);
  const blue = linearFromSrgb(data[at + 2] ?? 0);
  return {
    stops: log2(0.2126 * red + 0.7152 * green + 0.0722 * blue),
    redGreen: log2(red) - log2(green),
    greenBlue: log2(green) - log2(blue),
    lab: linearToLab(red, green, blue),
  };
};

const middle = (all: readonly RegionColor[]): RegionColor => ({
  stops: median(all.map(({ stops }) => stops)),
  lab: {
    l: median(all.map(({ lab }) => lab.l)),
    a: median(all.map(({ lab }) => lab.a)),
    b: median(all.map(({ lab }) => lab.b)),
  },
});

const maskRegion = (mesh: FaceMesh): Region => ({
  outline: scaled(polygonOf(mesh, FACE_OVAL), SCALE.oval),
  holes: [
    ...EYE_OUTLINES.map((eye) => scaled(polygonOf(mesh, eye), SCALE.eye)),
    ...BROWS.map((brow) => scaled(polygonOf(mesh, brow), SCALE.brow)),
    scaled(polygonOf(mesh, LIPS), SCALE.lips),
  ],
});

const pixelsIn = (image: RgbImage, region: Region, most: number): SkinPixel[] =>
  offsetsIn(region, image, most).map((at) => pixelAt(image, at));

const lipPixels = (mesh: FaceMesh, image: RgbImage) => {
  const lip = (points: readonly number[]): readonly SkinPixel[] =>
    pixelsIn(image, { outline: polygonOf(mesh, points) }, MOST.lip);
  return { upper: lip(UPPER_LIP), lower: lip(LOWER_LIP) };
};

/** CIELAB distance of the upper lip from the lower one, lightness by half; undefined when one of them is not in the picture. */
export const lipContrast = (mesh: FaceMesh, image: RgbImage): number | undefined => {
  const { upper, lower } = lipPixels(mesh, image);
  if (Math.min(upper.length, lower.length) < FEWEST) return undefined;
  const [one, other] = [middle(upper).lab, middle(lower).lab];
  return Math.hypot((one.l - other.l) / 2, one.a - other.a, one.b - other.b);
};

/** Undefined when hardly any of the face lies in the picture, or hardly any of it has one color. */
export const readFacePixels = (mesh: FaceMesh, image: RgbImage): FacePixels | undefined => {
  const [left, right] = [pointOf(mesh, EYE_CORNERS.left), pointOf(mesh, EYE_CORNERS.right)];
  const radius = PATCH_RADIUS * Math.hypot(right.x - left.x, right.y - left.y);
  const read = (region: Region, most: number): SkinPixel[] => pixelsIn(image, region, most);
  const colorOf = (region: Region, most: number): RegionColor | undefined => {
    const pixels = read(region, most);
    return pixels.length < FEWEST ? undefined : middle(pixels);
  };
  const patches = PATCHES.map((point) => colorOf({ outline: circle(pointOf(mesh, point), radius) }, MOST.patch));
  const seen = patches.filter((patch) => patch !== undefined);
  if (seen.length < PATCHES.length / 2) return undefined;
  const skin = middle(seen);
  const mask = read(maskRegion(mesh), MOST.mask).filter(
    ({ lab, stops }) =>
      Math.hypot(lab.a - skin.lab.a, lab.b - skin.lab.b) <= NEAR.color && Math.abs(stops - skin.stops) <= NEAR.stops,
  );
  if (mask.length < FEWEST) return undefined;
  const { upper, lower } = lipPixels(mesh, image);
  const lips = (pixels: readonly SkinPixel[]): RegionColor => (pixels.length < FEWEST ? skin : middle(pixels));
  return { patches, skin, mask, lips: { both: lips([...upper, ...lower]), upper: lips(upper), lower: lips(lower) } };
};
