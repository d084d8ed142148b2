/** Brightness and sharpness of a face, 0..100, on the scale of published DetectFaces answers. */
import type { LandmarkPoints } from './landmarks.ts';
import { lumaOf } from './patches.ts';
import type { FaceDetail, Picture } from './types.ts';

/** Side of the grid that a face is resampled to, so that the figures do not depend on the picture's size. */
const GRID = 160;

interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const faceRegion = (points: LandmarkPoints, picture: Picture): Region => {
  const all = Object.values(points);
  const within = (value: number, limit: number) => Math.min(limit, Math.max(0, value));
  const xs = all.map((point) => within(point.x, picture.width - 1));
  const ys = all.map((point) => within(point.y, picture.height - 1));
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
};

/** Mean luma of the grid cell's pixels, at most 4 x 4 of them. */
const cellLuma = (picture: Picture, region: Region, column: number, row: number): number => {
  const [cellWidth, cellHeight] = [region.width / GRID, region.height / GRID];
  const stepsX = Math.min(4, Math.max(1, Math.round(cellWidth)));
  const stepsY = Math.min(4, Math.max(1, Math.round(cellHeight)));
  let sum = 0;
  for (let i = 0; i < stepsX * stepsY; i++) {
    const x = Math.floor(region.left + (column + ((i % stepsX) + 0.5) / stepsX) * cellWidth);
    const y = Math.floor(region.top + (row + (Math.floor(i / stepsX) + 0.5) / stepsY) * cellHeight);
    sum += lumaOf(picture.data, (y * picture.width + x) * 3);
  }
  return sum / (stepsX * stepsY);
};

const faceLuma = (points: LandmarkPoints, picture: Picture): Float32Array => {
  const region = faceRegion(points, picture);
  return Float32Array.from({ length: GRID * GRID }, (_, i) =>
    cellLuma(picture, region, i % GRID, Math.floor(i / GRID)),
  );
};

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const laplacianVariance = (luma: Float32Array): number => {
  const at = (i: number) => luma[i] ?? 0;
  const responses = new Float32Array((GRID - 2) * (GRID - 2));
  for (let n = 0; n < responses.length; n++) {
    const i = (Math.floor(n / (GRID - 2)) + 1) * GRID + (n % (GRID - 2)) + 1;
    responses[n] = at(i - 1) + at(i + 1) + at(i - GRID) + at(i + GRID) - 4 * at(i);
  }
  const average = mean(responses);
  return responses.reduce((sum, value) => sum + (value - average) ** 2, 0) / responses.length;
};

const logistic = (x: number): number => 100 / (1 + Math.exp(-x));

/** Fitted to six photos with their public answers, 26.5 to 69.5, to which it comes within 5; above them it is extrapolated. */
const brightnessOf = (averageLuma: number): number => logistic(0.0311 * (averageLuma - 74.3));

/** Mean luma of the median sample face. */
const USUAL_LUMA = 126;

/**
 * Published answers take only the values logistic(0.1334 + 0.29255 n) with whole n: 4.37 (n = -11) for unusable blur, 67
 * to 96 (2 to 10) for ordinary portraits. 2.2 steps an octave of the Laplacian's energy put the median sample photo on n = 6
 * and a blurred one below -10; dim faces lose by the cube of their light, as those that the service gives 39 to 53.
 */
const sharpnessOf = (averageLuma: number, variance: number): number => {
  const light = Math.min(1, (averageLuma + 16) / (USUAL_LUMA + 16));
  const energy = (variance / (averageLuma + 16) ** 2) * light ** 3;
  const steps = Math.round(6 + 2.2 * Math.log2(Math.max(energy, 1e-9) / 0.0147));
  return logistic(0.1334 + 0.29255 * Math.min(13, Math.max(-14, steps)));
};

export const measureQuality = (points: LandmarkPoints, picture: Picture): FaceDetail['Quality'] => {
  const luma = faceLuma(points, picture);
  const average = mean(luma);
  return { Brightness: brightnessOf(average), Sharpness: sharpnessOf(average, laplacianVariance(luma)) };
};
