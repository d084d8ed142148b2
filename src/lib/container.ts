/** What every use case's wiring starts from: one clock, one table client, one bucket a container, made when first asked for. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSelfieBucket } from './adapters/aws/bucket.ts';
import { createTableClient } from './adapters/table/client.ts';
import { createAssetSigner } from './adapters/aws/presigner.ts';
import { createS3Client } from './adapters/s3.ts';
import { createLookStore } from './adapters/table/looks.ts';
import { createPresetStore } from './adapters/table/presets.ts';
import { createUploadStore } from './adapters/table/uploads.ts';
import { createUserStore } from './adapters/table/users.ts';
import { readConfig } from './config.ts';
import { errorFields, logger } from './telemetry/observability.ts';
import { once } from './once.ts';
import type { Clock } from './use-cases/ports.ts';

export const clock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
};

export const report = (error: unknown): void => {
  logger.warn('fault made good elsewhere', errorFields(error));
};

/** Stands for the user outside the user's own rows; another hash per purpose, so that no two can be joined. */
export const hashOf =
  (purpose: string) =>
  (userId: string): string =>
    createHash('sha256').update(`${purpose}:${userId}`).digest('hex').slice(0, 32);

export const tableClient = once(createTableClient);
export const tableName = () => readConfig(['tableName']).tableName;
export const uploads = once(() => createUploadStore(tableClient(), tableName()));
export const looks = once(() =>
  createLookStore(tableClient(), tableName(), { retentionDays: readConfig(['lookRetentionDays']).lookRetentionDays }),
);
export const users = once(() => createUserStore(tableClient(), tableName()));
export const presets = once(() => createPresetStore(tableClient(), tableName()));

export const selfies = once(() => createSelfieBucket(createS3Client(), readConfig(['selfiesBucket']).selfiesBucket));
export const assets = once(() => createAssetSigner(readConfig(['arAssetsBucket']).arAssetsBucket));
