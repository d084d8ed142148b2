/**
 * What the wiring of every use case starts from: one clock, one table client, one bucket a container. esbuild drops what
 * a handler does not ask for only where it may take a call for pure, which it cannot tell of a function of another file:
 * hence the mark on each `once` and `lazily`.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createS3Client, createSelfieBucket } from '../adapters/aws/bucket.ts';
import { createAssetSigner } from '../adapters/aws/presigner.ts';
import { createTableClient } from '../adapters/table/client.ts';
import { createLookStore } from '../adapters/table/looks.ts';
import { createPresetStore } from '../adapters/table/presets.ts';
import { createQuotaStore } from '../adapters/table/quota.ts';
import { createUploadStore } from '../adapters/table/uploads.ts';
import { createUserStore } from '../adapters/table/users.ts';
import { readConfig } from '../config.ts';
import { once } from '../once.ts';
import { errorFields, logger } from '../telemetry/observability.ts';
import type { ConsentRule } from '../use-cases/users/consent.ts';
import { type Clock, invocationMs } from '../time.ts';
import type { QuotaDeps } from '../use-cases/users/quota.ts';

export const clock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
  remainingMs: invocationMs,
};

export const report = (error: unknown): void => {
  logger.warn('fault made good elsewhere', errorFields(error));
};

/** Stands for the user outside the user's own rows; another hash per purpose, so that no two can be joined. */
export const hashOf =
  (purpose: string) =>
  (userId: string): string =>
    createHash('sha256').update(`${purpose}:${userId}`).digest('hex').slice(0, 32);

export const tableClient = /* @__PURE__ */ once(createTableClient);
export const tableName = () => readConfig(['tableName']).tableName;
export const uploads = /* @__PURE__ */ once(() => createUploadStore(tableClient(), tableName()));
export const looks = /* @__PURE__ */ once(() =>
  createLookStore(tableClient(), tableName(), { retentionDays: readConfig(['lookRetentionDays']).lookRetentionDays }),
);
export const users = /* @__PURE__ */ once(() => createUserStore(tableClient(), tableName()));
export const presets = /* @__PURE__ */ once(() => createPresetStore(tableClient(), tableName()));
export const selfies = /* @__PURE__ */ once(() =>
  createSelfieBucket(createS3Client(), readConfig(['selfiesBucket']).selfiesBucket),
);
export const assets = /* @__PURE__ */ once(() => createAssetSigner(readConfig(['arAssetsBucket']).arAssetsBucket));

export const quotaDeps = /* @__PURE__ */ once((): QuotaDeps => {
  const { analysesPerDay, uploadUrlsPerDay } = readConfig(['analysesPerDay', 'uploadUrlsPerDay']);
  return {
    quota: createQuotaStore(tableClient(), tableName()),
    limits: { analyses: analysesPerDay, uploadUrls: uploadUrlsPerDay },
    hashUser: hashOf('quota'),
    clock,
  };
});

export const consentRule = (): ConsentRule => {
  const { requireConsent: required, noticeVersion } = readConfig(['requireConsent', 'noticeVersion']);
  return { required, noticeVersion };
};
