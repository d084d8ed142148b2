import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../src/lib/errors.ts';
import { handleSelfieEvent } from '../../../src/lib/use-cases/selfies/handle-selfie-event.ts';
import { UPLOAD } from '../../../testing/factories.ts';
import { setUpProcess } from '../../support/process.ts';

const KEY = `selfies/${UPLOAD}.jpg`;

const setUp = (parts: Parameters<typeof setUpProcess>[0] = {}) => {
  const base = setUpProcess(parts);
  const handle = handleSelfieEvent({
    uploads: base.uploads.store,
    bucket: base.bucket.store,
    process: base.process,
    clock: base.clock,
  });
  return { ...base, handle };
};

describe('handleSelfieEvent', () => {
  it('analyses the selfie that was waited for', async () => {
    const { handle, bucket } = setUp();

    expect(await handle(KEY)).toBe('look');
    expect(bucket.objects.size).toBe(0);
  });

  it('does nothing twice when the event is delivered twice', async () => {
    const { handle, calls } = setUp();

    const outcomes = await Promise.all([handle(KEY), handle(KEY)]);

    expect(outcomes.sort()).toEqual(['look', 'orphan_removed']);
    expect(calls.measure).toBe(1);
  });

  it.each([
    ['has ended', KEY, { status: 'ready' as const }],
    ['has failed', KEY, { status: 'failed' as const }],
    ['is unknown', 'selfies/ffffffff-ffff-4fff-8fff-ffffffffffff.jpg', {}],
    ['was opened for another object', `selfies/${UPLOAD}.png`, {}],
    ['has a name that this service never gives', 'selfies/holiday.jpg', {}],
  ])('removes the object of an upload that %s', async (_why, key, upload) => {
    const { handle, bucket, calls } = setUp({ upload });
    bucket.objects.set(key, new Uint8Array([1]));

    expect(await handle(key)).toBe('orphan_removed');
    expect(bucket.objects.has(key)).toBe(false);
    expect(calls.measure).toBe(0);
  });

  it('fails, so that Lambda retries, while another worker holds the claim', async () => {
    const { handle, bucket } = setUp({
      upload: { status: 'analyzing', claimId: 'other', leaseUntil: '2026-11-24T11:00:00.000Z', attempts: 1 },
    });

    await expect(handle(KEY)).rejects.toMatchObject({ code: 'upstream_unavailable' });
    expect(bucket.objects.has(KEY)).toBe(true);
  });

  it('takes the work over when the other worker gives it back meanwhile', async () => {
    const setting = setUp({
      upload: { status: 'analyzing', claimId: 'other', leaseUntil: '2026-11-24T11:00:00.000Z', attempts: 1 },
    });
    const sleep = setting.clock.sleep;
    setting.clock.sleep = async (ms) => {
      await setting.uploads.store.release(UPLOAD, 'other', '2026-11-24T10:00:01.000Z');
      return sleep(ms);
    };

    expect(await setting.handle(KEY)).toBe('look');
  });

  it('has nothing to do when the object has gone', async () => {
    const { handle, uploads } = setUp({
      measure: () => Promise.reject(new Problem('upload_missing', 'gone')),
    });

    expect(await handle(KEY)).toBe('upload_missing');
    expect(uploads.rows.get(UPLOAD)?.status).toBe('awaiting_upload');
  });

  it('passes an outage on, so that Lambda retries', async () => {
    const { handle } = setUp({ measure: () => Promise.reject(new Problem('upstream_unavailable', 'down')) });

    await expect(handle(KEY)).rejects.toMatchObject({ code: 'upstream_unavailable' });
  });
});
