/** Each photo as the numbers that depth is read from, unchanged and under other light. */
import { readFileSync } from 'node:fs';
import type { FaceEngine } from '../../dev/face-engine/types.ts';
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';
import { createFaceMesh } from '../../src/lib/adapters/image/mesh.ts';
import { linearFromSrgb, srgbFromLinear } from '../../src/lib/color.ts';
import { selectFace } from '../../src/lib/face/profile.ts';
import { type DepthEvidence, depthEvidence } from '../../src/lib/face/skin/evidence.ts';
import { readFacePixels } from '../../src/lib/face/skin/mesh-pixels.ts';
import type { FaceDetection, FaceMesh, RgbImage } from '../../src/lib/face/types.ts';
import { detections } from '../eval-face/measure.ts';
import type { DepthPhoto } from './photos.ts';

export const UNCHANGED = 'unchanged';

/** Gains on linear red, green and blue. */
const CHANGES: Readonly<Record<string, readonly [number, number, number]>> = {
  'exposure -1 EV': [0.5, 0.5, 0.5],
  'exposure -0.5 EV': [0.707, 0.707, 0.707],
  'exposure +0.5 EV': [1.414, 1.414, 1.414],
  'exposure +1 EV': [2, 2, 2],
  'mild warm cast': [1.1, 1, 0.85],
  'strong warm cast': [1.25, 1, 0.6],
  'mild cool cast': [0.9, 1, 1.15],
  'strong cool cast': [0.75, 1, 1.35],
};

export interface DepthExample {
  readonly photo: DepthPhoto;
  readonly variant: string;
  readonly evidence: DepthEvidence;
}

const changed = (image: RgbImage, gains: readonly [number, number, number]): RgbImage => {
  const tables = gains.map((gain) =>
    Uint8Array.from({ length: 256 }, (_, byte) => Math.round(srgbFromLinear(linearFromSrgb(byte) * gain))),
  );
  const data = new Uint8Array(image.data.length);
  for (let at = 0; at < data.length; at++) data[at] = tables[at % 3]?.[image.data[at] ?? 0] ?? 0;
  return { ...image, data };
};

const exampleOf = (photo: DepthPhoto, variant: string, mesh: FaceMesh, image: RgbImage): readonly DepthExample[] => {
  const pixels = readFacePixels(mesh, image);
  return pixels === undefined ? [] : [{ photo, variant, evidence: depthEvidence(pixels) }];
};

const variantsOf = (photo: DepthPhoto, mesh: FaceMesh, image: RgbImage): readonly DepthExample[] => [
  ...exampleOf(photo, UNCHANGED, mesh, image),
  ...(photo.monk === undefined || photo.isFurther || photo.kind !== 'usable'
    ? []
    : Object.entries(CHANGES).flatMap(([variant, gains]) => exampleOf(photo, variant, mesh, changed(image, gains)))),
];

/** The face that DetectFaces' stand-in chooses, whatever the gate would say to its light: the fit learns from all of them. */
const faceOf = async (engine: FaceEngine, bytes: Uint8Array, image: RgbImage): Promise<FaceDetection | undefined> => {
  const faces = detections(await engine.detect(bytes).catch(() => []));
  const chosen = selectFace(faces, image);
  if (chosen.ok) return chosen.value;
  const area = ({ boundingBox }: FaceDetection): number => boundingBox.width * boundingBox.height;
  return faces.toSorted((a, b) => area(b) - area(a))[0];
};

const { meshFace } = createFaceMesh({
  report: (error) => {
    throw error;
  },
});

export const examplesOf = async (engine: FaceEngine, photo: DepthPhoto): Promise<readonly DepthExample[]> => {
  const bytes = readFileSync(photo.file);
  const image = await decodeSelfie(bytes);
  if (!image.ok) return [];
  const face = await faceOf(engine, bytes, image.value);
  const mesh = face && (await meshFace(image.value, face));
  return mesh === undefined ? [] : variantsOf(photo, mesh, image.value);
};
