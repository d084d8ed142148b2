/** Lists the selfies bucket page by page; a thousand keys a call. */
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { StoredSelfie } from '../use-cases/sweep-selfies.ts';
import { isUnavailable } from './aws/aws-faults.ts';
import { createRetries, RETRY_LIMITS } from './aws/retry-policy.ts';

/** Milliseconds. */
const REQUEST_TIMEOUT = 3_000;

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
