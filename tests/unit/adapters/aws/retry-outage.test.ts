/** An upstream that is down for twenty seconds, asked five times a second by one container: how many calls reach it. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createS3Client, createSelfieBucket } from '../../../../src/lib/adapters/aws/bucket.ts';
import { createOpenAiModel } from '../../../../src/lib/adapters/openai/openai.ts';
import { createDetectFaces, createRekognitionClient } from '../../../../src/lib/adapters/aws/rekognition.ts';
import { createRetries, RETRY_LIMITS, type RetryPorts } from '../../../../src/lib/adapters/aws/retry-policy.ts';
import { createUploadStore } from '../../../../src/lib/adapters/table/uploads.ts';
import { clientFor } from '../../../../testing/dynamodb.ts';
import { startStub, type Stub } from '../../../../testing/stub.ts';
import { QUESTION } from '../openai/openai-harness.ts';

const OUTAGE_MS = 20_000;
const EVERY_MS = 200;
const REQUESTS = OUTAGE_MS / EVERY_MS;
/** What the quota lets pass unpaid. */
const FREE_RETRIES = 10;

let upstream: Stub | undefined;
afterEach(() => upstream?.stop());

type Ask = () => Promise<unknown>;
type Make = (url: string, ports: RetryPorts) => Ask;

const environment = (endpoint: string, url: string): void => {
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    [endpoint]: url,
  });
};

const table: Make = (endpoint, ports) => {
  const client = clientFor(endpoint, { withRetries: createRetries(RETRY_LIMITS.table, ports) });
  return () => createUploadStore(client, 'T').get('0b0c0000-0000-4000-8000-000000000001');
};

const bucket: Make = (url, ports) => {
  environment('AWS_ENDPOINT_URL_S3', url);
  const store = createSelfieBucket(createS3Client(), 'selfies', createRetries(RETRY_LIMITS.bucket, ports));
  return () => store.read('selfies/1.jpg', 10);
};

const rekognition: Make = (url, ports) => {
  environment('AWS_ENDPOINT_URL_REKOGNITION', url);
  const retries = createRetries(RETRY_LIMITS.rekognition, ports);
  const detectFaces = createDetectFaces({ client: createRekognitionClient(), bucket: 'selfies', retries });
  return () => detectFaces('selfies/1.jpg');
};

const model: Make = (baseURL, ports) => {
  const retries = createRetries(RETRY_LIMITS.model, ports);
  const { choose } = createOpenAiModel({
    apiKey: () => Promise.resolve('sk-local'),
    model: 'gpt-6-luna',
    baseURL,
    retries,
  });
  return () => choose({ ...QUESTION, budgetMs: 8_000 });
};

/** Asks at its own pace for twenty seconds of its own clock, in which every wait takes no time of ours. */
const ask = async (make: Make, status: (call: number) => number): Promise<number> => {
  let now = 0;
  const server = await startStub((_request, response) => {
    response.writeHead(status(server.calls()), { 'content-type': 'application/json' });
    response.end('{"FaceDetails":[]}');
  });
  upstream = server;
  const sleep = (milliseconds: number): Promise<void> => {
    now += milliseconds;
    return Promise.resolve();
  };
  const once = make(server.url, { now: () => now, sleep, random: () => 0.5 });
  for (let request = 0; request < REQUESTS; request += 1) {
    now = Math.max(now, request * EVERY_MS);
    await once().catch(() => undefined);
  }
  return server.calls();
};

const UPSTREAMS: readonly [string, Make][] = [
  ['DynamoDB', table],
  ['S3', bucket],
  ['Rekognition', rekognition],
  ['the model', model],
];

describe('an upstream that is down for twenty seconds', () => {
  it.each(UPSTREAMS)('gets ten calls more than it is asked for: %s', async (_name, make) => {
    expect(await ask(make, () => 503)).toBe(REQUESTS + FREE_RETRIES);
  });

  it.each(UPSTREAMS)('gets at most a fifth more where every other call succeeds: %s', async (_name, make) => {
    const calls = await ask(make, (call) => (call % 2 === 0 ? 503 : 200));

    expect(calls).toBeGreaterThan(REQUESTS * 1.1);
    expect(calls).toBeLessThanOrEqual(REQUESTS * 1.2 + FREE_RETRIES);
  });

  it.each(UPSTREAMS)('gets no call more than it is asked for while it is well: %s', async (_name, make) => {
    expect(await ask(make, () => 200)).toBe(REQUESTS);
  });
});
