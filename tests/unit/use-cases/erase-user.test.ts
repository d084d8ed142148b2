import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createErasureStore } from '../../../src/lib/adapters/table/erasure.ts';
import { createLookStore } from '../../../src/lib/adapters/table/looks.ts';
import { createUploadStore } from '../../../src/lib/adapters/table/uploads.ts';
import { createUserStore } from '../../../src/lib/adapters/table/users.ts';
import { eraseUser, type EraseUserDeps } from '../../../src/lib/use-cases/users/erase-user.ts';
import { startTable, type TestTable } from '../../../testing/dynamodb.ts';
import { aLook, OTHER } from '../../../testing/factories.ts';
import { fakeClock, memoryBucket } from '../../support/memory.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const setUp = (overrides: Partial<EraseUserDeps> = {}) => {
  const userId = randomUUID();
  const uploads = createUploadStore(table.client, table.name);
  const looks = createLookStore(table.client, table.name);
  const users = createUserStore(table.client, table.name);
  const bucket = memoryBucket();
  const accounts: string[] = [];
  const erase = eraseUser({
    store: createErasureStore(table.client, table.name),
    bucket: bucket.store,
    hashUser: (id) => `hash-${id}`,
    clock: fakeClock(),
    removeAccount: (id) => {
      accounts.push(id);
      return Promise.resolve();
    },
    ...overrides,
  });
  const addUpload = async () => {
    const uploadId = randomUUID();
    const objectKey = `selfies/${uploadId}.jpg`;
    bucket.objects.set(objectKey, new Uint8Array([1]));
    const now = new Date().toISOString();
    const upload = { uploadId, userId, objectKey, contentType: 'image/jpeg', preferences: {} };
    await uploads.create({ ...upload, createdAt: now, urlExpiresAt: now });
    return uploadId;
  };
  const addLook = async (owner = userId) => {
    const uploadId = randomUUID();
    await looks.create(aLook({ uploadId, userId: owner }));
    return uploadId;
  };
  return { userId, uploads, looks, users, bucket, accounts, erase, addUpload, addLook };
};

const options = { account: false };
const NOW = '2026-11-24T10:00:00.000Z';

describe('eraseUser', () => {
  it('removes looks, uploads, selfies and the user, and leaves others alone', async () => {
    const { userId, looks, users, bucket, erase, addUpload, addLook, uploads } = setUp();
    const own = [await addLook(), await addLook()];
    const upload = await addUpload();
    const foreign = await addLook(OTHER);
    await users.put(userId, { preferences: { style: 'glam' }, corrections: {} }, NOW);

    const outcome = await erase(userId, options);

    expect(outcome).toEqual({
      kind: 'receipt',
      receipt: {
        userId,
        erasedAt: NOW,
        erased: { looks: 2, uploads: 1, selfies: 1, user: 1 },
        left: 0,
        backupsExpireBy: '2026-12-29T10:00:00.000Z',
      },
    });
    expect(await looks.get(userId, own[0]!)).toBeUndefined();
    expect(await uploads.get(upload)).toBeUndefined();
    expect(await users.get(userId)).toBeUndefined();
    expect(bucket.objects.size).toBe(0);
    expect(await looks.get(OTHER, foreign)).toBeDefined();
  });

  it('answers a receipt of zeros when there is nothing, however often it is asked', async () => {
    const { userId, erase } = setUp();

    for (const _turn of [1, 2]) {
      expect(await erase(userId, options)).toMatchObject({
        kind: 'receipt',
        receipt: { erased: { looks: 0, uploads: 0, selfies: 0, user: 0 }, left: 0 },
      });
    }
  });

  it('blocks the look of a worker that is still at it', async () => {
    const { userId, erase, addUpload, looks } = setUp();
    const uploadId = await addUpload();

    await erase(userId, options);

    expect(await looks.create(aLook({ uploadId, userId }))).toBe(false);
  });

  it('stops in time, says how far it came, and goes on from there', async () => {
    let checks = 0;
    const { userId, erase, addLook } = setUp({ clock: fakeClock(() => ((checks += 1) === 3 ? 0 : 25_000)) });
    for (let count = 0; count < 120; count += 1) await addLook();

    const first = await erase(userId, options);
    const second = await erase(userId, options);

    expect(first).toEqual({ kind: 'progress', userId, erased: { looks: 100, uploads: 0, selfies: 0, user: 0 } });
    expect(second).toMatchObject({ kind: 'receipt', receipt: { erased: { looks: 120 }, left: 0 } });
  });

  it('goes on after a crash and keeps the count', async () => {
    let crashed = false;
    const store = createErasureStore(table.client, table.name);
    const { userId, erase, addLook } = setUp({
      store: {
        ...store,
        removeUser: (id) => {
          if (crashed) return store.removeUser(id);
          crashed = true;
          return Promise.reject(new Error('crash'));
        },
      },
    });
    await addLook();

    await expect(erase(userId, options)).rejects.toThrow('crash');
    expect(await erase(userId, options)).toMatchObject({ receipt: { erased: { looks: 1 }, left: 0 } });
  });

  it('removes the account only when it is asked to', async () => {
    const { userId, erase, accounts } = setUp();

    await erase(userId, options);
    expect(accounts).toEqual([]);
    await erase(userId, { ...options, account: true });
    expect(accounts).toEqual([userId]);
  });
});
