/** Wires the use cases of uploads, looks and presets to the outside world; each when first asked for. */
import { randomUUID } from 'node:crypto';
import { rememberCatalogue } from './adapters/table/catalogue-memory.ts';
import { isSelfie } from './adapters/image/image-format.ts';
import { decodeSelfie } from './adapters/image/image.ts';
import { createOpenAiModel } from './adapters/openai/openai.ts';
import { createUploadSigner } from './adapters/aws/presigner.ts';
import { createRekognitionClient } from './adapters/rekognition-client.ts';
import { createDetectFaces } from './adapters/aws/rekognition.ts';
import { createApiKey } from './adapters/aws/secrets.ts';
import { createCatalogue } from './adapters/table/catalogue.ts';
import { createRecommendationCache } from './adapters/table/recommendations.ts';
import { readConfig } from './config.ts';
import type { HealthBody } from './contract/answers.ts';
import {
  assets,
  clock,
  hashOf,
  looks,
  presets,
  report,
  selfies,
  tableClient,
  tableName,
  uploads,
  users,
} from './container.ts';
import { consentRule, quotaDeps } from './deps-users.ts';
import { DEFAULT_MODEL } from './looks/model/prompt.ts';
import { warmShelf } from './looks/catalogue/shelf.ts';
import { createStylist } from './looks/stylist.ts';
import { countMissingKey, countOutcome, countStylist } from './telemetry/metrics.ts';
import { logger } from './telemetry/observability.ts';
import { once } from './once.ts';
import type { AnalyzeDeps } from './use-cases/analyze.ts';
import { assertConsent, requireConsent } from './use-cases/consent.ts';
import type { CreateUploadDeps } from './use-cases/create-upload.ts';
import type { FindLookDeps } from './use-cases/find-look.ts';
import type { GetRecommendationDeps } from './use-cases/get-recommendation.ts';
import type { HandleSelfieEventDeps } from './use-cases/handle-selfie-event.ts';
import type { DeleteLookDeps, SaveLookDeps } from './use-cases/saved-looks.ts';
import { measureSelfie } from './use-cases/measure-selfie.ts';
import type { PresetDeps } from './use-cases/presets.ts';
import { processUpload } from './use-cases/process-upload.ts';
import { takeQuota } from './use-cases/quota.ts';
import { refineLook } from './use-cases/refine-look.ts';

const catalogue = once(() => rememberCatalogue(createCatalogue(tableClient(), tableName()), clock));

const model = once(() => {
  const { openAiApiKey, openAiSecretId, openAiModel } = readConfig(['openAiApiKey', 'openAiSecretId', 'openAiModel']);
  const apiKey = createApiKey({
    apiKey: openAiApiKey,
    secretId: openAiSecretId,
    report: (error) => {
      report(error);
      countMissingKey();
    },
  });
  return createOpenAiModel({ apiKey, model: openAiModel === '' ? DEFAULT_MODEL : openAiModel });
});

const stylist = once(() =>
  createStylist({
    catalogue: catalogue(),
    model: model(),
    cache: createRecommendationCache(tableClient(), tableName()),
    clock,
    report: (event) => {
      logger.info('stylist', { ...event });
      countStylist(event);
    },
  }),
);

/** Put off for a turn, since loading blocks the thread: DetectFaces is to leave first. */
const prepare = (): void => {
  setImmediate(() => {
    void Promise.allSettled([warmShelf(catalogue()), model().prepare()]);
  });
};

const measure = once(() =>
  measureSelfie({
    bucket: selfies(),
    detectFaces: createDetectFaces({
      client: createRekognitionClient(),
      bucket: readConfig(['selfiesBucket']).selfiesBucket,
    }),
    decode: decodeSelfie,
    isSelfie,
  }),
);

const processSelfie = once(() => {
  const process = processUpload({
    uploads: uploads(),
    looks: looks(),
    users: users(),
    bucket: selfies(),
    measure: measure(),
    stylist: stylist(),
    prepare,
    assertConsent: assertConsent(consentRule()),
    takeQuota: takeQuota(quotaDeps()),
    hashUser: hashOf('model'),
    clock,
    newId: randomUUID,
    report,
  });
  return async (...parameters: Parameters<typeof process>) => {
    const outcome = await process(...parameters);
    countOutcome(outcome);
    return outcome;
  };
});

export const createUploadDeps = once((): CreateUploadDeps => {
  const { selfiesBucket, uploadUrlTtlSeconds } = readConfig(['selfiesBucket', 'uploadUrlTtlSeconds']);
  return {
    uploads: uploads(),
    bucket: createUploadSigner(selfiesBucket),
    clock,
    requireConsent: requireConsent({ users: users(), rule: consentRule() }),
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

/** A key or a secret is configured, so the model is asked first; the rules engine stands in for it when it fails. */
export const healthDeps = (): Omit<HealthBody, 'status'> => {
  const { serviceVersion, openAiApiKey, openAiSecretId } = readConfig([
    'serviceVersion',
    'openAiApiKey',
    'openAiSecretId',
  ]);
  const engine = openAiApiKey === '' && openAiSecretId === '' ? 'rules' : 'openai';
  return { version: serviceVersion, engine };
};
