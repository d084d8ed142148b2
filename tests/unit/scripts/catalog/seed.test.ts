import { createHash } from 'node:crypto';
import { type PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCatalogue } from '../../../../src/lib/adapters/table/catalogue.ts';
import { createPresetStore } from '../../../../src/lib/adapters/table/presets.ts';
import { CATEGORIES, MEASURED_UNDERTONES, STYLES } from '../../../../src/lib/vocabulary.ts';
import { productItems } from '../../../../scripts/catalog/items.ts';
import { writeAll } from '../../../../scripts/catalog/batch-write.ts';
import { type SeedCounts, seedStage } from '../../../../scripts/seed/seed.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';
import { aCatalogueProduct } from '../../../../testing/catalogue.ts';

let table: TestTable;
let counts: SeedCounts;
const objects = new Map<string, { readonly bytes: Buffer; readonly contentType: string | undefined }>();

/** A bucket that keeps what is put; no request leaves the process. */
const s3 = new S3Client({ region: 'us-east-1' });
s3.middlewareStack.add(
  () => (args) => {
    const { Key, Body, ContentType } = (args as { readonly input: PutObjectCommand['input'] }).input;
    objects.set(Key!, { bytes: Body as Buffer, contentType: ContentType });
    return Promise.resolve({ output: { $metadata: {} }, response: {} });
  },
  { step: 'initialize' },
);

const seed = () => seedStage({ table: table.name, bucket: 'assets', clients: { table: table.sdk, s3 } });

const everything = async (): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await table.sdk.send(new ScanCommand({ TableName: table.name, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items.sort((a, b) => String(a['pk']).localeCompare(String(b['pk'])));
};

beforeAll(async () => {
  table = await startTable();
  counts = await seed();
}, 30_000);
afterAll(() => table.stop());

describe('a seeded stage', () => {
  it('has presets in every style, each with a template of the stated checksum', async () => {
    const presets = await createPresetStore(table.client, table.name).list();

    expect(new Set(presets.map(({ style }) => style))).toEqual(new Set(STYLES));
    expect(presets).toHaveLength(counts.presets);
    for (const { template } of presets) {
      const object = objects.get(template.key)!;
      expect(createHash('sha256').update(object.bytes).digest('hex')).toBe(template.sha256);
      expect(object.contentType).toBe(template.contentType);
    }
  });

  it.each(MEASURED_UNDERTONES)('has %s foundations in order of lightness', async (undertone) => {
    const catalogue = createCatalogue(table.client, table.name);

    const shades = await catalogue.foundations({ undertone, minL: 0, maxL: 100, limit: 500 });

    const lightness = shades.map(({ lab }) => lab.l);
    expect(lightness.length).toBeGreaterThan(9);
    expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
    expect(shades.every((shade) => shade.undertone === undertone && shade.available)).toBe(true);
  });

  it.each(CATEGORIES.filter((category) => category !== 'foundation'))('has %s products', async (category) => {
    const found = await createCatalogue(table.client, table.name).byCategory(category, 100);

    expect(found.length).toBeGreaterThanOrEqual(8);
    expect(found.every((product) => product.category === category)).toBe(true);
  });

  it('is the same after another seed', async () => {
    const before = await everything();

    expect(await seed()).toEqual(counts);

    expect(await everything()).toEqual(before);
  });

  it('takes a demo product that is no longer shipped off the shelf, and leaves other lists alone', async () => {
    const gone = aCatalogueProduct({ productId: 'gone', category: 'blush', catalogVersion: 'demo-0' });
    const other = aCatalogueProduct({ productId: 'other', category: 'blush', catalogVersion: 'shop-1' });
    const writer = { client: table.sdk, tableName: table.name };
    await writeAll(writer, [productItems(writer, 'demo')(gone), productItems(writer, 'shop')(other)]);

    expect((await seed()).discontinued).toBe(1);

    const ids = (await createCatalogue(table.client, table.name).byCategory('blush', 100)).map(
      (each) => each.productId,
    );
    expect(ids).toContain('other');
    expect(ids).not.toContain('gone');
  });
});
