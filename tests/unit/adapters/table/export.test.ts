import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createExportStore } from '../../../../src/lib/adapters/table/export.ts';
import { createLookStore } from '../../../../src/lib/adapters/table/looks.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';
import { aLook } from '../../../../testing/factories.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

describe('the export store', () => {
  it('walks over every look once, in the order of ids, by pages', async () => {
    const userId = randomUUID();
    const ids = Array.from({ length: 5 }, () => randomUUID()).sort();
    const looks = createLookStore(table.client, table.name);
    for (const uploadId of ids) await looks.create(aLook({ userId, uploadId }));
    const store = createExportStore(table.client, table.name);

    const walked: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await store.rows(userId, 2, cursor ?? undefined);
      if (page === 'invalid_cursor') throw new Error(page);
      walked.push(...page.looks.map(({ uploadId }) => uploadId));
      cursor = page.nextCursor;
    } while (cursor !== null);

    expect(walked).toEqual(ids);
  });

  it('says nothing of a look that was deleted', async () => {
    const [userId, uploadId] = [randomUUID(), randomUUID()];
    const looks = createLookStore(table.client, table.name);
    await looks.create(aLook({ userId, uploadId }));
    await looks.remove(userId, uploadId);

    const page = await createExportStore(table.client, table.name).rows(userId, 2, undefined);

    expect(page).toMatchObject({ looks: [], unreadable: 0 });
  });
});
