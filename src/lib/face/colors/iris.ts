/** The irises: found inside the lids as the circle that is darker than what lies at its sides, and read between pupil and rim. */
import type { LabColor } from '../../color.ts';
import { EYE_OUTLINES, EYES, pointOf, polygonOf } from '../mesh-points.ts';
import { offsetsIn, type Polygon, scaled } from '../skin/regions.ts';
import type { FaceMesh, Point, RgbImage } from '../types.ts';
import { betweenLightness, type Gains, labAt, linearAt, medianLab } from './region-pixels.ts';

/** An iris is 11.7 mm wide, an eye from corner to corner about 30 (Rüfer et al. 2005): radius over the eye's width. */
const RADII = [0.17, 0.195, 0.22];
/** Where its middle is sought along the eye, in widths from the middle, and across it. */
const ALONG = [-0.2, -0.16, -0.12, -0.08, -0.04, 0, 0.04, 0.08, 0.12, 0.16, 0.2];
const ACROSS = [-0.06, -0.03, 0, 0.03];
/** Degrees off the eye's axis at which the rim is compared with what lies outside: above and below are lids. */
const RIM = [-35, -20, 0, 20, 35];
/** Pixels from corner to corner below which a rim is a blur. */
const LEAST_WIDTH = 28;
/** Parts of the radius between which the iris shows its color: the pupil inside, a dark ring outside. */
const RING = { from: 0.45, to: 0.88 } as const;
/** Lightness quantiles kept: lashes and the pupil's edge below, reflections above. */
const KEPT = { low: 0.25, high: 0.75 } as const;
const FEWEST = 12;

export interface IrisReading {
  readonly lab: LabColor;
  /** How much lighter the white beside it is, in roots of linear light, 0..1. */
  readonly contrast: number;
}

interface EyeFrame {
  readonly center: Point;
  /** From the outer to the inner corner, in pixels. */
  readonly axis: Point;
  readonly width: number;
}

const lightAt = (image: RgbImage, x: number, y: number): number => {
  const column = Math.min(image.width - 1, Math.max(0, Math.floor(x)));
  const row = Math.min(image.height - 1, Math.max(0, Math.floor(y)));
  const [red, green, blue] = linearAt(image, (row * image.width + column) * 3);
  return Math.sqrt(0.2126 * red + 0.7152 * green + 0.0722 * blue);
};

interface Circle {
  readonly center: Point;
  readonly radius: number;
  readonly contrast: number;
}

/** Mean step of light over the rim's two sides. */
const contrastOf = (image: RgbImage, { axis }: EyeFrame, center: Point, radius: number): number => {
  const turn = Math.atan2(axis.y, axis.x);
  const steps = [0, 180].flatMap((side) =>
    RIM.map((degrees) => {
      const angle = turn + ((side + degrees) * Math.PI) / 180;
      const at = (share: number): number =>
        lightAt(image, center.x + Math.cos(angle) * radius * share, center.y + Math.sin(angle) * radius * share);
      return at(1.18) + at(1.3) - at(0.82) - at(0.7);
    }),
  );
  return steps.reduce((sum, step) => sum + step, 0) / steps.length / 2;
};

const findCircle = (image: RgbImage, eye: EyeFrame): Circle => {
  const { center, axis } = eye;
  const circles = ALONG.flatMap((along) =>
    ACROSS.flatMap((across) =>
      RADII.map((radius): Circle => {
        const place = {
          x: center.x + axis.x * along - axis.y * across,
          y: center.y + axis.y * along + axis.x * across,
        };
        const contrast = contrastOf(image, eye, place, radius * eye.width);
        return { center: place, radius: radius * eye.width, contrast };
      }),
    ),
  );
  return circles.reduce((best, next) => (next.contrast > best.contrast ? next : best));
};

const ringOffsets = (image: RgbImage, outline: Polygon, { center, radius }: Circle): readonly number[] =>
  offsetsIn({ outline }, image, 5000).filter((at) => {
    const pixel = at / 3;
    const [x, y] = [(pixel % image.width) + 0.5, Math.floor(pixel / image.width) + 0.5];
    const share = Math.hypot(x - center.x, y - center.y) / radius;
    return share >= RING.from && share <= RING.to;
  });

const readIris = (mesh: FaceMesh, image: RgbImage, side: 0 | 1, gains: Gains): IrisReading | undefined => {
  const { outer, inner } = EYES[side];
  const [from, to] = [pointOf(mesh, outer), pointOf(mesh, inner)];
  const axis = { x: to.x - from.x, y: to.y - from.y };
  const width = Math.hypot(axis.x, axis.y);
  if (width < LEAST_WIDTH) return undefined;
  const circle = findCircle(image, { center: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, axis, width });
  const outline = scaled(polygonOf(mesh, EYE_OUTLINES[side]), 0.95);
  const all = ringOffsets(image, outline, circle).map((at) => labAt(image, at, gains));
  if (all.length < FEWEST) return undefined;
  const kept = betweenLightness(all, KEPT.low, KEPT.high);
  return { lab: medianLab(kept), contrast: circle.contrast };
};

/** Of the eyes that are seen well enough. */
export const readIrises = (mesh: FaceMesh, image: RgbImage, gains: Gains): readonly IrisReading[] =>
  ([0, 1] as const).flatMap((side) => readIris(mesh, image, side, gains) ?? []);
