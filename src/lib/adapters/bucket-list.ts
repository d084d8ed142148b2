/** Lists the selfies bucket page by page; a thousand keys a call. */
import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { StoredSelfie } from '../use-cases/sweep-selfies.ts';

export const listSelfies = (client: S3Client, bucket: string, prefix: string) =>
  async function* (): AsyncGenerator<StoredSelfie> {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
      for (const { Key, LastModified } of Contents) {
        if (Key !== undefined && LastModified !== undefined) yield { objectKey: Key, storedAt: LastModified.getTime() };
      }
    }
  };
