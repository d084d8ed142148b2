/** Each photo as the numbers that depth is read from, unchanged and under other light. */
import { readFileSync } from 'node:fs';
import type { FaceEngine } from '../../dev/face-engine/types.ts';
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';
import { createFaceMesh } from '../../src/lib/adapters/image/mesh.ts';
import { linearFromSrgb, srgbFromLinear } from '../../src/lib/color.ts';
import { frameOf, skinMesh, trustedMesh } from '../../src/lib/face/frame.ts';
import { measureFace, selectFace } from '../../src/lib/face/profile.ts';
import { accept, reject } from '../../src/lib/face/rejections.ts';
import type { DepthReading } from '../../src/lib/face/skin/depth.ts';
import { type DepthEvidence, depthEvidence } from '../../src/lib/face/skin/evidence.ts';
import { readFacePixels } from '../../src/lib/face/skin/mesh-pixels.ts';
import { readSkin } from '../../src/lib/face/skin/skin.ts';
import type { FaceDetection, FaceMesh, Measured, MeasuredFace, RgbImage } from '../../src/lib/face/types.ts';
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
  /** `ok`, or the code by which the service refuses it; under other light, by which its skin is refused. */
  readonly code: string;
  /** Absent without a mesh, or when hardly any of the face is in the picture. */
  readonly evidence?: DepthEvidence;
  /** As the service reads it, by its own model; absent when it is refused. */
  readonly depth?: DepthReading;
  /** Of an unchanged photo that is not refused. */
  readonly measured?: MeasuredFace;
}

const changed = (image: RgbImage, gains: readonly [number, number, number]): RgbImage => {
  const tables = gains.map((gain) =>
    Uint8Array.from({ length: 256 }, (_, byte) => Math.round(srgbFromLinear(linearFromSrgb(byte) * gain))),
  );
  const data = new Uint8Array(image.data.length);
  for (let at = 0; at < data.length; at++) data[at] = tables[at % 3]?.[image.data[at] ?? 0] ?? 0;
  return { ...image, data };
};

interface Seen {
  readonly face: FaceDetection;
  readonly image: RgbImage;
  readonly mesh: FaceMesh | undefined;
}

const readDepth = ({ face, image, mesh }: Seen): Measured<DepthReading> => {
  const frame = frameOf(face, image, trustedMesh(mesh, face, image));
  if (frame === undefined) return reject('face_occluded', '', 'eyes or mouth not found', 'found');
  const skin = readSkin(frame, image, skinMesh(mesh, face, image));
  return skin.ok ? accept(skin.value.depth) : skin;
};

const evidenceOf = ({ mesh, image }: Seen) => {
  const pixels = mesh && readFacePixels(mesh, image);
  return pixels === undefined ? {} : { evidence: depthEvidence(pixels) };
};

const underOtherLight = (photo: DepthPhoto, variant: string, seen: Seen): DepthExample => {
  const depth = readDepth(seen);
  return {
    photo,
    variant,
    ...evidenceOf(seen),
    ...(depth.ok ? { code: 'ok', depth: depth.value } : { code: depth.rejection.code }),
  };
};

/** By everything that the service asks; a photo that it refuses still has something to teach. */
const unchanged = (photo: DepthPhoto, faces: readonly FaceDetection[], seen: Seen): DepthExample => {
  const selected = selectFace(faces, seen.image);
  const measured = selected.ok ? measureFace(seen) : selected;
  const depth = readDepth(seen);
  return {
    photo,
    variant: UNCHANGED,
    ...evidenceOf(seen),
    ...(measured.ok ? { code: 'ok', measured: measured.value } : { code: measured.rejection.code }),
    ...(measured.ok && depth.ok ? { depth: depth.value } : {}),
  };
};

const isChanged = ({ monk, isFurther, kind }: DepthPhoto): boolean =>
  monk !== undefined && !isFurther && kind === 'usable';

/** The face that the service would choose, or the largest one where it would choose none. */
const faceOf = (faces: readonly FaceDetection[], image: RgbImage): FaceDetection | undefined => {
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

/** One example of the photo as it is and, when it is rated, one under each other light; never none. */
export const examplesOf = async (engine: FaceEngine, photo: DepthPhoto): Promise<readonly DepthExample[]> => {
  const bytes = readFileSync(photo.file);
  const decoded = await decodeSelfie(bytes);
  if (!decoded.ok) return [{ photo, variant: UNCHANGED, code: decoded.rejection.code }];
  const image = decoded.value;
  const faces = detections(await engine.detect(bytes).catch(() => []));
  const face = faceOf(faces, image);
  if (face === undefined) return [{ photo, variant: UNCHANGED, code: 'no_face' }];
  const seen = { face, image, mesh: await meshFace(image, face) };
  const others = isChanged(photo) ? Object.entries(CHANGES) : [];
  return [
    unchanged(photo, faces, seen),
    ...others.map(([variant, gains]) => underOtherLight(photo, variant, { ...seen, image: changed(image, gains) })),
  ];
};
