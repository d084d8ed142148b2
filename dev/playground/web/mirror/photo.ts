/** A photo for the mirror: not larger than is of use, and cut to the head. */
import type { FoundFace } from './face-finder.ts';

/** Pixels of the longer side: a face is cut out of it. */
const LONGEST = 1600;

/** Turned as its EXIF says. */
export const openPhoto = async (photo: Blob): Promise<ImageBitmap> => {
  const whole = await createImageBitmap(photo);
  const share = Math.min(1, LONGEST / Math.max(whole.width, whole.height));
  if (share === 1) return whole;
  const small = await createImageBitmap(whole, {
    resizeWidth: Math.round(whole.width * share),
    resizeHeight: Math.round(whole.height * share),
    resizeQuality: 'high',
  });
  whole.close();
  return small;
};

/** Times the face's own box, which ends at the hairline. */
const [WIDE, ABOVE, BELOW] = [1.9, 0.45, 0.3];

const rangeOf = (points: Float32Array, axis: 0 | 1): readonly [least: number, most: number] => {
  const values = points.filter((_, index) => index % 2 === axis);
  return [Math.min(...values), Math.max(...values)];
};

/** The head of a photo fills the mirror; a picture that shows little more is left whole. */
export const cutToHead = async ({ bitmap, points }: FoundFace): Promise<FoundFace> => {
  if (!points) return { bitmap, points };
  const [[west, east], [north, south]] = [rangeOf(points, 0), rangeOf(points, 1)];
  const [half, tall] = [((east - west) * WIDE) / 2, south - north];
  const left = Math.max(0, Math.floor((west + east) / 2 - half));
  const top = Math.max(0, Math.floor(north - tall * ABOVE));
  const width = Math.min(bitmap.width, Math.ceil((west + east) / 2 + half)) - left;
  const height = Math.min(bitmap.height, Math.ceil(south + tall * BELOW)) - top;
  const cut = await createImageBitmap(bitmap, left, top, width, height);
  bitmap.close();
  return { bitmap: cut, points: points.map((value, index) => value - (index % 2 === 0 ? left : top)) };
};
