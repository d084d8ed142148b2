/** One event for each function, good enough for an answer with a status below 300. */
import { randomUUID } from 'node:crypto';
import { createLookStore } from '../../src/lib/adapters/table/looks.ts';
import { createUploadStore } from '../../src/lib/adapters/table/uploads.ts';
import { anApiEvent } from '../../testing/events.ts';
import { aLook, USER } from '../../testing/factories.ts';
import type { TestTable } from '../../testing/dynamodb.ts';

/** A fresh upload for each analysis, since an upload is analysed once. */
export const newUpload = async (
  { client, name }: Pick<TestTable, 'client' | 'name'>,
  userId: string = USER,
): Promise<string> => {
  const uploadId = randomUUID();
  const now = new Date().toISOString();
  const upload = { uploadId, userId, objectKey: `selfies/${uploadId}.jpg`, contentType: 'image/jpeg' };
  await createUploadStore(client, name).create({ ...upload, preferences: {}, createdAt: now, urlExpiresAt: now });
  return uploadId;
};

const METHODS: Readonly<Record<string, string>> = {
  'upload-url': 'POST',
  analyze: 'POST',
  'save-look': 'POST',
  'give-consent': 'PUT',
  'update-user': 'PATCH',
};
const BODIES: Readonly<Record<string, unknown>> = {
  'upload-url': {},
  'give-consent': { noticeVersion: '2026-11' },
  'update-user': {},
};

const apiEvent = (name: string, uploadId: string, body: unknown, sub: string = USER): unknown =>
  anApiEvent({
    sub,
    httpMethod: METHODS[name] ?? 'GET',
    pathParameters: { uploadId, userId: 'me', presetId: 'soft_glam_v1' },
    queryStringParameters: null,
    body: JSON.stringify(body),
  });

/**
 * Function's name -> its next event; `withModel` adds a note, whose answer is never shared, so the model is asked. Each
 * analysis has a user of its own, so that the looks and uploads of the user who reads do not grow from run to run.
 */
export const eventSource = async (table: TestTable) => {
  const look = aLook({ uploadId: randomUUID() });
  await createLookStore(table.client, table.name).create(look);
  return async (name: string, withModel = false): Promise<unknown> => {
    const userId = randomUUID();
    if (name === 'analyze-on-upload') {
      return { Records: [{ s3: { object: { key: `selfies/${await newUpload(table, userId)}.jpg` } } }] };
    }
    if (name !== 'analyze') return apiEvent(name, look.uploadId, BODIES[name] ?? { uploadId: look.uploadId });
    const uploadId = await newUpload(table, userId);
    const body = { uploadId, ...(withModel && { preferences: { notes: `Wish ${uploadId}` } }) };
    return apiEvent(name, uploadId, body, userId);
  };
};
