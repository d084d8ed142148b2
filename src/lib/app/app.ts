/**
 * Hands out the use cases, each wired to the outside world when it is first called: one clock, one table client, one bucket a container.
 * esbuild drops what a handler does not ask for only where it may take a call for pure, which it cannot tell of a function of another
 * file: hence the mark on each `once` and `lazily`. analysis.ts has the use cases that analyse.
 */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAccountRemover } from '../adapters/aws/accounts.ts';
import { createS3Client, createSelfieBucket, listSelfies } from '../adapters/aws/bucket.ts';
import { createInvoker } from '../adapters/aws/invoker.ts';
import { createAssetSigner, createUploadSigner } from '../adapters/aws/presigner.ts';
import { createTableClient } from '../adapters/table/client.ts';
import { createErasureStore } from '../adapters/table/erasure.ts';
import { createExportStore } from '../adapters/table/export.ts';
import { createIdempotencyStore } from '../adapters/table/idempotency.ts';
import { createLeaseStore } from '../adapters/table/leases.ts';
import { createLookStore } from '../adapters/table/looks.ts';
import { createPresetStore } from '../adapters/table/presets.ts';
import { createQuotaStore } from '../adapters/table/quota.ts';
import { createUploadStore } from '../adapters/table/uploads.ts';
import { createUserStore } from '../adapters/table/users.ts';
import { readConfig } from '../config.ts';
import type { HealthBody } from '../contract/answers.ts';
import { lazily, once } from '../once.ts';
import { errorFields, logger } from '../telemetry/observability.ts';
import { type Clock, invocationMs } from '../time.ts';
import { answerOnce as makeAnswerOnce } from '../use-cases/idempotency.ts';
import type { LeaseDeps } from '../use-cases/lease.ts';
import { holdForLook as makeHoldForLook } from '../use-cases/looks/find-look.ts';
import {
  getPreset as makeGetPreset,
  getRecommendation as makeGetRecommendation,
  listPresets as makeListPresets,
} from '../use-cases/looks/presets.ts';
import * as savedLooks from '../use-cases/looks/saved-looks.ts';
import { createUpload as makeCreateUpload } from '../use-cases/selfies/create-upload.ts';
import { SELFIE_PREFIX } from '../use-cases/selfies/selfie-key.ts';
import { sweepSelfies as makeSweepSelfies } from '../use-cases/selfies/sweep-selfies.ts';
import * as consent from '../use-cases/users/consent.ts';
import { eraseUser as makeEraseUser } from '../use-cases/users/erase-user.ts';
import { exportUser as makeExportUser } from '../use-cases/users/export-user.ts';
import * as quotas from '../use-cases/users/quota.ts';
import * as settings from '../use-cases/users/user-settings.ts';

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
  createLookStore(tableClient(), tableName(), {
    retentionDays: () => readConfig(['lookRetentionDays']).lookRetentionDays,
  }),
);
export const users = /* @__PURE__ */ once(() => createUserStore(tableClient(), tableName()));
export const presets = /* @__PURE__ */ once(() => createPresetStore(tableClient(), tableName()));
export const selfies = /* @__PURE__ */ once(() =>
  createSelfieBucket(createS3Client(), readConfig(['selfiesBucket']).selfiesBucket),
);
export const assets = /* @__PURE__ */ once(() => createAssetSigner(readConfig(['arAssetsBucket']).arAssetsBucket));

export const quotaDeps = /* @__PURE__ */ once((): quotas.QuotaDeps => {
  const limits = readConfig(['analysesPerDay', 'uploadUrlsPerDay', 'refinementsPerDay']);
  return {
    quota: createQuotaStore(tableClient(), tableName()),
    limits: {
      analyses: limits.analysesPerDay,
      uploadUrls: limits.uploadUrlsPerDay,
      refinements: limits.refinementsPerDay,
    },
    hashUser: hashOf('quota'),
    clock,
  };
});

export const leaseDeps = /* @__PURE__ */ once((): LeaseDeps => ({
  leases: createLeaseStore(tableClient(), tableName()),
  hashLease: hashOf('lease'),
  newId: randomUUID,
  clock,
  report,
}));

export const idempotency = /* @__PURE__ */ once(() => createIdempotencyStore(tableClient(), tableName()));

export const answerOnce: ReturnType<typeof makeAnswerOnce> = (asked, ways) =>
  makeAnswerOnce({
    store: idempotency(),
    users: users(),
    hash: hashOf('idempotency'),
    newId: randomUUID,
    clock,
    report,
  })(asked, ways);

export const consentRule = (): consent.ConsentRule => {
  const { requireConsent: required, noticeVersion } = readConfig(['requireConsent', 'noticeVersion']);
  return { required, noticeVersion };
};

export const createUpload = /* @__PURE__ */ lazily(() => {
  const { selfiesBucket, uploadUrlTtlSeconds } = readConfig(['selfiesBucket', 'uploadUrlTtlSeconds']);
  return makeCreateUpload({
    uploads: uploads(),
    bucket: createUploadSigner(selfiesBucket),
    clock,
    users: users(),
    assertConsent: consent.assertConsent(consentRule()),
    takeQuota: quotas.takeQuota(quotaDeps()),
    newId: randomUUID,
    urlTtlSeconds: uploadUrlTtlSeconds,
  });
});

/** What Lambda hands over for an S3 event, as far as the function reads it; keys are encoded as form data. */
const eventOf = (objectKey: string) => ({
  Records: [{ eventSource: 'aws:s3', s3: { object: { key: encodeURIComponent(objectKey).replaceAll('%2F', '/') } } }],
});

export const sweepSelfies = /* @__PURE__ */ lazily(() => {
  const { selfiesBucket, analyzeFunctionName } = readConfig(['selfiesBucket', 'analyzeFunctionName']);
  const invoke = createInvoker(analyzeFunctionName);
  return makeSweepSelfies({
    list: listSelfies(createS3Client(), selfiesBucket, SELFIE_PREFIX),
    start: (objectKey) => invoke(eventOf(objectKey)),
    clock,
    report,
  });
});

export const holdForLook = /* @__PURE__ */ lazily(() =>
  makeHoldForLook({ ...leaseDeps(), looks: looks(), uploads: uploads() }),
);
export const listLooks = /* @__PURE__ */ lazily(() => savedLooks.listLooks({ looks: looks() }));
export const saveLook = /* @__PURE__ */ lazily(() =>
  savedLooks.saveLook({ looks: looks(), uploads: uploads(), clock }),
);
export const deleteLook = /* @__PURE__ */ lazily(() =>
  savedLooks.deleteLook({ looks: looks(), uploads: uploads(), bucket: selfies(), answers: idempotency() }),
);

export const getRecommendation = /* @__PURE__ */ lazily(() =>
  makeGetRecommendation({ looks: looks(), uploads: uploads(), presets: presets(), assets: assets(), clock }),
);
export const listPresets = /* @__PURE__ */ lazily(() => makeListPresets({ presets: presets() }));
export const getPreset = /* @__PURE__ */ lazily(() => makeGetPreset({ presets: presets(), assets: assets(), clock }));

export const getUser = /* @__PURE__ */ lazily(() => settings.getUser({ users: users() }));
export const updateUser = /* @__PURE__ */ lazily(() => settings.updateUser({ users: users(), clock }));
export const readQuota = /* @__PURE__ */ lazily(() => quotas.readQuota(quotaDeps()));
export const giveConsent = /* @__PURE__ */ lazily(() =>
  consent.giveConsent({ users: users(), rule: readConfig(['noticeVersion']), clock }),
);
export const exportUser = /* @__PURE__ */ lazily(() =>
  makeExportUser({ users: users(), store: createExportStore(tableClient(), tableName()) }),
);
export const eraseUser = /* @__PURE__ */ lazily(() =>
  makeEraseUser({
    store: createErasureStore(tableClient(), tableName()),
    bucket: selfies(),
    hashUser: hashOf('erasure'),
    clock,
    removeAccount: createAccountRemover(readConfig(['userPoolId']).userPoolId),
  }),
);
/** Goes on with an erasure in a function of its own, which has minutes instead of seconds. */
export const continueErasure = /* @__PURE__ */ lazily(() =>
  createInvoker(readConfig(['eraseFunctionName']).eraseFunctionName),
);

/** A key or a secret is configured, so the model is asked first; the rules engine stands in for it when it fails. */
export const health = (): HealthBody => {
  const { serviceVersion, openAiApiKey, openAiSecretId } = readConfig([
    'serviceVersion',
    'openAiApiKey',
    'openAiSecretId',
  ]);
  const engine = openAiApiKey === '' && openAiSecretId === '' ? 'rules' : 'openai';
  return { status: 'ok', version: serviceVersion, engine };
};
