/** Daily quotas as a client meets them: exact under concurrency, told by headers, not reset by an erasure. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { createUploadStore } from '../../../src/lib/adapters/table/uploads.ts';
import { anApiEvent, bodyOf } from '../../../testing/events.ts';
import { anUpload } from '../../../testing/factories.ts';
import { type LocalHandlers, startHandlers } from '../../../testing/local-handlers.ts';
import { startStub, type Stub } from '../../../testing/stub.ts';

const DAY_SECONDS = 24 * 60 * 60;

let handlers: LocalHandlers;
let bucket: Stub;
let rekognition: Stub;

beforeAll(async () => {
  bucket = await startStub((request, response) => {
    // Begins as a JPEG does, since only what looks like a photo is sent to Rekognition.
    response.writeHead(request.method === 'DELETE' ? 204 : 200).end(Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  });
  rekognition = await startStub((_request, response) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: 'InvalidImageFormatException' }));
  });
  handlers = await startHandlers({
    AWS_ENDPOINT_URL_S3: bucket.url,
    AWS_ENDPOINT_URL_REKOGNITION: rekognition.url,
    ANALYSES_PER_DAY: '2',
    UPLOAD_URLS_PER_DAY: '3',
  });
});
afterAll(async () => {
  await handlers.stop();
  bucket.stop();
  rekognition.stop();
});

const uploadUrl = (sub: string): Promise<APIGatewayProxyResult> =>
  handlers.call('upload-url', anApiEvent({ sub, httpMethod: 'POST', resource: '/upload-url', body: '{}' }));
const analyze = (sub: string, uploadId: string): Promise<APIGatewayProxyResult> =>
  handlers.call(
    'analyze',
    anApiEvent({ sub, httpMethod: 'POST', resource: '/analyze', body: JSON.stringify({ uploadId }) }),
  );
const look = (sub: string, uploadId: string): Promise<APIGatewayProxyResult> =>
  handlers.call('get-look', anApiEvent({ sub, resource: '/look/{uploadId}', pathParameters: { uploadId } }));
const user = (sub: string, name: string, httpMethod: string): Promise<APIGatewayProxyResult> =>
  handlers.call(name, anApiEvent({ sub, httpMethod, resource: '/users/{userId}', pathParameters: { userId: 'me' } }));

const statuses = (answers: readonly APIGatewayProxyResult[]): number[] =>
  answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b);

const expectQuotaHeaders = ({ headers = {} }: APIGatewayProxyResult, limit: string, remaining: string): void => {
  expect(headers).toMatchObject({ 'ratelimit-limit': limit, 'ratelimit-remaining': remaining });
  const reset = Number(headers['ratelimit-reset']);
  expect(reset).toBeGreaterThan(0);
  expect(reset).toBeLessThanOrEqual(DAY_SECONDS);
};

const expectRefusal = (answer: APIGatewayProxyResult, limit: string): void => {
  expect(bodyOf(answer)).toMatchObject({ status: 429, code: 'quota_exceeded' });
  expectQuotaHeaders(answer, limit, '0');
  expect(Number(answer.headers?.['retry-after'])).toBeCloseTo(Number(answer.headers?.['ratelimit-reset']), -1);
};

describe('The quota of upload URLs', () => {
  it('lets exactly as many of ten requests at once through as a day has', async () => {
    const sub = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => uploadUrl(sub)));

    expect(statuses(answers)).toEqual([200, 200, 200, 429, 429, 429, 429, 429, 429, 429]);
    for (const answer of answers.filter(({ statusCode }) => statusCode === 429)) expectRefusal(answer, '3');
  });

  it('tells with each URL how many are left', async () => {
    const sub = randomUUID();
    expectQuotaHeaders(await uploadUrl(sub), '3', '2');
    expectQuotaHeaders(await uploadUrl(sub), '3', '1');
    expect(bodyOf(await user(sub, 'get-user', 'GET'))).toMatchObject({
      quota: {
        uploadUrls: { limit: 3, remaining: 1 },
        analyses: { limit: 2, remaining: 2 },
        refinements: { limit: 1_000_000 },
      },
    });
  });

  it('is not reset by an erasure', async () => {
    const sub = randomUUID();
    for (let count = 0; count < 3; count += 1) await uploadUrl(sub);

    expect((await user(sub, 'erase-user', 'DELETE')).statusCode).toBe(200);

    expectRefusal(await uploadUrl(sub), '3');
  });
});

describe('The quota of analyses', () => {
  it('lets exactly as many of six analyses at once through as a day has, and ends the others with that code', async () => {
    const sub = randomUUID();
    const uploads = createUploadStore(handlers.table.client, handlers.table.name);
    const ids = Array.from({ length: 6 }, () => randomUUID());
    const now = new Date();
    for (const uploadId of ids) {
      const { preferences, contentType } = anUpload();
      const objectKey = `selfies/${uploadId}.jpg`;
      const urlExpiresAt = new Date(now.getTime() + 60_000).toISOString();
      const upload = { uploadId, userId: sub, objectKey, contentType, preferences, urlExpiresAt };
      await uploads.create({ ...upload, createdAt: now.toISOString() });
    }
    const before = rekognition.calls();

    const answers = await Promise.all(ids.map((uploadId) => analyze(sub, uploadId)));

    expect(statuses(answers)).toEqual([415, 415, 429, 429, 429, 429]);
    expect(rekognition.calls() - before).toBe(2);
    const after = await Promise.all(ids.map((uploadId) => uploads.get(uploadId)));
    expect(after.map((upload) => upload?.status)).toEqual(Array.from({ length: 6 }, () => 'failed'));
    for (const [index, answer] of answers.entries()) {
      if (answer.statusCode !== 429) continue;
      expect(bodyOf(answer)).toMatchObject({ code: 'quota_exceeded' });
      expect(bodyOf(await look(sub, ids[index]!))).toMatchObject({ status: 429, code: 'quota_exceeded' });
    }
    const { headers } = await look(sub, ids[answers.findIndex(({ statusCode }) => statusCode === 429)]!);
    expect(Number(headers?.['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers?.['retry-after'])).toBeLessThanOrEqual(DAY_SECONDS);
  });
});
