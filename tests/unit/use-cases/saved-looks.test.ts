import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../src/lib/errors.ts';
import { deleteLook, listLooks, saveLook } from '../../../src/lib/use-cases/looks/saved-looks.ts';
import { aLook, anUpload, OTHER, UPLOAD, USER } from '../../../testing/factories.ts';
import { fakeClock, memoryBucket, memoryLooks, memoryUploads } from '../../support/memory.ts';

const setUp = ({ look = true, upload = true } = {}) => {
  const looks = memoryLooks(...(look ? [aLook()] : []));
  const uploads = memoryUploads(...(upload ? [anUpload({ status: look ? 'ready' : 'awaiting_upload' })] : []));
  const bucket = memoryBucket(`selfies/${UPLOAD}.jpg`);
  const forgotten: string[] = [];
  const answers = {
    forget: (userId: string, uploadId: string) => Promise.resolve(void forgotten.push(`${userId} ${uploadId}`)),
  };
  const deps = { looks: looks.store, uploads: uploads.store, bucket: bucket.store, answers, clock: fakeClock() };
  return { looks, uploads, bucket, answers, forgotten, save: saveLook(deps), forget: deleteLook(deps) };
};

describe('saveLook', () => {
  it('saves by default and keeps the time of the first save', async () => {
    const { save } = setUp();

    const first = await save(USER, { uploadId: UPLOAD, name: 'Friday', notes: 'with the red dress' });
    const again = await save(USER, { uploadId: UPLOAD });

    expect(first).toMatchObject({ saved: true, savedAt: '2026-11-24T10:00:00.000Z', name: 'Friday' });
    expect(again).toMatchObject({ saved: true, savedAt: first.savedAt, name: 'Friday', notes: 'with the red dress' });
  });

  it('unsaves', async () => {
    const { save } = setUp();
    await save(USER, { uploadId: UPLOAD });

    expect(await save(USER, { uploadId: UPLOAD, saved: false })).toMatchObject({ saved: false, savedAt: null });
  });

  it('refuses a look that is not ready', async () => {
    await expect(setUp({ look: false }).save(USER, { uploadId: UPLOAD })).rejects.toMatchObject({
      code: 'look_not_ready',
    });
  });

  it.each([
    ['of somebody else', OTHER, {}],
    ['that does not exist', USER, { look: false, upload: false }],
  ])('does not know a look %s', async (_whose, userId, parts) => {
    await expect(setUp(parts).save(userId, { uploadId: UPLOAD })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('deleteLook', () => {
  it('forgets the look, the upload, the selfie and what repeated requests would be answered', async () => {
    const { forget, forgotten, looks, uploads, bucket } = setUp();

    await forget(USER, UPLOAD);

    expect(await looks.store.get(USER, UPLOAD)).toBeUndefined();
    expect(uploads.rows.size + bucket.objects.size).toBe(0);
    expect(forgotten).toEqual([`${USER} ${UPLOAD}`]);
    await expect(forget(USER, UPLOAD)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('forgets a look that cannot be read', async () => {
    const { looks, uploads, bucket, answers } = setUp({ upload: false });
    const store = {
      ...looks.store,
      get: () => Promise.reject(new Problem('look_unreadable', 'A look lacks its palette')),
    };

    await deleteLook({ looks: store, uploads: uploads.store, bucket: bucket.store, answers })(USER, UPLOAD);

    expect(await looks.store.get(USER, UPLOAD)).toBeUndefined();
  });

  it('forgets a look whose upload row has gone by its time to live', async () => {
    const { forget, looks } = setUp({ upload: false });

    await forget(USER, UPLOAD);

    expect(await looks.store.get(USER, UPLOAD)).toBeUndefined();
  });

  it('blocks the look of a worker that is still at it', async () => {
    const { forget, looks } = setUp({ look: false });

    await forget(USER, UPLOAD);

    expect(await looks.store.create(aLook())).toBe(false);
  });

  it('goes on where a crash stopped it', async () => {
    const { forget, bucket, uploads } = setUp();
    const remove = bucket.store.remove;
    bucket.store.remove = () => Promise.reject(new Error('crash'));
    await expect(forget(USER, UPLOAD)).rejects.toThrow('crash');
    bucket.store.remove = remove;

    await forget(USER, UPLOAD);

    expect(uploads.rows.size + bucket.objects.size).toBe(0);
  });

  it.each([
    ['of somebody else', OTHER],
    ['with a malformed id', USER],
  ])('does not touch a look %s', async (_whose, userId) => {
    const { forget, looks, bucket } = setUp();
    const id = userId === OTHER ? UPLOAD : 'nonsense';

    await expect(forget(userId, id)).rejects.toMatchObject({ code: 'not_found' });
    expect([looks.rows.size, bucket.objects.size]).toEqual([1, 1]);
  });

  it('leaves no trace of an id that never was', async () => {
    const { forget, looks } = setUp({ look: false, upload: false });

    await expect(forget(USER, UPLOAD)).rejects.toMatchObject({ code: 'not_found' });
    expect(looks.rows.size).toBe(0);
  });
});

describe('listLooks', () => {
  it('refuses a cursor that was not made for the list', async () => {
    const list = listLooks({ looks: { page: () => Promise.resolve('invalid_cursor') } });

    await expect(list({ userId: USER, limit: 20, savedOnly: false, cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [{ path: '/query/cursor' }],
    });
  });
});
