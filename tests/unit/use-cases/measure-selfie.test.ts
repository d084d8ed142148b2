import { describe, expect, it } from '@jest/globals';
import type { FaceDetection, Measured } from '../../../src/lib/face/types.ts';
import { measureSelfie, type MeasureSelfieDeps } from '../../../src/lib/use-cases/selfies/measure-selfie.ts';
import { detection, skinPicture } from '../face/drawn-face.ts';

const BYTES = new Uint8Array([0xff, 0xd8, 0xff]);
const broken = {
  ok: false,
  rejection: { code: 'unsupported_image', evidence: { hint: 'Send it as it is.' } },
} as const;
const faces: Measured<readonly FaceDetection[]> = { ok: true, value: [detection()] };

const setUp = (deps: Partial<MeasureSelfieDeps> = {}) => {
  const calls: string[] = [];
  const measure = measureSelfie({
    bucket: {
      read: (_key, _max, onHead) => {
        onHead?.(BYTES);
        return Promise.resolve(BYTES);
      },
    },
    detectFaces: () => {
      calls.push('detect');
      return Promise.resolve(faces);
    },
    decode: () => Promise.resolve({ ok: true, value: skinPicture('#b98763') }),
    isSelfie: (head) => head[0] === 0xff,
    meshFace: () => Promise.resolve(undefined),
    ...deps,
  });
  return { calls, run: () => measure('selfies/1.jpg', () => calls.push('meanwhile')) };
};

describe('measureSelfie', () => {
  it('detects once, and lets the rest be prepared once DetectFaces is under way', async () => {
    const { calls, run } = setUp();

    expect(await run()).toMatchObject({ ok: true, value: { profile: { skin: { depth: 'medium' } } } });
    expect(calls).toEqual(['detect', 'meanwhile']);
  });

  it.each([
    ['is missing', () => Promise.resolve(undefined), { code: 'upload_missing' }],
    ['is too large', () => Promise.resolve('too_large' as const), { rejection: { code: 'image_too_large' } }],
  ])('pays for no DetectFaces and decodes nothing when the object %s', async (_what, read, told) => {
    const { calls, run } = setUp({ bucket: { read }, decode: () => Promise.reject(new Error('It was decoded')) });

    const outcome = await run().catch((error: unknown) => error);

    expect(outcome).toMatchObject(told);

    expect(calls).toEqual([]);
  });

  it('pays for no DetectFaces when the bytes are no photo', async () => {
    const { calls, run } = setUp({ isSelfie: () => false, decode: () => Promise.resolve(broken) });

    expect(await run()).toEqual(broken);
    expect(calls).toEqual([]);
  });

  it('detects once although the object is read twice', async () => {
    const { calls, run } = setUp({
      bucket: {
        read: (_key, _max, onHead) => {
          onHead?.(BYTES);
          onHead?.(BYTES);
          return Promise.resolve(BYTES);
        },
      },
    });

    await run();

    expect(calls.filter((call) => call === 'detect')).toHaveLength(1);
  });

  it('says what the bytes show rather than what Rekognition says, and leaves no call behind', async () => {
    const { run } = setUp({
      decode: () => Promise.resolve(broken),
      detectFaces: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        throw new Error('down');
      },
    });

    expect(await run()).toEqual(broken);
  });

  it('throws what DetectFaces threw when the pixels are fine', async () => {
    const { run } = setUp({ detectFaces: () => Promise.reject(new Error('down')) });

    await expect(run()).rejects.toThrow('down');
  });
});
