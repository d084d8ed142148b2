/** The upright square of a picture that the mesh's network looks at, and the way back from it. */
import type { Point, RgbImage } from '../../face/types.ts';

/** Pixels a side of what the network looks at. */
export const CROP_SIDE = 192;
export const CROP_VALUES = CROP_SIDE * CROP_SIDE * 3;

/** In pixels of the picture, not rounded: a whole pixel more or less moves the mesh. */
export interface Square {
  readonly center: Point;
  readonly side: number;
  /** Radians, clockwise as the picture shows it; the eye line of an upright face has 0. */
  readonly roll: number;
}

export const rollOf = (left: Point, right: Point): number => Math.atan2(right.y - left.y, right.x - left.x);

/** Turns an offset by `roll`. */
const turn = ({ x, y }: Point, roll: number): Point => ({
  x: x * Math.cos(roll) - y * Math.sin(roll),
  y: x * Math.sin(roll) + y * Math.cos(roll),
});

/** From pixels of the crop to pixels of the picture. */
export const fromCrop = ({ center, side, roll }: Square, x: number, y: number): Point => {
  const scale = side / CROP_SIDE;
  const offset = turn({ x: (x - CROP_SIDE / 2) * scale, y: (y - CROP_SIDE / 2) * scale }, roll);
  return { x: center.x + offset.x, y: center.y + offset.y };
};

/**
 * The square around points (x, y pairs), its sides parallel to the eye line, `scale` times as large as their box.
 * Which side of the box is longer changes with the face, and the square follows the longer one.
 */
export const squareAround = (points: Float32Array, roll: number, scale: number): Square => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    const { x, y } = turn({ x: points[at] ?? 0, y: points[at + 1] ?? 0 }, -roll);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const center = turn({ x: (left + right) / 2, y: (top + bottom) / 2 }, roll);
  return { center, side: Math.max(right - left, bottom - top) * scale, roll };
};

const clampTo = (value: number, last: number): number => (value < 0 ? 0 : value > last ? last : value);

/** Bilinear at (x, y), pixel centers at halves, into `out` at `to`; the border's pixels go on outside of the picture. Without a pair or a function a pixel: those took a third of the mesh's time. */
const sampleInto = (out: Float32Array, to: number, { data, width, height }: RgbImage, { x, y }: Point): void => {
  const left = Math.floor(x - 0.5);
  const top = Math.floor(y - 0.5);
  const right = x - 0.5 - left;
  const down = y - 0.5 - top;
  const x0 = clampTo(left, width - 1) * 3;
  const x1 = clampTo(left + 1, width - 1) * 3;
  const y0 = clampTo(top, height - 1) * width * 3;
  const y1 = clampTo(top + 1, height - 1) * width * 3;
  for (let channel = 0; channel < 3; channel++) {
    const upper = (data[y0 + x0 + channel] ?? 0) * (1 - right) + (data[y0 + x1 + channel] ?? 0) * right;
    const lower = (data[y1 + x0 + channel] ?? 0) * (1 - right) + (data[y1 + x1 + channel] ?? 0) * right;
    out[to + channel] = (upper * (1 - down) + lower * down) / 255;
  }
};

/** Black where the square leaves the picture. Values 0..1. */
export const cropInto = (out: Float32Array, image: RgbImage, square: Square): void => {
  const across = turn({ x: square.side / CROP_SIDE, y: 0 }, square.roll);
  const first = fromCrop(square, 0.5, 0.5);
  for (let row = 0, to = 0; row < CROP_SIDE; row++) {
    for (let column = 0; column < CROP_SIDE; column++, to += 3) {
      const x = first.x + column * across.x - row * across.y;
      const y = first.y + column * across.y + row * across.x;
      if (x >= 0 && y >= 0 && x < image.width && y < image.height) sampleInto(out, to, image, { x, y });
      else out.fill(0, to, to + 3);
    }
  }
};
