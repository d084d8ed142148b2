import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lookEntity } from '../../../../src/entities/look.ts';
import { ownerOf } from '../../../../src/entities/shapes.ts';
import { uploadEntity } from '../../../../src/entities/upload.ts';
import { createErasureStore } from '../../../../src/lib/adapters/table/erasure.ts';
import { createLookStore } from '../../../../src/lib/adapters/table/looks.ts';
import { createUploadStore } from '../../../../src/lib/adapters/table/uploads.ts';
import { createUserStore } from '../../../../src/lib/adapters/table/users.ts';
import { eraseUser, type EraseUserDeps } from '../../../../src/lib/use-cases/users/erase-user.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';
import { aLook, OTHER } from '../../../../testing/factories.ts';
import { fakeClock, memoryBucket } from '../../../support/memory.ts';

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
const LATER = '2027-11-24T10:00:00.000Z';

interface Key {
  readonly pk: string;
  readonly sk: string;
}

const rawRow = async ({ pk, sk }: Key): Promise<Record<string, unknown> | undefined> =>
  (await table.sdk.send(new GetCommand({ TableName: table.name, Key: { pk, sk } }))).Item;

/** A copy of each as another version would have written it, without what this one needs. */
const damage = async (userId: string, lookId: string, uploadId: string): Promise<Key & { readonly gsi: Key }> => {
  const binding = { client: table.client, table: table.name };
  const look = lookEntity(binding)
    .get({ owner: ownerOf(userId), uploadId: lookId })
    .params<{ Key: Key }>().Key;
  const upload = uploadEntity(binding).get({ uploadId }).params<{ Key: Key }>().Key;
  const later = { pk: look.pk, sk: look.sk.replace('look_1', 'look_2') };
  const gsi = { pk: upload.pk.replace(uploadId, randomUUID()), sk: '$upload_7' };
  const { gsi2pk, gsi2sk } = (await rawRow(upload)) ?? {};
  for (const Item of [
    { ...later, __edb_e__: 'look' },
    { ...gsi, gsi2pk, gsi2sk: `${String(gsi2sk)}x` },
  ])
    await table.sdk.send(new PutCommand({ TableName: table.name, Item }));
  return { ...later, gsi };
};

describe('eraseUser', () => {
  it('removes looks, uploads, selfies and the user, and leaves others alone', async () => {
    const { userId, looks, users, bucket, erase, addUpload, addLook, uploads } = setUp();
    const own = [await addLook(), await addLook()];
    const upload = await addUpload();
    const foreign = await addLook(OTHER);
    await users.patch(userId, { preferences: { style: 'glam' } }, NOW);

    const outcome = await erase(userId, options);

    expect(outcome).toEqual({
      kind: 'receipt',
      receipt: {
        userId,
        erasedAt: '2026-11-24T10:00:01.500Z',
        erased: { looks: 2, uploads: 1, selfies: 1, user: 1 },
        left: 0,
        backupsExpireBy: '2026-12-29T10:00:01.500Z',
      },
    });
    expect(await looks.get(userId, own[0]!)).toBeUndefined();
    expect(await uploads.get(upload)).toBeUndefined();
    expect(await users.get(userId)).toEqual({ userId, preferences: {}, corrections: {}, consent: null, erasedAt: NOW });
    expect(bucket.objects.size).toBe(0);
    expect(await looks.get(OTHER, foreign)).toBeDefined();
  });

  it('counts once what the table hands back for want of capacity', async () => {
    const { userId, addLook } = setUp();
    await addLook();
    await addLook();
    await addLook();
    let isShort = true;
    const client = {
      ...table.client,
      batchWrite: (input: { RequestItems: Record<string, unknown[]> }) => {
        const [first, ...others] = input.RequestItems[table.name] ?? [];
        if (!isShort) return table.client.batchWrite(input);
        isShort = false;
        const rest = table.client.batchWrite({ RequestItems: { [table.name]: others } });
        const handedBack = { UnprocessedItems: { [table.name]: [first] } };
        return { promise: () => rest.promise().then(() => handedBack) };
      },
    };
    const { erase } = setUp({ store: createErasureStore(client as typeof table.client, table.name) });

    expect(await erase(userId, options)).toMatchObject({ receipt: { erased: { looks: 3 }, left: 0 } });
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
    let isRemoved = false;
    const store = createErasureStore(table.client, table.name);
    const { userId, erase, addLook, users } = setUp({
      store: {
        ...store,
        rows: (id, limit) => {
          if (crashed || !isRemoved) return store.rows(id, limit);
          crashed = true;
          return Promise.reject(new Error('crash'));
        },
        remove: (rows) => {
          isRemoved = true;
          return store.remove(rows);
        },
      },
    });
    await addLook();
    await users.patch(userId, { preferences: { style: 'glam' } }, NOW);

    await expect(erase(userId, options)).rejects.toThrow('crash');
    expect(await erase(userId, options)).toMatchObject({ receipt: { erased: { looks: 1, user: 1 }, left: 0 } });
  });

  it('removes the selfie of an upload that has ended: its removal may have failed then', async () => {
    const { userId, uploads, bucket, erase, addUpload } = setUp();
    const uploadId = await addUpload();
    await uploads.claim({ uploadId, claimId: 'claim', now: new Date().toISOString(), leaseUntil: LATER });
    await uploads.complete(uploadId, 'claim', new Date().toISOString());

    expect(await erase(userId, options)).toMatchObject({ receipt: { erased: { uploads: 1, selfies: 1 }, left: 0 } });
    expect(bucket.objects.size).toBe(0);
  });

  it('removes rows of any schema version, and rows that cannot be read, by their keys', async () => {
    const { userId, erase, addLook, addUpload } = setUp();
    const [lookId, uploadId] = [await addLook(), await addUpload()];
    const { pk, sk, gsi } = await damage(userId, lookId, uploadId);

    expect(await erase(userId, options)).toMatchObject({ receipt: { erased: { looks: 2, uploads: 2 }, left: 0 } });
    expect(await rawRow({ pk, sk })).toBeUndefined();
    expect(await rawRow(gsi)).toBeUndefined();
  });

  it('goes on until looking again finds nothing, neither an object nor a row nor the user', async () => {
    const { userId, bucket, erase, addUpload, addLook, users, looks } = setUp();
    await addUpload();
    let removals = 0;
    const remove = bucket.store.remove;
    bucket.store.remove = async (objectKey) => {
      removals += 1;
      // The first time nothing happens, as when S3 answers before it is true; and somebody writes in between.
      if (removals > 1) return remove(objectKey);
      await addLook();
      await addUpload();
      return users.patch(userId, { preferences: { notes: 'Rosy' } }, LATER).then(() => undefined);
    };

    const outcome = await erase(userId, options);

    expect(outcome).toMatchObject({ kind: 'receipt', receipt: { left: 0, erased: { uploads: 2, looks: 1, user: 1 } } });
    expect(await looks.newest(userId)).toBeUndefined();
    expect((await users.get(userId))?.preferences).toEqual({});
  });

  it('answers progress, and no receipt, when something is left and the time is up', async () => {
    const left = {
      key: { pk: 'p', sk: 's' },
      isLook: true,
      uploadId: undefined,
      objectKey: undefined,
      status: undefined,
      createdAt: undefined,
    };
    const store = createErasureStore(table.client, table.name);
    let reads = 0;
    const rows = () => Promise.resolve((reads += 1) > 1 ? [left] : []);
    let checks = 0;
    const { userId, erase } = setUp({
      store: { ...store, rows },
      clock: fakeClock(() => ((checks += 1) > 2 ? 0 : 25_000)),
    });

    expect(await erase(userId, options)).toMatchObject({ kind: 'progress' });
  });

  it('refuses what an account writes for as long as a token lives, and only then', async () => {
    const { userId, users, erase } = setUp();
    const auth = readFileSync(new URL('../../../../resources/auth.yml', import.meta.url), 'utf8');
    const minutes = Number(/IdTokenValidity: (\d+)/.exec(auth)?.[1]);
    await erase(userId, { ...options, account: true });

    const at = (minute: number) => new Date(Date.parse(NOW) + minute * 60_000).toISOString();
    expect(await users.patch(userId, { preferences: { notes: 'Back' } }, at(minutes))).toBeUndefined();
    expect(await users.patch(userId, { preferences: { style: 'glam' } }, at(minutes + 6))).toBeDefined();
  });

  it('leaves nothing that names the user', async () => {
    const { userId, erase, addUpload, addLook, users } = setUp({ hashUser: () => 'hash' });
    await addUpload();
    await addLook();
    await users.patch(userId, { preferences: { notes: 'Rosy' } }, NOW);

    await erase(userId, { ...options, account: true });

    const { Items } = await table.sdk.send(new ScanCommand({ TableName: table.name }));
    expect(Items!.length).toBeGreaterThan(0);
    expect(JSON.stringify(Items).includes(userId)).toBe(false);
  });

  it('removes the account only when it is asked to', async () => {
    const { userId, erase, accounts } = setUp();

    await erase(userId, options);
    expect(accounts).toEqual([]);
    await erase(userId, { ...options, account: true });
    expect(accounts).toEqual([userId]);
  });
});
