import { describe, expect, it } from '@jest/globals';
import { analyze, type AnalyzeWish } from '../../../src/lib/use-cases/looks/analyze.ts';
import type { RefineWish } from '../../../src/lib/use-cases/looks/refine-look.ts';
import { aLook, OTHER, UPLOAD, USER } from '../../../testing/factories.ts';
import { OWNER, setUpProcess } from '../../support/process.ts';

const setUp = (parts: Parameters<typeof setUpProcess>[0] = {}) => {
  const base = setUpProcess(parts);
  const refinements: RefineWish[] = [];
  const run = analyze({
    looks: base.looks.store,
    uploads: base.uploads.store,
    bucket: base.bucket.store,
    clock: base.clock,
    process: base.process,
    refine: (look, wish) => {
      refinements.push(wish);
      return Promise.resolve(look);
    },
  });
  return { ...base, refinements, run };
};

const wish = (overrides: Partial<AnalyzeWish> = {}): AnalyzeWish => ({
  uploadId: UPLOAD,
  ...overrides,
});

/** Another caller does the whole work, and removes the selfie, just before the bucket is asked. */
const overtaken = (parts: Parameters<typeof setUp>[0] = {}) => {
  const base = setUp(parts);
  const { exists } = base.bucket.store;
  base.bucket.store.exists = async (key) => {
    await base.process(UPLOAD, OWNER);
    return exists(key);
  };
  return base;
};

describe('analyze', () => {
  it('starts the analysis of an uploaded selfie whose event was lost', async () => {
    const { run } = setUp();

    expect(await run(USER, wish())).toMatchObject({ kind: 'look', look: { uploadId: UPLOAD } });
  });

  it('answers ten concurrent callers with one look from one measurement', async () => {
    const { run, calls } = setUp();

    const answers = await Promise.all(Array.from({ length: 10 }, () => run(USER, wish())));

    expect(answers.map(({ kind }) => kind)).toEqual(Array(10).fill('look'));
    expect(calls).toEqual({ measure: 1, stylist: 1, counted: 1 });
  });

  it('answers 202 material when the winner takes longer than it waits', async () => {
    const { run } = setUp({
      upload: {
        status: 'analyzing',
        claimId: 'other',
        leaseUntil: '2026-11-24T11:00:00.000Z',
        updatedAt: '2026-11-24T10:00:00.000Z',
        attempts: 1,
      },
    });

    expect(await run(USER, wish())).toEqual({
      kind: 'pending',
      state: { uploadId: UPLOAD, status: 'analyzing', retryAfterSeconds: 2 },
    });
  });

  it('hands a ready look and the wish to the refinement, and measures nothing', async () => {
    const { run, refinements, calls } = setUp({ looks: [aLook()] });

    await run(USER, wish({ refine: 'softer' }));

    expect(refinements).toMatchObject([{ refine: 'softer' }]);
    expect(calls.measure).toBe(0);
  });

  it('says that the selfie is missing before it claims anything', async () => {
    const { run, bucket, uploads } = setUp();
    bucket.objects.clear();

    await expect(run(USER, wish())).rejects.toMatchObject({ code: 'upload_missing', retryAfterSeconds: 2 });
    expect(uploads.rows.get(UPLOAD)?.attempts).toBe(0);
  });

  it('answers the look of another caller who ends between its reads of the row and of the bucket', async () => {
    const { run, calls } = overtaken();

    expect(await run(USER, wish())).toMatchObject({ kind: 'look', look: { uploadId: UPLOAD } });
    expect(calls.measure).toBe(1);
  });

  it('answers the failure of another caller who ends between its reads', async () => {
    const rejection = { code: 'no_face', evidence: { hint: 'h' } } as const;
    const { run, calls } = overtaken({ measure: () => Promise.resolve({ ok: false, rejection }) });

    await expect(run(USER, wish())).rejects.toMatchObject({ code: 'no_face' });
    expect(calls.measure).toBe(1);
  });

  it('says that the upload has expired 15 minutes after the end of its URL', async () => {
    const { run, bucket, clock } = setUp();
    bucket.objects.clear();
    clock.advance(15 * 60_000 + 1);

    await expect(run(USER, wish())).rejects.toMatchObject({ code: 'upload_expired' });
  });

  it('repeats a stored failure without measuring again', async () => {
    const failure = {
      code: 'no_face',
      detail: 'No face was found.',
      evidence: { hint: 'Look at the camera.' },
    } as const;
    const { run, calls } = setUp({ upload: { status: 'failed', failure } });

    await expect(run(USER, wish())).rejects.toMatchObject({ code: 'no_face', evidence: failure.evidence });
    expect(calls.measure).toBe(0);
  });

  it.each([
    ['belongs to somebody else', OTHER, UPLOAD],
    ['does not exist', USER, 'ffffffff-ffff-4fff-8fff-ffffffffffff'],
    ['is malformed', USER, '../etc/passwd'],
  ])('does not know an upload that %s', async (_why, userId, uploadId) => {
    await expect(setUp().run(userId, wish({ uploadId }))).rejects.toMatchObject({ code: 'not_found' });
  });
});
