/** The selfies bucket: read within a limit, looked for, removed. Presigning stands apart, without an S3 client. */
import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Problem } from '../../errors.ts';
import type { OnHead, SelfieBucket } from '../../use-cases/ports.ts';
import {
  createRetries,
  isUnavailable,
  NO_SDK_RETRIES,
  RETRY_LIMITS,
  statusOf,
  type WithRetries,
} from './retry-policy.ts';
import type { StoredSelfie } from '../../use-cases/selfies/sweep-selfies.ts';

/** Milliseconds. A stalled socket is given up; the time for the answer's start is set call by call. */
const CONNECTION_TIMEOUT = 500;
const SOCKET_TIMEOUT = 3_000;

/** Credentials, region and `AWS_ENDPOINT_URL_S3` come from the environment. */
export const createS3Client = (overrides: S3ClientConfig = {}): S3Client =>
  new S3Client({
    ...NO_SDK_RETRIES,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      socketTimeout: SOCKET_TIMEOUT,
      throwOnRequestTimeout: true,
    },
    ...overrides,
  });

/** S3 starts to answer within a second inside a region. Milliseconds. */
const REQUEST_TIMEOUT = 3_000;

interface CallLimits {
  readonly requestTimeout: number;
}

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
const assertWhole = (
  bytes: Uint8Array,
  { ETag = '', ServerSideEncryption = 'AES256' }: GetObjectCommandOutput,
): void => {
  if (ServerSideEncryption !== 'AES256' || !MD5.test(ETag)) return;
  if (`"${createHash('md5').update(bytes).digest('hex')}"` === ETag) return;
  throw Object.assign(new Error('The object does not match its ETag'), { name: 'DamagedAnswer' });
};

const bytesOf = async (
  answer: GetObjectCommandOutput,
  maxBytes: number,
  onHead: OnHead | undefined,
): Promise<Uint8Array | 'too_large'> => {
  const body = answer.Body as AsyncIterable<Uint8Array> & { destroy(): void };
  if ((answer.ContentLength ?? 0) > maxBytes) {
    body.destroy();
    return 'too_large';
  }
  const bytes = await collect(body, maxBytes, onHead);
  if (bytes !== 'too_large') assertWhole(bytes, answer);
  return bytes;
};

export const createSelfieBucket = (
  client: S3Client,
  bucket: string,
  retries = createRetries(RETRY_LIMITS.bucket),
): Omit<SelfieBucket, 'presignPut'> => {
  const attempt = onBucket(retries);
  return {
    /** A body that breaks off is read anew. */
    read: (objectKey, maxBytes, onHead) =>
      attempt(async (limits) =>
        bytesOf(await client.send(new GetObjectCommand({ Bucket: bucket, Key: objectKey }), limits), maxBytes, onHead),
      ),
    exists: async (objectKey) => {
      const command = new HeadObjectCommand({ Bucket: bucket, Key: objectKey });
      return (await attempt((limits) => client.send(command, limits))) !== undefined;
    },
    remove: async (objectKey) => {
      const command = new DeleteObjectCommand({ Bucket: bucket, Key: objectKey });
      await attempt((limits) => client.send(command, limits));
    },
  };
};

export const listSelfies = (client: S3Client, bucket: string, prefix: string) => {
  const retries = createRetries(RETRY_LIMITS.bucket);
  const page = (ContinuationToken: string | undefined) =>
    retries(
      (leftMs) =>
        client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(ContinuationToken && { ContinuationToken }) }),
          { requestTimeout: Math.min(REQUEST_TIMEOUT, leftMs) },
        ),
      { isRetryable: isUnavailable },
    );
  return async function* (): AsyncGenerator<StoredSelfie> {
    let from: string | undefined;
    do {
      const { Contents = [], NextContinuationToken } = await page(from);
      for (const { Key, LastModified } of Contents) {
        if (Key !== undefined && LastModified !== undefined) yield { objectKey: Key, storedAt: LastModified.getTime() };
      }
      from = NextContinuationToken;
    } while (from !== undefined);
  };
};
