/** Samples small discs of a face, placed by mesh points, for what can be told from pixels. */
import type { MeshFace, MeshPoint, Picture } from './types.ts';

/** What stands in one disc of the face. */
export interface PatchColor {
  /** Rec. 709 luma of the median pixel, 0..255. */
  readonly luma: number;
  /** Luma that 90 % of the pixels stay under. */
  readonly bright: number;
  /** Share of red in the mean color: it stays the same in a grey shadow. */
  readonly red: number;
}

export const lumaOf = (data: Uint8Array, at: number): number =>
  0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);

/** Byte offsets of the pixels within `radius` of the point. */
const discOffsets = (picture: Picture, [x, y]: MeshPoint, radius: number): number[] => {
  const offsets: number[] = [];
  const clampX = (value: number) => Math.min(picture.width - 1, Math.max(0, Math.round(value)));
  const clampY = (value: number) => Math.min(picture.height - 1, Math.max(0, Math.round(value)));
  for (let row = clampY(y - radius); row <= clampY(y + radius); row++) {
    const half = Math.sqrt(Math.max(0, radius * radius - (row - y) * (row - y)));
    for (let column = clampX(x - half); column <= clampX(x + half); column++) {
      offsets.push((row * picture.width + column) * 3);
    }
  }
  return offsets;
};

export const patchColor = (picture: Picture, center: MeshPoint, radius: number): PatchColor => {
  const offsets = discOffsets(picture, center, radius);
  const luma = offsets.map((at) => lumaOf(picture.data, at)).sort((a, b) => a - b);
  const sum = [0, 1, 2].map((channel) => offsets.reduce((total, at) => total + (picture.data[at + channel] ?? 0), 1));
  const [red = 1, green = 1, blue = 1] = sum;
  return {
    luma: luma[Math.floor(luma.length / 2)] ?? 0,
    bright: luma[Math.floor(luma.length * 0.9)] ?? 0,
    red: red / (red + green + blue),
  };
};

export const pointOf = ({ mesh }: MeshFace, index: number): MeshPoint => {
  const point = mesh[index];
  if (point === undefined) throw new Error(`The face mesh has no point ${index}`);
  return point;
};

export const distanceOf = (face: MeshFace, a: number, b: number): number => {
  const [ax, ay] = pointOf(face, a);
  const [bx, by] = pointOf(face, b);
  return Math.hypot(ax - bx, ay - by);
};
