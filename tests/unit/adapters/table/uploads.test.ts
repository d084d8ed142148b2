import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createUploadStore } from '../../../../src/lib/adapters/table/uploads.ts';
import type { NewUpload, UploadStore } from '../../../../src/lib/use-cases/ports.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';

const CREATED = '2026-11-24T10:00:00.000Z';
const LATER = '2026-11-24T10:00:30.000Z';
const LEASE = '2026-11-24T10:01:00.000Z';
const AFTER_LEASE = '2026-11-24T10:01:00.001Z';

let table: TestTable;
let uploads: UploadStore;
let nowMs = Date.parse(CREATED);

beforeAll(async () => {
  table = await startTable();
  uploads = createUploadStore(table.client, table.name, () => nowMs);
});
afterAll(() => table.stop());

const newUpload = (overrides: Partial<NewUpload> = {}): NewUpload => {
  const uploadId = overrides.uploadId ?? randomUUID();
  return {
    uploadId,
    userId: 'User-A',
    objectKey: `selfies/${uploadId}.jpg`,
    contentType: 'image/jpeg',
    preferences: {},
    createdAt: CREATED,
    urlExpiresAt: '2026-11-24T10:01:00.000Z',
    ...overrides,
  };
};

const created = async (overrides: Partial<NewUpload> = {}): Promise<string> => {
  const upload = newUpload(overrides);
  await uploads.create(upload);
  return upload.uploadId;
};

const claimed = async (claimId = 'c1'): Promise<string> => {
  const uploadId = await created();
  await uploads.claim({ uploadId, claimId, now: CREATED, leaseUntil: LEASE });
  return uploadId;
};

describe('the upload store', () => {
  it('gives back what was created, waiting and unclaimed', async () => {
    const upload = newUpload({
      contentLength: 12_345,
      preferences: { style: 'glam', budget: { max: 50, currency: 'EUR' }, avoid: ['nut'], notes: 'no glitter' },
    });

    await uploads.create(upload);

    expect(await uploads.get(upload.uploadId)).toEqual({
      ...upload,
      status: 'awaiting_upload',
      updatedAt: CREATED,
      attempts: 0,
    });
  });

  it('creates the same upload twice without harm, as a retried write does', async () => {
    const upload = newUpload();
    await uploads.create(upload);

    await expect(uploads.create(upload)).resolves.toBeUndefined();
  });

  it('refuses to create over an upload of somebody else', async () => {
    const uploadId = await created();

    await expect(uploads.create(newUpload({ uploadId, userId: 'User-B' }))).rejects.toThrow('taken');
  });

  it('lets one of ten concurrent claims win', async () => {
    const uploadId = await created();
    const claims = Array.from({ length: 10 }, (_, n) =>
      uploads.claim({ uploadId, claimId: `c${n}`, now: LATER, leaseUntil: LEASE }),
    );

    const winners = (await Promise.all(claims)).filter((record) => record !== undefined);

    expect(winners).toHaveLength(1);
    expect(winners[0]).toMatchObject({ status: 'analyzing', attempts: 1, leaseUntil: LEASE, updatedAt: LATER });
    expect(await uploads.get(uploadId)).toEqual(winners[0]);
  });

  it('gives the same claim again to a retried write whose answer was lost', async () => {
    const uploadId = await claimed('mine');

    const again = await uploads.claim({ uploadId, claimId: 'mine', now: CREATED, leaseUntil: LEASE });

    expect(again).toMatchObject({ claimId: 'mine', status: 'analyzing' });
  });

  it.each([
    ['refuses a claim while the lease lasts', LATER, false],
    ['hands the work over when the lease has ended', LEASE, true],
    ['hands the work over after a crash', AFTER_LEASE, true],
  ])('%s', async (_title, now, taken) => {
    const uploadId = await claimed('first');

    const record = await uploads.claim({ uploadId, claimId: 'second', now, leaseUntil: '2026-11-24T10:02:00.000Z' });

    expect(record?.claimId).toBe(taken ? 'second' : undefined);
    expect(record?.attempts).toBe(taken ? 2 : undefined);
  });

  it('refuses every last write of a worker whose claim was taken over', async () => {
    const uploadId = await claimed('first');
    await uploads.claim({ uploadId, claimId: 'second', now: AFTER_LEASE, leaseUntil: '2026-11-24T10:02:00.000Z' });
    const failure = { code: 'no_face', detail: 'No face was found' } as const;

    expect(await uploads.complete(uploadId, 'first', LATER)).toBe(false);
    expect(await uploads.fail(uploadId, 'first', failure, LATER)).toBe(false);
    expect(await uploads.release(uploadId, 'first', LATER)).toBe(false);
    expect(await uploads.get(uploadId)).toMatchObject({ status: 'analyzing', claimId: 'second' });
  });

  it('shows neither claim nor lease once the work has ended', async () => {
    const uploadId = await claimed();

    expect(await uploads.complete(uploadId, 'c1', LATER)).toBe(true);

    const record = await uploads.get(uploadId);
    expect(record).toMatchObject({ status: 'ready', updatedAt: LATER, attempts: 1 });
    expect(record).not.toHaveProperty('claimId');
    expect(record).not.toHaveProperty('leaseUntil');
  });

  it.each(['ready', 'failed'] as const)('refuses a claim on an upload that is %s', async (status) => {
    const uploadId = await claimed();
    await (status === 'ready'
      ? uploads.complete(uploadId, 'c1', LATER)
      : uploads.fail(uploadId, 'c1', { code: 'blurry', detail: 'The selfie is blurry' }, LATER));

    expect(await uploads.claim({ uploadId, claimId: 'c2', now: AFTER_LEASE, leaseUntil: LEASE })).toBeUndefined();
  });

  it('keeps the code and the evidence of a failure', async () => {
    const uploadId = await claimed();
    const failure = {
      code: 'face_turned',
      detail: 'The face is turned away',
      evidence: { measured: 'left', threshold: 25, hint: 'Look straight into the camera.' },
    } as const;

    expect(await uploads.fail(uploadId, 'c1', failure, LATER)).toBe(true);

    expect(await uploads.get(uploadId)).toMatchObject({ status: 'failed', failure });
  });

  it('lets anyone claim again after the work was given back', async () => {
    const uploadId = await claimed();
    expect(await uploads.release(uploadId, 'c1', LATER)).toBe(true);

    expect(await uploads.get(uploadId)).not.toHaveProperty('claimId');
    expect(await uploads.claim({ uploadId, claimId: 'c2', now: LATER, leaseUntil: LEASE })).toMatchObject({
      claimId: 'c2',
      attempts: 2,
    });
  });

  it('succeeds again when a last write is retried', async () => {
    const uploadId = await claimed();
    await uploads.complete(uploadId, 'c1', LATER);

    expect(await uploads.complete(uploadId, 'c1', LATER)).toBe(true);
  });

  it('lets a deletion during the analysis win', async () => {
    const uploadId = await claimed();

    await uploads.remove(uploadId);
    await uploads.remove(uploadId);

    expect(await uploads.complete(uploadId, 'c1', LATER)).toBe(false);
    expect(await uploads.release(uploadId, 'c1', LATER)).toBe(false);
    expect(await uploads.get(uploadId)).toBeUndefined();
  });

  it.each([
    ['is there for seven days', 7 * 86_400_000 - 1000, true],
    ['reads as gone after seven days, removed or not', 7 * 86_400_000, false],
  ])('%s', async (_title, age, there) => {
    const uploadId = await created();
    nowMs = Date.parse(CREATED) + age;

    const record = await uploads.get(uploadId);
    const claim = { uploadId, claimId: 'late', now: new Date(nowMs).toISOString(), leaseUntil: LEASE };
    const late = await uploads.claim(claim);
    nowMs = Date.parse(CREATED);

    expect(record !== undefined).toBe(there);
    expect(late !== undefined).toBe(there);
  });
});
