/** The selfies bucket: read within a limit, looked for, removed. Presigning stands apart, without an S3 client. */
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Problem } from '../errors.ts';
import type { SelfieBucket } from '../use-cases/ports.ts';
import { isUnavailable, statusOf } from './aws-faults.ts';

/** Undefined instead of a missing object. @throws Problem upstream_unavailable; a refusal is a bug and passes as it is */
const onBucket = async <T>(call: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await call();
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    if (!isUnavailable(error)) throw error;
    throw new Problem('upstream_unavailable', 'The bucket is unavailable right now.', {
      cause: error,
      retryAfterSeconds: 2,
    });
  }
};

/** Stops at the first byte too many, whatever length was announced. */
const collect = async (body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | 'too_large'> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maxBytes) return 'too_large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
};

export const createSelfieBucket = (client: S3Client, bucket: string): Omit<SelfieBucket, 'presignPut'> => ({
  read: (objectKey, maxBytes) =>
    onBucket(async () => {
      const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: objectKey }));
      const body = Body as AsyncIterable<Uint8Array> & { destroy(): void };
      if (ContentLength <= maxBytes) return collect(body, maxBytes);
      body.destroy();
      return 'too_large';
    }),
  exists: async (objectKey) => {
    const head = await onBucket(() => client.send(new HeadObjectCommand({ Bucket: bucket, Key: objectKey })));
    return head !== undefined;
  },
  remove: async (objectKey) => {
    await onBucket(() => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: objectKey })));
  },
});
