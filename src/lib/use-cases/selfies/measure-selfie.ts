/** Selfie object -> face profile: one read of the object, with DetectFaces beside it from its first bytes on. */
import { Problem } from '../../errors.ts';
import { measureFace, selectFace } from '../../face/profile.ts';
import type { Measured, MeasuredFace, SelfieRejection } from '../../face/types.ts';
import { once, settled } from '../../once.ts';
import { MAX_SELFIE_BYTES } from './create-upload.ts';
import type { DecodeSelfie, DetectFaces, IsSelfie, MeshFace, SelfieBucket } from '../ports.ts';

export interface MeasureSelfieDeps {
  readonly bucket: Pick<SelfieBucket, 'read'>;
  readonly detectFaces: DetectFaces;
  readonly decode: DecodeSelfie;
  readonly isSelfie: IsSelfie;
  readonly meshFace: MeshFace;
}

const rejected = (rejection: SelfieRejection): Measured<never> => ({ ok: false, rejection });

const tooLarge = rejected({
  code: 'image_too_large',
  evidence: {
    measured: `more than ${MAX_SELFIE_BYTES} bytes`,
    threshold: MAX_SELFIE_BYTES,
    hint: 'Send a smaller photo, at most 10 MiB.',
  },
});

/**
 * DetectFaces reads the object itself and takes hundreds of milliseconds, so it starts with the first bytes that look like
 * a photo: never for a missing, oversized or foreign file, which would be paid for in vain. The rest of the bytes, decoding
 * and whatever else is done `meanwhile` fit into that wait, and no call is left behind. What the bytes themselves show goes
 * before what Rekognition says of them.
 * @throws Problem upload_missing when no object lies there, upstream_unavailable when an upstream fails
 */
export const measureSelfie =
  (deps: MeasureSelfieDeps) =>
  async (objectKey: string, meanwhile: () => void): Promise<Measured<MeasuredFace>> => {
    const detection = once(() => {
      const detected = Promise.allSettled([deps.detectFaces(objectKey)]);
      meanwhile();
      return detected;
    });
    const detectEarly = (head: Uint8Array) => (deps.isSelfie(head) ? detection() : undefined);
    const bytes = await deps.bucket.read(objectKey, MAX_SELFIE_BYTES, (head) => void detectEarly(head));
    if (bytes === undefined) throw new Problem('upload_missing', 'PUT the selfie to the presigned URL first.');
    if (bytes === 'too_large') return tooLarge;
    const [decoded] = await Promise.allSettled([deps.decode(bytes), detectEarly(bytes)]);
    const image = settled(decoded);
    if (!image.ok) return image;
    const [detected] = await detection();
    const faces = settled(detected);
    if (!faces.ok) return faces;
    const face = selectFace(faces.value, image.value);
    if (!face.ok) return face;
    const mesh = await deps.meshFace(image.value, face.value);
    return measureFace({ face: face.value, image: image.value, mesh });
  };
