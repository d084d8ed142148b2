/** Against dynalite, by the service's own client and stores: what a user sees while an index is behind the table. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createErasureStore } from '../../../../src/lib/adapters/table/erasure.ts';
import { createUploadStore } from '../../../../src/lib/adapters/table/uploads.ts';
import { eraseUser } from '../../../../src/lib/use-cases/users/erase-user.ts';
import type { TestTable } from '../../../../testing/dynamodb.ts';
import { memoryBucket } from '../../../support/memory.ts';
import { startLaggingTable } from '../../../support/lagging-table.ts';

const LAG_MS = 300;

let table: TestTable;
beforeAll(async () => {
  table = await startLaggingTable(LAG_MS);
});
afterAll(() => table.stop());

const upload = (userId: string, uploadId: string) => ({
  uploadId,
  userId,
  objectKey: `selfies/${uploadId}.jpg`,
  contentType: 'image/jpeg',
  preferences: {},
  createdAt: new Date().toISOString(),
  urlExpiresAt: new Date(Date.now() + 60_000).toISOString(),
});

const idsOf = async (userId: string): Promise<(string | undefined)[]> =>
  (await createErasureStore(table.client, table.name).uploads(userId, 10)).map(({ uploadId }) => uploadId);

describe('an index that lags', () => {
  it('does not know a new row yet, and knows it later; the table knows it at once', async () => {
    const uploads = createUploadStore(table.client, table.name);
    await uploads.create(upload('ada', 'upload-1'));

    expect(await uploads.get('upload-1')).toMatchObject({ uploadId: 'upload-1' });
    expect(await idsOf('ada')).toEqual([]);
    await sleep(LAG_MS + 50);
    expect(await idsOf('ada')).toEqual(['upload-1']);
  });

  it('knows none of several that come at once', async () => {
    const uploads = createUploadStore(table.client, table.name);
    const ids = ['upload-4', 'upload-5', 'upload-6'];
    await Promise.all(ids.map((id) => uploads.create(upload('mia', id))));

    expect(await idsOf('mia')).toEqual([]);
    await sleep(LAG_MS + 50);
    expect((await idsOf('mia')).toSorted()).toEqual(ids);
  });

  it('still names a row that is gone or changed as it was, with what it copied and no more', async () => {
    const TableName = table.name;
    const row = { pk: 'ghost', sk: 'ghost', gsi2pk: 'ghosts', gsi2sk: '1', status: 'ready', contentType: 'image/jpeg' };
    const ask = async (): Promise<unknown> => {
      const query = { TableName, IndexName: 'gsi2', KeyConditionExpression: 'gsi2pk = :pk' };
      return table.client.query({ ...query, ExpressionAttributeValues: { ':pk': 'ghosts' } }).promise();
    };
    const { contentType: _, ...copied } = row;
    await table.client.put({ TableName, Item: row }).promise();
    await sleep(LAG_MS + 50);

    await table.client.put({ TableName, Item: { ...row, status: 'failed' } }).promise();
    expect(await ask()).toMatchObject({ Items: [copied], Count: 1 });
    await sleep(LAG_MS + 50);
    expect(await ask()).toMatchObject({ Items: [{ ...copied, status: 'failed' }] });

    await table.client.delete({ TableName, Key: { pk: 'ghost', sk: 'ghost' } }).promise();
    expect(await ask()).toMatchObject({ Items: [{ ...copied, status: 'failed' }] });
    await sleep(LAG_MS + 50);
    expect(await ask()).toMatchObject({ Items: [] });
  });
});

describe('an erasure', () => {
  it('finds an upload from just before, which the index does not know yet', async () => {
    const uploads = createUploadStore(table.client, table.name);
    const bucket = memoryBucket();
    bucket.objects.set('selfies/upload-3.jpg', new Uint8Array([1]));
    await uploads.create(upload('zoe', 'upload-3'));
    const erase = eraseUser({
      store: createErasureStore(table.client, table.name),
      bucket: bucket.store,
      hashUser: (id) => `hash-${id}`,
      clock: { now: Date.now, sleep: (milliseconds) => sleep(milliseconds), remainingMs: () => 20_000 },
      removeAccount: () => Promise.resolve(),
    });

    const outcome = await erase('zoe', { account: false });

    expect(outcome).toMatchObject({ receipt: { erased: { uploads: 1, selfies: 1 }, left: 0 } });
    expect(await uploads.get('upload-3')).toBeUndefined();
  });
});
