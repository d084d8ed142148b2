import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConversions } from 'electrodb';
import { lookEntity } from '../../../../src/entities/look.ts';
import { ownerOf } from '../../../../src/entities/shapes.ts';
import { tombstoneEntity } from '../../../../src/entities/tombstone.ts';
import { createLookStore } from '../../../../src/lib/adapters/table/looks.ts';
import type { LookRecord, LookStore } from '../../../../src/lib/use-cases/ports.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';
import { aLook } from '../../../../testing/factories.ts';

let table: TestTable;
let looks: LookStore;
let nowMs = Date.parse('2026-11-24T10:00:00.000Z');

beforeAll(async () => {
  table = await startTable();
  looks = createLookStore(table.client, table.name, { retentionDays: () => 30, now: () => nowMs });
});
afterAll(() => table.stop());

const look = (overrides: Partial<LookRecord> = {}): LookRecord => aLook({ uploadId: randomUUID(), ...overrides });

const stored = async (overrides: Partial<LookRecord> = {}): Promise<LookRecord> => {
  const record = look(overrides);
  await looks.create(record);
  return record;
};

describe('forgetting a look', () => {
  it('clears a note that is saved empty, and leaves one alone that is not given', async () => {
    const { userId, uploadId, createdAt: updatedAt } = await stored({ notes: 'Mind the collar', name: 'Friday' });
    const save = (notes?: string) =>
      looks.save(userId, uploadId, { saved: false, savedAt: null, updatedAt, ...(notes !== undefined && { notes }) });

    expect((await save())?.notes).toBe('Mind the collar');
    expect(await save('')).toMatchObject({ notes: null, name: 'Friday' });
    expect((await looks.get(userId, uploadId))?.notes).toBeNull();
  });

  it('forgets a look and says whether there was one', async () => {
    const record = await stored();

    expect(await looks.remove(record.userId, record.uploadId)).toBe(true);
    expect(await looks.remove(record.userId, record.uploadId)).toBe(false);
    expect(await looks.get(record.userId, record.uploadId)).toBeUndefined();
  });

  it('lets a deletion before the last write of a worker win', async () => {
    const record = look();
    const change = { saved: true, savedAt: record.createdAt, updatedAt: record.createdAt };

    expect(await looks.remove(record.userId, record.uploadId)).toBe(false);

    expect(await looks.create(record)).toBe(false);
    expect(await looks.revise({ ...record, revision: 2 })).toBe(false);
    expect(await looks.save(record.userId, record.uploadId, change)).toBeUndefined();
    expect(await looks.get(record.userId, record.uploadId)).toBeUndefined();
  });

  it('leaves a tombstone of nothing but keys and an end, which does not name the user', async () => {
    const record = await stored();
    const binding = { client: table.client, table: table.name };
    const key = { owner: ownerOf(record.userId), uploadId: record.uploadId };
    const keys = createConversions(lookEntity(binding)).byAccessPattern.byUser.fromComposite.toKeys(key);
    await looks.remove(record.userId, record.uploadId);

    const { Item } = await table.sdk.send(new GetCommand({ TableName: table.name, Key: keys }));

    expect(createConversions(tombstoneEntity(binding)).byAccessPattern.byUser.fromComposite.toKeys(key)).toEqual(keys);
    expect(JSON.stringify(Item)).not.toContain(record.userId);
    expect(Object.keys(Item!).sort()).toEqual(['__edb_e__', '__edb_v__', 'owner', 'pk', 'sk', 'ttl', 'uploadId']);
  });

  it('reads a look past its retention as gone', async () => {
    const record = await stored();
    nowMs = Date.parse(record.createdAt) + 30 * 86_400_000;

    const found = await looks.get(record.userId, record.uploadId);
    nowMs = Date.parse('2026-11-24T10:00:00.000Z');

    expect(found).toBeUndefined();
  });

  it('keeps looks without end where no retention is set', async () => {
    const record = await stored();
    const endless = createLookStore(table.client, table.name, { now: () => Date.parse('2036-01-01T00:00:00.000Z') });
    const another = look();
    await endless.create(another);

    expect(await endless.get(another.userId, another.uploadId)).toEqual(another);
    expect(await endless.get(record.userId, record.uploadId)).toBeUndefined();
  });
});
