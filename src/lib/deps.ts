/** Wires the use cases to the outside world. Everything is made once per container and only when first asked for. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSelfieBucket } from './adapters/bucket.ts';
import { createTableClient } from './adapters/dynamodb.ts';
import { decodeSelfie } from './adapters/image.ts';
import { createOpenAiModel } from './adapters/openai.ts';
import { createAssetSigner, createUploadSigner } from './adapters/presigner.ts';
import { createRekognitionClient } from './adapters/rekognition-client.ts';
import { createDetectFaces } from './adapters/rekognition.ts';
import { createS3Client } from './adapters/s3.ts';
import { createApiKey } from './adapters/secrets.ts';
import { createCatalogue } from './adapters/table-catalogue.ts';
import { createLookStore } from './adapters/table-looks.ts';
import { createPresetStore } from './adapters/table-presets.ts';
import { createQuotaStore } from './adapters/table-quota.ts';
import { createUploadStore } from './adapters/table-uploads.ts';
import { createUserStore } from './adapters/table-users.ts';
import { readConfig } from './config.ts';
import { DEFAULT_MODEL } from './looks/prompt.ts';
import { createStylist } from './looks/stylist.ts';
import { errorFields, logger } from './observability.ts';
import type { AnalyzeDeps } from './use-cases/analyze.ts';
import type { CreateUploadDeps } from './use-cases/create-upload.ts';
import type { FindLookDeps } from './use-cases/find-look.ts';
import type { GetRecommendationDeps } from './use-cases/get-recommendation.ts';
import type { HandleSelfieEventDeps } from './use-cases/handle-selfie-event.ts';
import type { DeleteLookDeps, SaveLookDeps } from './use-cases/keep-look.ts';
import { measureSelfie } from './use-cases/measure-selfie.ts';
import type { Clock } from './use-cases/ports.ts';
import type { PresetDeps } from './use-cases/presets.ts';
import { processUpload } from './use-cases/process-upload.ts';
import { type QuotaDeps, takeQuota } from './use-cases/quota.ts';
import { refineLook } from './use-cases/refine-look.ts';
import type { UserSettingsDeps } from './use-cases/user-settings.ts';

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

const clock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
};

const report = (error: unknown): void => {
  logger.warn('fault made good elsewhere', errorFields(error));
};

/** Stands for the user outside the user's own rows; another hash per purpose, so that no two can be joined. */
const hashOf =
  (purpose: string) =>
  (userId: string): string =>
    createHash('sha256').update(`${purpose}:${userId}`).digest('hex').slice(0, 32);

const tableClient = once(createTableClient);
const tableName = () => readConfig(['tableName']).tableName;
const uploads = once(() => createUploadStore(tableClient(), tableName()));
const looks = once(() => createLookStore(tableClient(), tableName()));
const users = once(() => createUserStore(tableClient(), tableName()));
const presets = once(() => createPresetStore(tableClient(), tableName()));

export const quotaDeps = once((): QuotaDeps => {
  const { analysesPerDay, uploadUrlsPerDay } = readConfig(['analysesPerDay', 'uploadUrlsPerDay']);
  return {
    quota: createQuotaStore(tableClient(), tableName()),
    limits: { analyses: analysesPerDay, uploadUrls: uploadUrlsPerDay },
    hashUser: hashOf('quota'),
    clock,
  };
});

const selfies = once(() => createSelfieBucket(createS3Client(), readConfig(['selfiesBucket']).selfiesBucket));
const assets = once(() => createAssetSigner(readConfig(['arAssetsBucket']).arAssetsBucket));

const stylist = once(() => {
  const { openAiApiKey, openAiSecretId, openAiModel } = readConfig(['openAiApiKey', 'openAiSecretId', 'openAiModel']);
  const apiKey = createApiKey({ apiKey: openAiApiKey, secretId: openAiSecretId, report });
  return createStylist({
    catalogue: createCatalogue(tableClient(), tableName()),
    model: createOpenAiModel({ apiKey, model: openAiModel === '' ? DEFAULT_MODEL : openAiModel }),
    clock,
    report: (event) => {
      logger.info('stylist', { ...event });
    },
  });
});

const measure = once(() =>
  measureSelfie({
    bucket: selfies(),
    detectFaces: createDetectFaces({
      client: createRekognitionClient(),
      bucket: readConfig(['selfiesBucket']).selfiesBucket,
    }),
    decode: decodeSelfie,
  }),
);

const processSelfie = once(() =>
  processUpload({
    uploads: uploads(),
    looks: looks(),
    users: users(),
    bucket: selfies(),
    measure: measure(),
    stylist: stylist(),
    takeQuota: takeQuota(quotaDeps()),
    hashUser: hashOf('model'),
    clock,
    newId: randomUUID,
    report,
  }),
);

export const createUploadDeps = once((): CreateUploadDeps => {
  const { selfiesBucket, uploadUrlTtlSeconds } = readConfig(['selfiesBucket', 'uploadUrlTtlSeconds']);
  return {
    uploads: uploads(),
    bucket: createUploadSigner(selfiesBucket),
    clock,
    takeQuota: takeQuota(quotaDeps()),
    newId: randomUUID,
    urlTtlSeconds: uploadUrlTtlSeconds,
  };
});

export const findLookDeps = once((): FindLookDeps => ({ looks: looks(), uploads: uploads(), clock }));

export const analyzeDeps = once((): AnalyzeDeps => ({
  ...findLookDeps(),
  bucket: selfies(),
  process: processSelfie(),
  refine: refineLook({ looks: looks(), users: users(), stylist: stylist(), hashUser: hashOf('model'), clock }),
}));

export const handleSelfieEventDeps = once((): HandleSelfieEventDeps => ({
  uploads: uploads(),
  bucket: selfies(),
  process: processSelfie(),
  clock,
}));

export const listLooksDeps = once(() => ({ looks: looks() }));
export const saveLookDeps = once((): SaveLookDeps => ({ looks: looks(), uploads: uploads(), clock }));
export const deleteLookDeps = once((): DeleteLookDeps => ({ looks: looks(), uploads: uploads(), bucket: selfies() }));

export const listPresetsDeps = once(() => ({ presets: presets() }));
export const getPresetDeps = once((): PresetDeps => ({ presets: presets(), assets: assets(), clock }));
export const getRecommendationDeps = once((): GetRecommendationDeps => ({
  ...findLookDeps(),
  ...getPresetDeps(),
  looks: looks(),
  clock,
}));

export const userSettingsDeps = once((): UserSettingsDeps => ({ users: users(), clock }));

/** A key or a secret is configured, so the model is asked first; the rules engine stands in for it when it fails. */
export const healthDeps = () => {
  const { serviceVersion, openAiApiKey, openAiSecretId } = readConfig([
    'serviceVersion',
    'openAiApiKey',
    'openAiSecretId',
  ]);
  const engine = openAiApiKey === '' && openAiSecretId === '' ? ('rules' as const) : ('openai' as const);
  return { version: serviceVersion, engine };
};
