/** A stage that requires consent: no URL, no analysis and no event gets past it, until it is given and after it is withdrawn. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { createUploadStore } from '../../../src/lib/adapters/table/uploads.ts';
import { createUserStore } from '../../../src/lib/adapters/table/users.ts';
import { anApiEvent, bodyOf } from '../../../testing/events.ts';
import { type LocalHandlers, startHandlers } from '../../../testing/local-handlers.ts';
import { startStub, type Stub } from '../../../testing/stub.ts';

let handlers: LocalHandlers;
let bucket: Stub;
let rekognition: Stub;
const removed: string[] = [];
let sub: string;
let uploadId: string;

beforeAll(async () => {
  bucket = await startStub((request, response) => {
    if (request.method === 'DELETE') removed.push(String(request.url).replace(/^\/selfies\/|\?.*$/g, ''));
    // Begins as a JPEG does, since only what looks like a photo is sent to Rekognition.
    response.writeHead(request.method === 'DELETE' ? 204 : 200).end(Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  });
  rekognition = await startStub((_request, response) => response.writeHead(500).end());
  handlers = await startHandlers({
    AWS_ENDPOINT_URL_S3: bucket.url,
    AWS_ENDPOINT_URL_REKOGNITION: rekognition.url,
    REQUIRE_CONSENT: 'true',
    NOTICE_VERSION: '2026-11',
  });
});
afterAll(async () => {
  await handlers.stop();
  bucket.stop();
  rekognition.stop();
});

beforeEach(async () => {
  [sub, uploadId] = [randomUUID(), randomUUID()];
  const createdAt = new Date().toISOString();
  const upload = { uploadId, userId: sub, objectKey: `selfies/${uploadId}.jpg`, contentType: 'image/jpeg' };
  await uploads().create({ ...upload, preferences: {}, createdAt, urlExpiresAt: createdAt });
});

const uploads = () => createUploadStore(handlers.table.client, handlers.table.name);

const send = (name: string, resource: string, overrides: Partial<APIGatewayProxyEvent> = {}) =>
  handlers.call(name, anApiEvent({ sub, resource, httpMethod: 'POST', ...overrides }));

const REQUESTS: Readonly<Record<string, () => Promise<APIGatewayProxyResult>>> = {
  'POST /upload-url': () => send('upload-url', '/upload-url', { body: '{}' }),
  'GET /get-presigned-url': () => send('upload-url', '/get-presigned-url', { httpMethod: 'GET' }),
  'POST /analyze': () => send('analyze', '/analyze', { body: JSON.stringify({ uploadId }) }),
};

const consent = (httpMethod: string): Promise<APIGatewayProxyResult> =>
  send(httpMethod === 'PUT' ? 'give-consent' : 'erase-user', '/users/{userId}/consent', {
    httpMethod,
    pathParameters: { userId: 'me' },
    body: httpMethod === 'PUT' ? JSON.stringify({ noticeVersion: '2026-11' }) : null,
  });

const arrive = (): Promise<void> =>
  handlers.invoke('analyze-on-upload', { Records: [{ s3: { object: { key: `selfies/${uploadId}.jpg` } } }] });

const agreedTo = (noticeVersion: string): Promise<unknown> =>
  createUserStore(handlers.table.client, handlers.table.name).consent(
    sub,
    { noticeVersion, givenAt: '2026-01-01T00:00:00.000Z' },
    '2026-01-01T00:00:00.000Z',
  );

describe.each(Object.entries(REQUESTS))('%s', (_name, request) => {
  it.each([
    ['no consent', (): Promise<unknown> => Promise.resolve()],
    ['consent to an older notice', () => agreedTo('2025-01')],
  ])('answers 403 consent_required with %s, and measures nothing', async (_what, given) => {
    await given();
    const before = rekognition.calls();

    expect(bodyOf(await request())).toMatchObject({ status: 403, code: 'consent_required' });

    expect(rekognition.calls()).toBe(before);
    expect((await uploads().get(uploadId))?.status).not.toBe('analyzing');
  });

  it('is let through once the current notice is agreed to', async () => {
    expect(bodyOf(await consent('PUT'))).toMatchObject({ consent: { noticeVersion: '2026-11' } });
    expect((await request()).statusCode).not.toBe(403);
  });
});

describe('The event of an uploaded selfie', () => {
  it('starts no analysis without consent, and is not tried again: the upload ends with that code', async () => {
    const before = rekognition.calls();

    await expect(arrive()).resolves.toBeUndefined();

    expect(rekognition.calls()).toBe(before);
    expect(removed).toContain(`selfies/${uploadId}.jpg`);
    const answer = await send('get-look', '/look/{uploadId}', { httpMethod: 'GET', pathParameters: { uploadId } });
    expect(bodyOf(answer)).toMatchObject({ status: 403, code: 'consent_required' });
  });

  it('starts the analysis with consent', async () => {
    await consent('PUT');
    const before = rekognition.calls();

    await arrive().catch(() => undefined);

    expect(rekognition.calls()).toBeGreaterThan(before);
  });
});

describe('Withdrawing consent', () => {
  it('erases, and asks for consent again', async () => {
    await consent('PUT');

    expect(bodyOf(await consent('DELETE'))).toMatchObject({ erased: { uploads: 1, user: 1 }, left: 0 });

    expect(await uploads().get(uploadId)).toBeUndefined();
    expect(bodyOf(await REQUESTS['POST /upload-url']!())).toMatchObject({ code: 'consent_required' });
  });
});
