/** One photo through the real path: detect, decode, choose the face, lay the mesh, measure. */
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';
import { createFaceMesh } from '../../src/lib/adapters/image/mesh.ts';
import { toFaceDetection } from '../../src/lib/adapters/aws/rekognition.ts';
import { measureFace, selectFace } from '../../src/lib/face/profile.ts';
import type { FaceDetection, FaceProfile } from '../../src/lib/face/types.ts';
import type { FaceDetail } from '../../dev/face-engine/types.ts';

export interface Measurement {
  /** The contract's code, or `ok`. */
  readonly code: string;
  readonly profile?: FaceProfile;
}

export const detections = (details: readonly FaceDetail[]): readonly FaceDetection[] =>
  // The wire's lists are read-only here and mutable in the SDK's type.
  details.map((detail) => toFaceDetection({ ...detail, Landmarks: [...detail.Landmarks] }));

export const { meshFace } = createFaceMesh({
  report: (error) => {
    throw error;
  },
});

export const measure = async (
  bytes: Uint8Array,
  detect: (bytes: Uint8Array) => Promise<readonly FaceDetail[]>,
): Promise<Measurement> => {
  const decoded = await decodeSelfie(bytes);
  if (!decoded.ok) return { code: decoded.rejection.code };
  const image = decoded.value;
  const face = selectFace(detections(await detect(bytes)), image);
  if (!face.ok) return { code: face.rejection.code };
  const mesh = await meshFace(image, face.value);
  const measured = measureFace({ face: face.value, image, mesh });
  return measured.ok ? { code: 'ok', profile: measured.value.profile } : { code: measured.rejection.code };
};
