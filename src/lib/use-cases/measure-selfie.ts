/** Selfie object -> face profile: one read of the object, DetectFaces and decoding side by side. */
import { Problem } from '../errors.ts';
import { profileFace } from '../face/profile.ts';
import type { FaceProfile, Measured, SelfieRejection } from '../face/types.ts';
import { MAX_SELFIE_BYTES } from './create-upload.ts';
import type { DecodeSelfie, DetectFaces, SelfieBucket } from './ports.ts';

export interface MeasureSelfieDeps {
  readonly bucket: Pick<SelfieBucket, 'read'>;
  readonly detectFaces: DetectFaces;
  readonly decode: DecodeSelfie;
}

const rejected = (rejection: SelfieRejection): Measured<never> => ({ ok: false, rejection });

const settled = <T>(result: PromiseSettledResult<T>): T => {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
};

const tooLarge = rejected({
  code: 'image_too_large',
  evidence: {
    measured: `more than ${MAX_SELFIE_BYTES} bytes`,
    threshold: MAX_SELFIE_BYTES,
    hint: 'Send a smaller photo, at most 10 MiB.',
  },
});

/**
 * Decoding and DetectFaces overlap: the first takes tens of milliseconds, the second hundreds. What the bytes themselves
 * show goes before what Rekognition says of them.
 * @throws Problem upload_missing when no object lies there, upstream_unavailable when an upstream fails
 */
export const measureSelfie =
  (deps: MeasureSelfieDeps) =>
  async (objectKey: string): Promise<Measured<FaceProfile>> => {
    const bytes = await deps.bucket.read(objectKey, MAX_SELFIE_BYTES);
    if (bytes === undefined) throw new Problem('upload_missing', 'PUT the selfie to the presigned URL first.');
    if (bytes === 'too_large') return tooLarge;
    const [decoded, detected] = await Promise.allSettled([deps.decode(bytes), deps.detectFaces(objectKey)]);
    const image = settled(decoded);
    if (!image.ok) return image;
    const faces = settled(detected);
    if (!faces.ok) return faces;
    return profileFace({ faces: faces.value, image: image.value });
  };
