/** The meshes that are kept of drawn portraits: with what they were started from, and where each point lay. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSelfie } from '../../../../src/lib/adapters/image/image.ts';
import type { FaceDetection, RgbImage } from '../../../../src/lib/face/types.ts';

export const SELFIES = join(import.meta.dirname, '../../../../fixtures/selfies');
export const MESHES = join(SELFIES, 'meshes.json');

export interface DrawnMesh {
  readonly file: string;
  readonly face: FaceDetection;
  /** Pixels: x and y of each point, to a hundredth. */
  readonly points: readonly number[];
}

export const readMeshes = (): readonly DrawnMesh[] => JSON.parse(readFileSync(MESHES, 'utf8')) as DrawnMesh[];

export const pixelsOf = async (file: string): Promise<RgbImage> => {
  const image = await decodeSelfie(readFileSync(join(SELFIES, file)));
  if (!image.ok) throw new Error(`${file}: ${image.rejection.code}`);
  return image.value;
};

/** Pixels that the farthest point lies off. */
export const farthest = (points: ArrayLike<number>, kept: readonly number[]): number =>
  Math.max(...kept.map((value, index) => Math.abs((points[index] ?? Number.NaN) - value)));
