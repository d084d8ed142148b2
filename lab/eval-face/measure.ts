/** One photo through the real path: detect, decode, check, read the skin; keeps what reports and fits need. */
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';
import { createFaceMesh } from '../../src/lib/adapters/image/mesh.ts';
import { toFaceDetection } from '../../src/lib/adapters/aws/rekognition.ts';
import { type FaceFrame, frameOf, trustedMesh } from '../../src/lib/face/frame.ts';
import { profileFace, selectFace } from '../../src/lib/face/profile.ts';
import { readSkin, type SkinReading } from '../../src/lib/face/skin/skin.ts';
import type { FaceDetection, FaceProfile, Measured, RgbImage } from '../../src/lib/face/types.ts';
import type { FaceDetail } from '../../dev/face-engine/types.ts';

export type Detect = (bytes: Uint8Array) => Promise<readonly FaceDetail[]>;

export interface Reading {
  readonly face: FaceDetection;
  readonly frame: FaceFrame;
  readonly image: RgbImage;
  readonly skin: SkinReading;
}

export interface Measurement {
  /** The contract's code, or `ok`. */
  readonly code: string;
  readonly profile?: FaceProfile;
  readonly reading?: Reading;
}

export const detections = (details: readonly FaceDetail[]): readonly FaceDetection[] =>
  // The wire's lists are read-only here and mutable in the SDK's type.
  details.map((detail) => toFaceDetection({ ...detail, Landmarks: [...detail.Landmarks] }));

const settled = <T>(result: Measured<T>): T | undefined => (result.ok ? result.value : undefined);

const { meshFace } = createFaceMesh({
  report: (error) => {
    throw error;
  },
});

export const skinFrame = async (face: FaceDetection, image: RgbImage): Promise<FaceFrame | undefined> =>
  frameOf(face, image, trustedMesh(await meshFace(image, face), face, image));

export const readingOf = async (faces: readonly FaceDetection[], image: RgbImage): Promise<Reading | undefined> => {
  const face = settled(selectFace(faces, image));
  const frame = face && (await skinFrame(face, image));
  const skin = frame && settled(readSkin(frame, image));
  return skin && { face, frame, image, skin };
};

/** With `faces`, what is known about the faces is taken as it is; else the engine looks. */
export const measure = async (
  bytes: Uint8Array,
  detect: Detect,
  faces?: readonly FaceDetection[],
): Promise<Measurement> => {
  const image = await decodeSelfie(bytes);
  if (!image.ok) return { code: image.rejection.code };
  const found = faces ?? detections(await detect(bytes));
  const face = selectFace(found, image.value);
  if (!face.ok) return { code: face.rejection.code };
  const mesh = await meshFace(image.value, face.value);
  const profile = profileFace({ face: face.value, image: image.value, mesh });
  if (!profile.ok) return { code: profile.rejection.code };
  const reading = await readingOf(found, image.value);
  return { code: 'ok', profile: profile.value, ...(reading === undefined ? {} : { reading }) };
};
