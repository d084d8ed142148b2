import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeAll } from '../../../../scripts/catalog/batch-write.ts';
import { presetItems, productItems } from '../../../../scripts/catalog/items.ts';
import { OFF_SHELF } from '../../../../src/entities/product.ts';
import {
  createCatalogue,
  lightnessKey,
  toProduct,
  toProductItem,
} from '../../../../src/lib/adapters/table/catalogue.ts';
import { createPresetStore } from '../../../../src/lib/adapters/table/presets.ts';
import type { Catalogue, Product } from '../../../../src/lib/looks/types.ts';
import { aCatalogueProduct } from '../../../../testing/catalogue.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';
import { aPreset } from '../../../../testing/factories.ts';

let table: TestTable;
let catalogue: Catalogue;

const shade = (l: number, overrides: Partial<Product> = {}): Product =>
  aCatalogueProduct({ productId: `F-${l}`, lab: { l, a: 12, b: 20 }, ...overrides });

const PRODUCTS = [
  ...[5, 9.99, 10, 50.004, 60, 65.12, 99.9, 100].map((l) => shade(l)),
  shade(60, { productId: 'cool-60', undertone: 'cool' }),
  shade(60, { productId: 'unknown-60', undertone: 'unknown' }),
  shade(60, { productId: 'out-60', available: false }),
  aCatalogueProduct({
    productId: 'blush-1',
    category: 'blush',
    shade: '',
    price: null,
    countries: ['DE'],
    allergens: ['nut'],
  }),
  ...Array.from({ length: 60 }, (_, n) =>
    aCatalogueProduct({ productId: `lip-${n}`, category: 'lipstick', lab: { l: n, a: 0, b: 0 } }),
  ),
];
const PRESETS = [
  aPreset(),
  aPreset({ presetId: 'bold_v1', style: 'bold', occasions: ['party', 'festival'], undertones: ['warm', 'olive'] }),
];

beforeAll(async () => {
  table = await startTable();
  catalogue = createCatalogue(table.client, table.name);
  const writer = { client: table.sdk, tableName: table.name };
  await writeAll(writer, [...PRODUCTS.map(productItems(writer, 'test')), ...PRESETS.map(presetItems(writer))]);
});
afterAll(() => table.stop());

const window = async (minL: number, maxL: number, limit = 100): Promise<readonly string[]> =>
  (await catalogue.foundations({ undertone: 'warm', minL, maxL, limit })).map(({ productId }) => productId);

describe('the catalogue', () => {
  it.each([
    ['both ends included', 10, 60, ['F-10', 'F-50.004', 'F-60']],
    [
      'from the darkest to the lightest',
      0,
      100,
      ['F-5', 'F-9.99', 'F-10', 'F-50.004', 'F-60', 'F-65.12', 'F-99.9', 'F-100'],
    ],
    ['a single lightness', 65.12, 65.12, ['F-65.12']],
    ['nothing between two shades', 70, 90, []],
  ])('reads a lightness window, %s', async (_title, minL, maxL, ids) => {
    expect(await window(minL, maxL)).toEqual(ids);
  });

  it('reads no more than asked for, the darkest first', async () => {
    expect(await window(0, 100, 2)).toEqual(['F-5', 'F-9.99']);
  });

  it('keeps families apart and shows nothing that is out of stock', async () => {
    const cool = await catalogue.foundations({ undertone: 'cool', minL: 0, maxL: 100, limit: 100 });

    expect(cool.map(({ productId }) => productId)).toEqual(['cool-60']);
    expect(await window(60, 60)).toEqual(['F-60']);
  });

  it('gives back a product exactly as it was written', async () => {
    expect(await catalogue.byCategory('blush', 10)).toEqual([PRODUCTS.find((each) => each.productId === 'blush-1')]);
  });

  it('reads a fair sample of a shelf that is larger than the limit', async () => {
    const sample = (await catalogue.byCategory('lipstick', 20)).map(({ lab }) => lab.l);

    expect(sample).toHaveLength(20);
    expect(sample.filter((l) => l < 30).length).toBeGreaterThan(4);
    expect(sample.filter((l) => l >= 30).length).toBeGreaterThan(4);
  });

  it('gives back presets exactly as they were written', async () => {
    expect(await catalogue.presets()).toEqual(PRESETS);
  });
});

describe('the preset store', () => {
  it('lists one style or all, and finds one by its id', async () => {
    const presets = createPresetStore(table.client, table.name);

    expect(await presets.list('bold')).toEqual([PRESETS[1]]);
    expect(await presets.list('natural')).toEqual([]);
    expect(await presets.get('soft_glam_v1')).toEqual(PRESETS[0]);
    expect(await presets.get('no_such_v1')).toBeUndefined();
  });
});

describe('a stored product', () => {
  it('is not available once discontinued, whatever its list said last', () => {
    const item = toProductItem(aCatalogueProduct(), { source: 'test', discontinuedAt: '2026-11-24T10:00:00.000Z' });

    expect(item.shelf).toBe(OFF_SHELF);
    expect(toProduct(item).available).toBe(false);
  });

  it.each([
    [0, '00000'],
    [5, '00500'],
    [65.124, '06512'],
    [65.126, '06513'],
    [100, '10000'],
  ])('has its lightness %d written so that strings sort by it: %s', (l, text) => {
    expect(lightnessKey(l)).toBe(text);
  });
});
