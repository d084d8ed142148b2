import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PLAIN, parseMapping } from '../../../../scripts/catalog/read/mapping.ts';
import { productEntity } from '../../../../src/entities/product.ts';
import { type ImportTable, startImportTable } from '../../../support/import-table.ts';

const INVENTED = join(import.meta.dirname, 'invented-shades.csv');
const FOREIGN = join(import.meta.dirname, 'invented-foreign.csv');

let target: ImportTable;
beforeEach(async () => {
  target = await startImportTable();
});
afterEach(() => target.stop());

const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `b-${n}`);

describe('an import', () => {
  it('takes good rows, rejects bad ones by their lines, and puts each product on its shelf', async () => {
    const rejected: [number, readonly string[]][] = [];

    const result = await target.run({
      file: INVENTED,
      onRejected: (line, problems) => rejected.push([line, problems]),
    });

    expect(result).toMatchObject({
      rows: 7,
      accepted: 5,
      rejected: 2,
      discontinued: 0,
      resumedFrom: 0,
      finished: true,
    });
    expect(rejected.map(([line]) => line)).toEqual([5, 8]);
    const { catalogue } = target;
    const warm = await catalogue.foundations({ undertone: 'warm', minL: 0, maxL: 100, limit: 10 });
    expect(warm).toMatchObject([{ shade: '030W', finish: 'matte', price: null, allergens: ['nut', 'fragrance'] }]);
    expect(warm[0]?.catalogVersion).toBe(result.catalogVersion);
    expect(await catalogue.byCategory('lipstick', 10)).toMatchObject([
      { productId: 'inv-050', shade: 'Rosewood (new)' },
    ]);
    expect(await catalogue.byCategory('blush', 10)).toEqual([]);
  });

  it('reads foreign headers through a mapping and undertones out of words', async () => {
    const mapping = parseMapping(
      JSON.stringify({
        source: 'tag',
        columns: { brand: 'Marke', name: 'Produkt', shade: 'Ton', hex: 'Farbe', url: 'Link', description: 'Text' },
        defaults: { category: 'foundation', currency: 'EUR', finish: 'satin' },
        blank: ['n/a'],
        delimiter: ';',
      }),
    );

    expect(await target.run({ file: FOREIGN, mapping })).toMatchObject({ accepted: 2, rejected: 0 });

    const { catalogue } = target;
    const cool = await catalogue.foundations({ undertone: 'cool', minL: 0, maxL: 100, limit: 10 });
    expect(cool).toMatchObject([{ name: 'Tag Zwei', shade: '', finish: 'satin' }]);
  });

  it('writes nothing without a writer', async () => {
    expect(await target.run({ file: INVENTED, writer: undefined })).toMatchObject({
      accepted: 5,
      rejected: 2,
      finished: true,
    });
    expect(target.batches).toBe(0);
  });

  it('discontinues what vanished from its own list, keeps it by id, and takes it back when it returns', async () => {
    await target.run({ file: await target.list('one.csv', ids(3)) });
    await target.run({ file: await target.list('other.csv', ['o-1']), mapping: { ...PLAIN, source: 'other' } });

    const allowed = { vanished: true };
    const second = await target.run({ file: await target.list('two.csv', ['b-1', 'b-9']), allowed });

    expect(second.discontinued).toBe(2);
    expect(await target.shelf()).toEqual(['b-1', 'b-9', 'o-1']);
    const gone = await productEntity({ client: target.table.client, table: target.table.name })
      .get({ productId: 'b-0' })
      .go();
    expect(gone.data).toMatchObject({ discontinuedAt: '2026-11-24T10:00:00.000Z', available: false, hex: '#f0a080' });
    expect((await target.run({ file: await target.list('one.csv', ids(3)), allowed })).discontinued).toBe(1);
    expect(await target.shelf()).toEqual(['b-0', 'b-1', 'b-2', 'o-1']);
  });

  it('changes nothing when it is run again, and keeps the version of the same file', async () => {
    const first = await target.run({ file: INVENTED });

    expect(await target.run({ file: INVENTED })).toEqual(first);
  });

  it('discontinues nothing when no row is good', async () => {
    await target.run({ file: await target.list('one.csv', ids(3)) });
    const file = join(target.folder, 'bad.csv');
    await writeFile(
      file,
      'category,brand,name,hex,currency,url\nblush,Maison,Cheek,nohex,EUR,https://shop.example.com\n',
    );

    expect(await target.run({ file })).toMatchObject({ accepted: 0, rejected: 1, discontinued: 0 });
    expect(await target.shelf()).toHaveLength(3);
  });

  it('writes a product once when a list repeats it', async () => {
    expect(await target.run({ file: await target.list('twice.csv', ['b-0', 'b-1', 'b-0']) })).toMatchObject({
      rows: 3,
      accepted: 3,
    });
    expect(await target.shelf()).toEqual(['b-0', 'b-1']);
  });

  it('reads a list without rows only as far as its missing columns', async () => {
    const file = join(target.folder, 'wrong.csv');
    await writeFile(file, 'sku,farbe\n1,#aabbcc\n');

    await expect(target.run({ file })).rejects.toThrow('no column for category, brand, name, hex, currency, url');
    await expect(target.run({ file: join(target.folder, 'none.xls') })).rejects.toThrow('none.xls');
  });

  it('imports what the API itself speaks: products as JSON', async () => {
    const file = join(target.folder, 'products.json');
    const product = {
      productId: 'j-1',
      category: 'blush',
      brand: 'Maison Nulle',
      name: 'Day Cheek',
      shade: 'Peach',
      hex: '#f0a080',
      lab: { l: 74, a: 24.5, b: 29 },
      finish: 'satin',
      undertone: 'warm',
      price: null,
      currency: 'EUR',
      url: 'https://shop.example.com/j-1',
      countries: ['DE'],
      available: true,
      vegan: true,
      allergens: ['nut'],
    };
    await writeFile(file, JSON.stringify([product, { ...product, productId: 'j-2', price: 'free' }], null, 2));
    const rejected: number[] = [];

    const { catalogVersion } = await target.run({ file, onRejected: (line) => rejected.push(line) });

    expect(await target.catalogue.byCategory('blush', 9)).toEqual([{ ...product, catalogVersion }]);
    expect(rejected).toEqual([28]);
  });
});
