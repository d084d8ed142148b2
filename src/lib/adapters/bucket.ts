/** The selfies bucket: read within a limit, looked for, removed. Presigning stands apart, without an S3 client. */
import { createHash } from 'node:crypto';
import { Problem } from '../errors.ts';
import type { OnHead, SelfieBucket } from '../use-cases/ports.ts';
import { isUnavailable, statusOf } from './aws-faults.ts';
import { createRetries, RETRY_LIMITS, type WithRetries } from './retry-policy.ts';
import type { CallLimits, ObjectStore, StoredObject } from './s3-objects.ts';

/** S3 starts to answer within a second inside a region. Milliseconds. */
const REQUEST_TIMEOUT = 3_000;

/** Undefined instead of a missing object. @throws Problem upstream_unavailable; a refusal is a bug and passes as it is */
const onBucket =
  (retries: WithRetries) =>
  async <T>(call: (limits: CallLimits) => Promise<T>): Promise<T | undefined> => {
    try {
      return await retries((leftMs) => call({ requestTimeout: Math.min(REQUEST_TIMEOUT, leftMs) }), {
        isRetryable: isUnavailable,
      });
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
const collect = async (
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  onHead: OnHead | undefined,
): Promise<Uint8Array | 'too_large'> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maxBytes) return 'too_large';
    if (chunks.length === 0) onHead?.(chunk);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
};

const MD5 = /^"[0-9a-f]{32}"$/;

/**
 * With SSE-S3 the ETag of an object that was PUT in one part is the MD5 of its bytes (API reference, "Object"): other
 * bytes were damaged on their way, and must not become the verdict that the selfie is broken.
 */
const assertWhole = (bytes: Uint8Array, { headers }: StoredObject): void => {
  const { etag = '', 'x-amz-server-side-encryption': encryption = 'AES256' } = headers;
  if (encryption !== 'AES256' || !MD5.test(etag)) return;
  if (`"${createHash('md5').update(bytes).digest('hex')}"` === etag) return;
  throw Object.assign(new Error('The object does not match its ETag'), { name: 'DamagedAnswer' });
};

const bytesOf = async (
  answer: StoredObject,
  maxBytes: number,
  onHead: OnHead | undefined,
): Promise<Uint8Array | 'too_large'> => {
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) {
    answer.body.destroy();
    return 'too_large';
  }
  const bytes = await collect(answer.body, maxBytes, onHead);
  if (bytes !== 'too_large') assertWhole(bytes, answer);
  return bytes;
};

export const createSelfieBucket = (
  objects: Omit<ObjectStore, 'destroy'>,
  retries = createRetries(RETRY_LIMITS.bucket),
): Omit<SelfieBucket, 'presignPut'> => {
  const attempt = onBucket(retries);
  return {
    /** A body that breaks off is read anew. */
    read: (objectKey, maxBytes, onHead) =>
      attempt(async (limits) => bytesOf(await objects.get(objectKey, limits), maxBytes, onHead)),
    exists: async (objectKey) =>
      (await attempt(async (limits) => {
        await objects.head(objectKey, limits);
        return true;
      })) ?? false,
    remove: async (objectKey) => {
      await attempt((limits) => objects.remove(objectKey, limits));
    },
  };
};
