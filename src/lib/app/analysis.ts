/**
 * Wires the use cases that analyse. They stand apart from the others because they load SDKs by `import()` when they need
 * them: what such an SDK shares with the rest of a bundle is wrapped by esbuild, up to 4 KB that no other handler pays.
 */
import { randomUUID } from 'node:crypto';
import { createDetectFaces, createRekognitionClient } from '../adapters/aws/rekognition.ts';
import { createApiKey } from '../adapters/aws/secrets.ts';
import { isSelfie } from '../adapters/image/image-format.ts';
import { decodeSelfie } from '../adapters/image/image.ts';
import { createFaceMesh } from '../adapters/image/mesh.ts';
import { createOpenAiModel } from '../adapters/openai/openai.ts';
import { createCatalogue, rememberCatalogue } from '../adapters/table/catalogue.ts';
import { createRecommendationCache } from '../adapters/table/recommendations.ts';
import { readConfig } from '../config.ts';
import { warmShelf } from '../looks/catalogue/shelf.ts';
import { DEFAULT_MODEL } from '../looks/model/prompt.ts';
import { createStylist } from '../looks/stylist.ts';
import { lazily, once } from '../once.ts';
import { countMissingKey, countOutcome, countStylist } from '../telemetry/metrics.ts';
import { logger } from '../telemetry/observability.ts';
import { analyze as makeAnalyze } from '../use-cases/looks/analyze.ts';
import { assertConsent } from '../use-cases/users/consent.ts';
import { handleSelfieEvent as makeHandleSelfieEvent } from '../use-cases/selfies/handle-selfie-event.ts';
import { measureSelfie } from '../use-cases/selfies/measure-selfie.ts';
import { processUpload as makeProcessUpload } from '../use-cases/selfies/process-upload.ts';
import { giveQuotaBack, takeQuota } from '../use-cases/users/quota.ts';
import { refineLook } from '../use-cases/looks/refine-look.ts';
import {
  clock,
  consentRule,
  hashOf,
  leaseDeps,
  looks,
  quotaDeps,
  report,
  selfies,
  tableClient,
  tableName,
  uploads,
  users,
} from './app.ts';

const catalogue = /* @__PURE__ */ once(() => rememberCatalogue(createCatalogue(tableClient(), tableName()), clock));
const model = /* @__PURE__ */ once(() => {
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

const stylist = /* @__PURE__ */ once(() =>
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

const faceMesh = /* @__PURE__ */ once(() => createFaceMesh({ report }));

/** Put off for a turn, since loading blocks the thread: DetectFaces is to leave first. */
const prepare = (): void => {
  setImmediate(() => {
    void Promise.allSettled([faceMesh().prepare(), warmShelf(catalogue()), model().prepare()]);
  });
};

const measure = /* @__PURE__ */ once(() =>
  measureSelfie({
    bucket: selfies(),
    detectFaces: createDetectFaces({
      client: createRekognitionClient(),
      bucket: readConfig(['selfiesBucket']).selfiesBucket,
    }),
    decode: decodeSelfie,
    isSelfie,
    meshFace: faceMesh().meshFace,
  }),
);

const processUpload = /* @__PURE__ */ once(() =>
  makeProcessUpload({
    uploads: uploads(),
    looks: looks(),
    users: users(),
    bucket: selfies(),
    measure: measure(),
    stylist: stylist(),
    prepare,
    assertConsent: assertConsent(consentRule()),
    takeQuota: takeQuota(quotaDeps()),
    giveQuotaBack: giveQuotaBack(quotaDeps()),
    hashUser: hashOf('model'),
    clock,
    newId: randomUUID,
    report,
  }),
);

export const processSelfie = async (...parameters: Parameters<ReturnType<typeof processUpload>>) => {
  const outcome = await processUpload()(...parameters);
  countOutcome(outcome);
  return outcome;
};

export const analyze = /* @__PURE__ */ lazily(() =>
  makeAnalyze({
    looks: looks(),
    uploads: uploads(),
    bucket: selfies(),
    clock,
    process: processSelfie,
    refine: refineLook({
      ...leaseDeps(),
      looks: looks(),
      users: users(),
      stylist: stylist(),
      assertConsent: assertConsent(consentRule()),
      takeQuota: takeQuota(quotaDeps()),
      giveQuotaBack: giveQuotaBack(quotaDeps()),
      hashUser: hashOf('model'),
    }),
  }),
);

export const handleSelfieEvent = /* @__PURE__ */ lazily(() =>
  makeHandleSelfieEvent({ uploads: uploads(), bucket: selfies(), process: processSelfie, clock }),
);
