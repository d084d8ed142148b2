import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createLookStore } from '../../../../src/lib/adapters/table/looks.ts';
import { createUploadStore } from '../../../../src/lib/adapters/table/uploads.ts';
import type { LookPage, LookPageQuery, LookRecord, LookStore } from '../../../../src/lib/use-cases/ports.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';
import { meteredClient } from '../../../../testing/metered.ts';
import { aComposedLook, aLook, aProduct } from '../../../../testing/factories.ts';

let table: TestTable;
let looks: LookStore;
/** Read units of each query since the test began. */
let units: number[] = [];

beforeAll(async () => {
  table = await startTable();
  looks = createLookStore(
    meteredClient(table.client, (method, used) => {
      if (method === 'query') units.push(used);
    }),
    table.name,
  );
});
afterEach(() => {
  units = [];
});
afterAll(() => table.stop());

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 10, minute)).toISOString();

/** As many looks as asked for, one a minute, every third of them saved in reverse order. */
const fill = async (userId: string, count: number, overrides: Partial<LookRecord> = {}): Promise<string[]> => {
  const records = Array.from({ length: count }, (_, n) =>
    aLook({
      userId,
      uploadId: randomUUID(),
      createdAt: at(n),
      updatedAt: at(n),
      ...(n % 3 === 0 && { saved: true, savedAt: at(10_000 - n) }),
      ...overrides,
    }),
  );
  // A hundred connections at once would take a busy machine longer than the client waits for one.
  for (const record of records) await looks.create(record);
  return records.map(({ uploadId }) => uploadId);
};

const page = async (query: Partial<LookPageQuery> & { readonly userId: string }): Promise<LookPage> => {
  const answer = await looks.page({ limit: 20, savedOnly: false, ...query });
  if (answer === 'invalid_cursor') throw new Error(answer);
  return answer;
};

const walk = async (userId: string, limit: number, savedOnly = false): Promise<string[][]> => {
  const pages: string[][] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const next: LookPage = await page({ userId, limit, savedOnly, ...(cursor !== '' && { cursor }) });
    pages.push(next.items.map(({ uploadId }) => uploadId));
    cursor = next.nextCursor;
  }
  return pages;
};

describe('a page of looks', () => {
  it('is empty for a user without looks', async () => {
    expect(await page({ userId: randomUUID() })).toEqual({ items: [], unreadable: 0, nextCursor: null });
  });

  it.each([
    [7, [7, 3]],
    [5, [5, 5]],
    [10, [10]],
    [100, [10]],
  ])('walks 10 looks newest first by pages of %i, each look once', async (limit, sizes) => {
    const userId = randomUUID();
    const ids = await fill(userId, 10);

    const pages = await walk(userId, limit);

    expect(pages.map(({ length }) => length)).toEqual(sizes);
    expect(pages.flat()).toEqual(ids.toReversed());
  });

  it('neither repeats nor skips when a look is added or removed between pages', async () => {
    const userId = randomUUID();
    const ids = await fill(userId, 6);
    const first = await page({ userId, limit: 3 });
    await looks.create(aLook({ userId, uploadId: randomUUID(), createdAt: at(99) }));
    await looks.remove(userId, first.items[2]!.uploadId);

    const second = await page({ userId, limit: 3, cursor: first.nextCursor! });

    expect(second.items.map(({ uploadId }) => uploadId)).toEqual(ids.slice(0, 3).toReversed());
    expect(second.nextCursor).toBeNull();
  });

  it('shows what a list needs and nothing more', async () => {
    const userId = randomUUID();
    const record = aLook({ userId, uploadId: randomUUID(), name: 'Friday' });
    await looks.create(record);

    const { items } = await page({ userId });

    expect(items).toEqual([
      {
        uploadId: record.uploadId,
        createdAt: record.createdAt,
        updatedAt: record.updatedAt,
        revision: 1,
        lookName: 'Soft Glam',
        arPresetId: 'soft_glam_v1',
        style: 'glam',
        palette: ['#a04050'],
        skinTone: 'medium-warm',
        faceShape: 'oval',
        productCount: 1,
        saved: false,
        savedAt: null,
        name: 'Friday',
      },
    ]);
  });

  it('mixes no upload of the same user in', async () => {
    const userId = randomUUID();
    const [uploadId] = await fill(userId, 1);
    const upload = { objectKey: `selfies/${uploadId!}.jpg`, contentType: 'image/jpeg', preferences: {} };
    const uploads = createUploadStore(table.client, table.name);
    await uploads.create({ uploadId: uploadId!, userId, createdAt: at(0), urlExpiresAt: at(1), ...upload });

    expect(await walk(userId, 1)).toEqual([[uploadId]]);
  });

  it('shows saved looks only, latest saved first, when asked', async () => {
    const userId = randomUUID();
    const ids = await fill(userId, 10);

    expect(await walk(userId, 3, true)).toEqual([[ids[0], ids[3], ids[6]], [ids[9]]]);
  });

  it('follows saving, saving again and unsaving', async () => {
    const userId = randomUUID();
    const [first, second] = await fill(userId, 2);
    const save = (id: string, savedAt: string | null) =>
      looks.save(userId, id, { saved: savedAt !== null, savedAt, updatedAt: at(50) });

    await save(second!, at(40));
    const both = await walk(userId, 20, true);
    await save(second!, at(20_000));
    const reordered = await walk(userId, 20, true);
    await save(first!, null);

    expect(both).toEqual([[first, second]]);
    expect(reordered).toEqual([[second, first]]);
    expect(await walk(userId, 20, true)).toEqual([[second]]);
    expect(await walk(userId, 20)).toEqual([[second, first]]);
  });

  it('costs at most 4 read units for 20 summaries, whatever a look weighs and however many there are', async () => {
    const userId = randomUUID();
    const products = Array.from({ length: 10 }, (_, n) => aProduct({ productId: `p-${n}`, reason: 'r'.repeat(300) }));
    const palette = Array.from({ length: 10 }, () => '#a04050');
    await fill(userId, 120, { recommended: aComposedLook({ products, palette }), name: 'n'.repeat(80) });
    units = [];

    const { items } = await page({ userId });

    expect(items).toHaveLength(20);
    expect(units).toHaveLength(1);
    expect(units[0]).toBeGreaterThan(0);
    expect(units[0]).toBeLessThanOrEqual(4);
  });

  it('finds the newest look whole', async () => {
    const userId = randomUUID();
    const ids = await fill(userId, 3);

    expect(await looks.newest(userId)).toMatchObject({ uploadId: ids[2], profile: { skin: { monk: 5 } } });
    expect(await looks.newest(randomUUID())).toBeUndefined();
  });
});
