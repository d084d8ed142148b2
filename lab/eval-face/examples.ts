/** Each photo as the numbers that depth is read from, unchanged and under other light. */
import { readFileSync } from 'node:fs';
import type { FaceEngine } from '../../dev/face-engine/types.ts';
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';
import { frameOf, skinMesh, trustedMesh } from '../../src/lib/face/frame.ts';
import { measureFace, selectFace } from '../../src/lib/face/profile.ts';
import { accept, reject } from '../../src/lib/face/rejections.ts';
import type { DepthReading } from '../../src/lib/face/skin/depth.ts';
import { type DepthEvidence, depthEvidence } from '../../src/lib/face/skin/evidence.ts';
import { readFacePixels } from '../../src/lib/face/skin/mesh-pixels.ts';
import { readSkin } from '../../src/lib/face/skin/skin.ts';
import type { FaceDetection, FaceMesh, Measured, MeasuredFace, RgbImage } from '../../src/lib/face/types.ts';
import { detections, meshFace } from './measure.ts';
import { LIGHTS, relit } from './perturb.ts';
import type { LabelledPhoto } from './photos.ts';

export const UNCHANGED = 'unchanged';

export interface Example {
  readonly photo: LabelledPhoto;
  readonly variant: string;
  /** `ok`, or the code by which the service refuses it; under other light, by which its skin is refused. */
  readonly code: string;
  /** Absent without a mesh, or when hardly any of the face is in the picture. */
  readonly evidence?: DepthEvidence;
  /** As the service reads it, by its own model; absent when it is refused. */
  readonly depth?: DepthReading;
  /** As the service would read the unchanged photo without a mesh to believe. */
  readonly byLightness?: DepthReading;
  /** Of an unchanged photo that is not refused. */
  readonly measured?: MeasuredFace;
}

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

const underOtherLight = (photo: LabelledPhoto, variant: string, seen: Seen): Example => {
  const depth = readDepth(seen);
  return {
    photo,
    variant,
    ...evidenceOf(seen),
    ...(depth.ok ? { code: 'ok', depth: depth.value } : { code: depth.rejection.code }),
  };
};

/** By everything that the service asks; a photo that it refuses still has something to teach. */
const unchanged = (photo: LabelledPhoto, faces: readonly FaceDetection[], seen: Seen): Example => {
  const selected = selectFace(faces, seen.image);
  const measured = selected.ok ? measureFace(seen) : selected;
  const depth = readDepth(seen);
  const byLightness = readDepth({ ...seen, mesh: undefined });
  return {
    photo,
    variant: UNCHANGED,
    ...evidenceOf(seen),
    ...(measured.ok ? { code: 'ok', measured: measured.value } : { code: measured.rejection.code }),
    ...(measured.ok && depth.ok ? { depth: depth.value } : {}),
    ...(measured.ok && byLightness.ok ? { byLightness: byLightness.value } : {}),
  };
};

const isChanged = ({ monk, isFurther, kind }: LabelledPhoto): boolean =>
  monk !== undefined && !isFurther && kind === 'usable';

/** The face that the service would choose, or the largest one where it would choose none. */
const faceOf = (faces: readonly FaceDetection[], image: RgbImage): FaceDetection | undefined => {
  const chosen = selectFace(faces, image);
  if (chosen.ok) return chosen.value;
  const area = ({ boundingBox }: FaceDetection): number => boundingBox.width * boundingBox.height;
  return faces.toSorted((a, b) => area(b) - area(a))[0];
};

/** One example of the photo as it is and, when it is rated, one under each other light; never none. */
export const examplesOf = async (engine: FaceEngine, photo: LabelledPhoto): Promise<readonly Example[]> => {
  const bytes = readFileSync(photo.file);
  const decoded = await decodeSelfie(bytes);
  if (!decoded.ok) return [{ photo, variant: UNCHANGED, code: decoded.rejection.code }];
  const image = decoded.value;
  const faces = detections(await engine.detect(bytes).catch(() => []));
  const face = faceOf(faces, image);
  if (face === undefined) return [{ photo, variant: UNCHANGED, code: 'no_face' }];
  const seen = { face, image, mesh: await meshFace(image, face) };
  const others = isChanged(photo) ? Object.entries(LIGHTS) : [];
  return [
    unchanged(photo, faces, seen),
    ...others.map(([variant, gains]) => underOtherLight(photo, variant, { ...seen, image: relit(image, gains) })),
  ];
};
