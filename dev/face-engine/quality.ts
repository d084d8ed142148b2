/** Brightness and sharpness of a face, 0..100, on the scale of documented DetectFaces answers. */
import type { LandmarkPoints } from './landmarks.ts';
import type { FaceDetail, Picture } from './types.ts';

interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const faceRegion = (points: LandmarkPoints, picture: Picture): Region => {
  const all = Object.values(points);
  const xs = all.map((point) => point.x);
  const ys = all.map((point) => point.y);
  return {
    left: Math.max(0, Math.floor(Math.min(...xs))),
    top: Math.max(0, Math.floor(Math.min(...ys))),
    right: Math.min(picture.width, Math.ceil(Math.max(...xs))),
    bottom: Math.min(picture.height, Math.ceil(Math.max(...ys))),
  };
};

/** Side of the grid that a face is resampled to, so that the figures do not depend on the picture's size. */
const GRID = 160;

/** Rec. 709 luma of the face, 0..255, nearest neighbour. */
const faceLuma = (points: LandmarkPoints, picture: Picture): Float32Array => {
  const { left, top, right, bottom } = faceRegion(points, picture);
  const luma = new Float32Array(GRID * GRID);
  for (let i = 0; i < luma.length; i++) {
    const x = Math.floor(left + (((i % GRID) + 0.5) * (right - left)) / GRID);
    const y = Math.floor(top + ((Math.floor(i / GRID) + 0.5) * (bottom - top)) / GRID);
    const at = (y * picture.width + x) * 3;
    luma[i] =
      0.2126 * (picture.data[at] ?? 0) + 0.7152 * (picture.data[at + 1] ?? 0) + 0.0722 * (picture.data[at + 2] ?? 0);
  }
  return luma;
};

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const laplacianVariance = (luma: Float32Array): number => {
  const responses: number[] = [];
  for (let y = 1; y < GRID - 1; y++) {
    for (let x = 1; x < GRID - 1; x++) {
      const i = y * GRID + x;
      const around = (luma[i - 1] ?? 0) + (luma[i + 1] ?? 0) + (luma[i - GRID] ?? 0) + (luma[i + GRID] ?? 0);
      responses.push(around - 4 * (luma[i] ?? 0));
    }
  }
  const average = responses.reduce((sum, value) => sum + value, 0) / responses.length;
  return responses.reduce((sum, value) => sum + (value - average) ** 2, 0) / responses.length;
};

export const measureQuality = (points: LandmarkPoints, picture: Picture): FaceDetail['Quality'] => {
  const luma = faceLuma(points, picture);
  const variance = laplacianVariance(luma);
  return { Brightness: (mean(luma) / 255) * 100, Sharpness: (100 * variance) / (variance + 60) };
};
