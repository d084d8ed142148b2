import { describe, expect, it } from '@jest/globals';
import {
  createUpload,
  type CreateUploadDeps,
  MAX_SELFIE_BYTES,
} from '../../../src/lib/use-cases/selfies/create-upload.ts';
import type { UploadUrlRequest } from '../../../src/lib/use-cases/ports.ts';
import { UPLOAD, USER } from '../../../testing/factories.ts';
import { fakeClock, memoryUploads } from '../../support/memory.ts';

const setUp = (overrides: Partial<CreateUploadDeps> = {}) => {
  const uploads = memoryUploads();
  const signed: UploadUrlRequest[] = [];
  const create = createUpload({
    uploads: uploads.store,
    bucket: {
      presignPut: (request) => {
        signed.push(request);
        return Promise.resolve({ url: 'https://bucket.example/put', headers: { 'content-type': request.contentType } });
      },
    },
    clock: fakeClock(),
    users: { get: () => Promise.resolve(undefined) },
    assertConsent: () => undefined,
    takeQuota: () => Promise.resolve({ limit: 100, remaining: 99, resetsAt: '2026-11-25T00:00:00.000Z' }),
    newId: () => UPLOAD,
    urlTtlSeconds: 60,
    ...overrides,
  });
  return { create, signed, rows: uploads.rows };
};

describe('createUpload', () => {
  it('answers a ticket that ends with the URL and stores a row that waits', async () => {
    const { create, rows } = setUp();

    const { ticket } = await create(USER, { preferences: { style: 'glam' } });

    expect(ticket).toEqual({
      uploadId: UPLOAD,
      url: 'https://bucket.example/put',
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg' },
      maxBytes: MAX_SELFIE_BYTES,
      expiresAt: '2026-11-24T10:01:00.000Z',
    });
    expect(rows.get(UPLOAD)).toMatchObject({
      userId: USER,
      status: 'awaiting_upload',
      objectKey: `selfies/${UPLOAD}.jpg`,
      preferences: { style: 'glam' },
    });
  });

  it.each([
    ['before it was asked for, with the account', 1, { refusedUntil: '2026-11-24T11:00:00.000Z' }],
    ['while it was made', 2, { erasedAt: '2026-11-24T10:00:00.001Z' }],
  ])('leaves no row of a user who was erased %s', async (_when, seenAt, erasure) => {
    const user = { userId: USER, preferences: {}, corrections: {}, consent: null };
    let reads = 0;
    const get = () => Promise.resolve((reads += 1) >= seenAt ? { ...user, ...erasure } : user);
    const { create, rows } = setUp({ users: { get } });

    await expect(create(USER, {})).rejects.toMatchObject({ code: 'unauthorized' });
    expect(rows.size).toBe(0);
  });

  it('signs the declared type and length', async () => {
    const { create, signed } = setUp();

    await create(USER, { contentType: 'image/png', contentLength: 1234 });

    expect(signed).toEqual([
      expect.objectContaining({ objectKey: `selfies/${UPLOAD}.png`, contentType: 'image/png', contentLength: 1234 }),
    ]);
  });

  it.each([
    ['image/jpg', 'image/jpeg'],
    ['IMAGE/JPG', 'image/jpeg'],
    [' image/PNG ', 'image/png'],
  ])('signs %j as %s and says so in the ticket', async (contentType, type) => {
    const { create, signed, rows } = setUp();

    const { ticket } = await create(USER, { contentType });

    expect([ticket.headers['content-type'], signed[0]?.contentType, rows.get(UPLOAD)?.contentType]).toEqual(
      Array(3).fill(type),
    );
  });

  it.each([
    ['image/webp', undefined, 'unsupported_media_type'],
    ['constructor', undefined, 'unsupported_media_type'],
    ['image/jpeg', MAX_SELFIE_BYTES + 1, 'image_too_large'],
  ])('refuses %s of %s bytes with %s and stores nothing', async (contentType, contentLength, code) => {
    const { create, rows } = setUp();

    const wish = { contentType, ...(contentLength !== undefined && { contentLength }) };
    await expect(create(USER, wish)).rejects.toMatchObject({ code });

    expect(rows.size).toBe(0);
  });

  it('takes exactly the largest size', async () => {
    await expect(setUp().create(USER, { contentLength: MAX_SELFIE_BYTES })).resolves.toBeDefined();
  });
});
