/** The service against a Rekognition of every known oddity, over the wire: each ends with a look or says what to do. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startRekognition, type RunningRekognition } from '../../../../dev/rekognition/server.ts';
import { ODDITY_NAMES, type OddityName } from '../../../../dev/rekognition/oddities.ts';
import { writeAll } from '../../../../scripts/catalog/batch-write.ts';
import { demoItems, readDemo } from '../../../../scripts/seed/demo.ts';
import { createUploadStore } from '../../../../src/lib/adapters/table/uploads.ts';
import { anApiEvent, bodyOf } from '../../../../testing/events.ts';
import { type LocalHandlers, startHandlers } from '../../../../testing/local-handlers.ts';
import { startStub, type Stub } from '../../../../testing/stub.ts';
import { defaultPortrait, readSelfie } from './selfies.ts';

// The first picture compiles the model; on a busy machine that takes a while.
jest.setTimeout(60_000);

let bucket: Stub;
let rekognition: RunningRekognition;
let handlers: LocalHandlers;
beforeAll(async () => {
  const selfie = await readSelfie(defaultPortrait);
  bucket = await startStub((request, response) => {
    if (request.method === 'DELETE') response.writeHead(204).end();
    else response.writeHead(200, { 'content-length': selfie.length }).end(selfie);
  });
  rekognition = await startRekognition({ host: '127.0.0.1', port: 0, s3Endpoint: bucket.url });
  handlers = await startHandlers({
    AWS_ENDPOINT_URL_S3: bucket.url,
    AWS_ENDPOINT_URL_REKOGNITION: rekognition.url,
  });
  const writer = { client: handlers.table.sdk, tableName: handlers.table.name };
  await writeAll(writer, demoItems(writer, await readDemo()));
});
afterAll(async () => {
  await handlers.stop();
  await rekognition.close();
  bucket.stop();
});

const control = (method: string, body?: unknown): Promise<Response> =>
  fetch(`${rekognition.url}/_control/faults`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
beforeEach(() => control('DELETE'));

const analyze = async () => {
  const [sub, uploadId] = [randomUUID(), randomUUID()];
  const [createdAt, urlExpiresAt] = [new Date().toISOString(), new Date(Date.now() + 60_000).toISOString()];
  const upload = { uploadId, userId: sub, objectKey: `selfies/${uploadId}.jpg`, contentType: 'image/jpeg' };
  const uploads = createUploadStore(handlers.table.client, handlers.table.name);
  await uploads.create({ ...upload, preferences: {}, createdAt, urlExpiresAt });
  const body = JSON.stringify({ uploadId });
  const answer = await handlers.call('analyze', anApiEvent({ sub, httpMethod: 'POST', resource: '/analyze', body }));
  const { code, hint } = bodyOf(answer);
  return { status: answer.statusCode, code, hint };
};

const A_LOOK = { status: 200 };
const AGAIN_LATER = { status: 503, code: 'upstream_unavailable' };
const refused = (code: string) => ({ status: 422, code, hint: expect.stringMatching(/\w{3}/) });

const EXPECTED: Readonly<Record<OddityName, object>> = {
  five_landmarks: A_LOOK,
  landmarks_of_2018: A_LOOK,
  swapped_brows: A_LOOK,
  no_landmarks: refused('face_occluded'),
  no_attributes: A_LOOK,
  unsure_attributes: A_LOOK,
  no_quality: AGAIN_LATER,
  no_pose: AGAIN_LATER,
  low_confidence: refused('no_face'),
  glasses_as_sunglasses: A_LOOK,
  face_occluded: refused('face_occluded'),
  no_faces: refused('no_face'),
  hundred_faces: refused('multiple_faces'),
};

describe('a selfie for which DetectFaces answers oddly', () => {
  it('is a look without oddity', async () => {
    await expect(analyze()).resolves.toMatchObject(A_LOOK);
  });

  it.each(ODDITY_NAMES)('has a clear answer: %s', async (oddity) => {
    await control('POST', { oddity, calls: 2 });

    await expect(analyze()).resolves.toMatchObject(EXPECTED[oddity]);
  });
});
