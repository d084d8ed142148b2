/**
 * Exports of shops, read without a mapping of one's own; a new one is a line: what it is, the file, what is stored. Headers and words are those
 * of the documents that scripts/catalog/formats name.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormatName } from '../../../../scripts/catalog/formats/formats.ts';
import { type Mapping, parseMapping, PLAIN, withFormat } from '../../../../scripts/catalog/read/mapping.ts';
import { readVerdicts } from '../../../../scripts/catalog/read/verdicts.ts';
import type { Product } from '../../../../src/lib/looks/types.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formats-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Read {
  readonly products: readonly Product[];
  /** `line: problems`. */
  readonly rejected: readonly string[];
}

const read = async (name: string, text: string, mapping: Mapping): Promise<Read> => {
  const file = join(folder, name);
  await writeFile(file, text);
  const products: Product[] = [];
  const rejected: string[] = [];
  for await (const { line, verdict } of readVerdicts(file, mapping, 'v')) {
    if (verdict.ok) products.push(verdict.product);
    else rejected.push(`${line}: ${verdict.problems.join('; ')}`);
  }
  return { products, rejected };
};

const SHOP = 'https://shop.example.com';
const asked = (format: FormatName, change: Partial<Mapping> = {}): Mapping =>
  withFormat({ ...PLAIN, defaults: { finish: 'satin' }, shop: SHOP, ...change }, format);

const GOOGLE = [
  'id,title,description,link,image link,availability,price,brand,product_type,google_product_category,item_group_id,color,hex',
  'L-1,Day Lip Matte,"Rosy, warm",https://shop.example.com/l?c=1&amp;v=2,https://x,in_stock,29.00 USD,Maison Nulle,Makeup > Lips > Lipsticks,,G1,Ember,#C4502F',
  'L-2,,,https://shop.example.com/l2,https://x,out of stock,"12,99 EUR",,,,G1,Rosewood,A04050',
  'F-1,Second Skin Foundation Satin,,https://shop.example.com/f,https://x,preorder,"1.299,00 EUR",Maison Nulle,,Health & Beauty > Personal Care > Cosmetics > Makeup > Face Makeup > Foundations & Concealers,,#E8C9AE,',
  'S-1,Shampoo,,https://shop.example.com/s,https://x,in_stock,9 USD,Maison Nulle,Hair > Shampoo,,,Blue,#0000ff',
  'N-1,Cheek,,https://shop.example.com/n,https://x,in_stock,"1,299 USD",Maison Nulle,Blush,,,,',
].join('\n');
const XML = `<?xml version="1.0"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title><link>https://shop.example.com</link>
<item>
  <g:id>B-1</g:id><title><![CDATA[Day Cheek &amp; Co Satin]]></title><link>https://shop.example.com/b?a=1&amp;b=2</link>
  <g:price>18.00 USD</g:price><g:availability>in_stock</g:availability><g:brand>Maison Nulle</g:brand>
  <g:product_type>Blushes &amp; Bronzers &gt; Blushes</g:product_type><g:color>Peach</g:color><g:hex>#F0A080</g:hex>
  <g:shipping><g:country>US</g:country><g:price>5.00 USD</g:price></g:shipping>
</item>
<item><g:id>B-2</g:id></item>
</channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><title>Shop</title>
<entry><g:id>B-3</g:id><title>Day Cheek Satin</title><link href="https://shop.example.com/b3"/><g:price>18 EUR</g:price>
<g:availability>backorder</g:availability><g:brand>Maison Nulle</g:brand><g:product_type>Blush</g:product_type><g:hex>fa8</g:hex></entry></feed>`;
const SHOPIFY = [
  'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Hex (product.metafields.custom.hex),Status',
  'day-lip,Day Lip Matte,<p>Rosy</p>,Maison Nulle,Health & Beauty > Makeup > Lip Makeup > Lipsticks,,,true,Size,3 g,Color,Ember,DL-E,shopify,4,deny,19.00,https://x,#C4502F,active',
  'day-lip,,,,,,,,,3 g,,Rosewood,DL-R,shopify,0,deny,19.00,,#A04050,',
  'day-lip,,,,,,,,,3 g,,Plum,DL-P,shopify,0,continue,21.00,,#6b2d5c,',
  'day-lip,,,,,,,,,,,,,,,,,https://y,,',
  'cheek,Day Cheek Satin,,Maison Nulle,,Blush,,true,Title,Default Title,,,,,,,18.5,https://x,#F0A080,draft',
].join('\n');
const WOO = [
  'ID,Type,SKU,Name,Published,Short description,In stock?,Regular price,Categories,Parent,Attribute 1 name,Attribute 1 value(s),Brands,Meta: hex',
  '10,variable,DL,Day Lip Matte,1,,1,,"Makeup > Lips > Lipsticks, Sale",,Color,"Ember, Rosewood",Maison Nulle,',
  '11,variation,DL-E,Day Lip Matte - Ember,1,,1,"19,50",,id:10,Color,Ember,,#C4502F',
  '12,variation,DL-R,Day Lip Matte - Rosewood,1,,0,"19,50",,DL,Color,Rosewood,,#A04050',
  '13,simple,,Day Cheek Satin,0,,1,18,"Face, Blush",,,,Maison Nulle,#F0A080',
].join('\n');

describe('an export of Google Merchant Center', () => {
  it.each([
    ['CSV', 'feed.csv', GOOGLE],
    [
      'TSV',
      'feed.tsv',
      GOOGLE.replaceAll('"12,99 EUR"', '12,99 EUR')
        .replaceAll('"1.299,00 EUR"', '1.299,00 EUR')
        .replaceAll('"1,299 USD"', '1,299 USD')
        .replaceAll('"Rosy, warm"', 'Rosy warm')
        .split('\n')
        .map((line) => line.replace(/,(?! |\d\d? ?EUR|\d\d EUR|299 USD|99 EUR|00 EUR)/g, '\t'))
        .join('\n'),
    ],
  ])(
    'is read as %s: prices with their currency, availability, types by their words, a title for all variants',
    async (_kind, name, text) => {
      const { products, rejected } = await read(name, text, asked('google'));

      expect(products).toMatchObject([
        {
          productId: 'L-1',
          category: 'lipstick',
          shade: 'Ember',
          hex: '#c4502f',
          price: 29,
          currency: 'USD',
          available: true,
          finish: 'matte',
          url: 'https://shop.example.com/l?c=1&v=2',
        },
        {
          productId: 'L-2',
          name: 'Day Lip Matte',
          brand: 'Maison Nulle',
          shade: 'Rosewood',
          hex: '#a04050',
          price: 12.99,
          currency: 'EUR',
          available: false,
        },
        {
          productId: 'F-1',
          category: 'foundation',
          hex: '#e8c9ae',
          shade: '',
          price: 1299,
          currency: 'EUR',
          available: false,
        },
      ]);
      expect(rejected).toEqual([
        expect.stringMatching(/^5: category is none of .*values\.category: Hair > Shampoo$/),
        expect.stringMatching(
          /^6: hex is missing: .*columns\.hex.*--colour-names; price is not an amount .*: 1,299 USD$/,
        ),
      ]);
    },
  );

  it('is read as XML, RSS and Atom, each product with the line on which it starts', async () => {
    const rss = await read('feed.xml', XML, asked('google'));
    const atom = await read('atom.xml', ATOM, asked('google'));

    expect(rss.products).toMatchObject([
      {
        productId: 'B-1',
        name: 'Day Cheek & Co Satin',
        category: 'blush',
        price: 18,
        currency: 'USD',
        url: 'https://shop.example.com/b?a=1&b=2',
        available: true,
      },
    ]);
    expect(rss.rejected).toEqual([expect.stringMatching(/^9: .*brand is missing: say it by defaults\.brand/)]);
    expect(atom.products).toMatchObject([
      { productId: 'B-3', url: 'https://shop.example.com/b3', hex: '#ffaa88', available: false },
    ]);
  });

  it.each([
    ['cut', XML.slice(0, -30)],
    ['not well-formed', XML.replace('</g:id>', '')],
  ])('is damaged when its XML is %s', async (_what, text) => {
    const file = join(folder, 'broken.xml');
    await writeFile(file, text);
    const verdicts = [];
    for await (const verdict of readVerdicts(file, asked('google'), 'v')) verdicts.push(verdict);

    expect(verdicts.at(-1)).toMatchObject({
      isDamage: true,
      verdict: { problems: [expect.stringContaining('is not XML')] },
    });
  });
});

it('an export of Shopify is read by handle: option, stock and link, and pictures are no products', async () => {
  const { products, rejected } = await read(
    'shopify.csv',
    SHOPIFY,
    asked('shopify', { defaults: { currency: 'USD' } }),
  );

  expect(rejected).toEqual([]);
  expect(products).toMatchObject([
    {
      productId: 'DL-E',
      name: 'Day Lip Matte',
      brand: 'Maison Nulle',
      category: 'lipstick',
      shade: 'Ember',
      price: 19,
      currency: 'USD',
      available: true,
      url: `${SHOP}/products/day-lip`,
    },
    { productId: 'DL-R', name: 'Day Lip Matte', shade: 'Rosewood', available: false },
    { productId: 'DL-P', shade: 'Plum', price: 21, available: true },
    { productId: expect.stringMatching(/^p-/), category: 'blush', shade: '', available: false },
  ]);
});

it('an export of WooCommerce is read by parents: name, brand, category and page of the product, shade of the variation', async () => {
  const { products, rejected } = await read('woo.csv', WOO, asked('woocommerce', { defaults: { currency: 'EUR' } }));

  expect(rejected).toEqual([]);
  expect(products).toMatchObject([
    {
      productId: 'DL-E',
      name: 'Day Lip Matte',
      brand: 'Maison Nulle',
      category: 'lipstick',
      shade: 'Ember',
      price: 19.5,
      available: true,
      url: `${SHOP}/?post_type=product&p=10`,
    },
    { productId: 'DL-R', shade: 'Rosewood', category: 'lipstick', available: false },
    { productId: '13', category: 'blush', shade: '', available: false, url: `${SHOP}/?post_type=product&p=13` },
  ]);
});

it('is read by the command as Node runs it', async () => {
  const file = join(folder, 'command.xml');
  await writeFile(file, ATOM);
  const cli = join(import.meta.dirname, '../../../../scripts/catalog/cli.ts');
  const args = [cli, 'import', file, '--dry-run', '--format', 'google', '--colour-names'];

  const { stdout } = await promisify(execFile)(process.execPath, args);

  expect(stdout).toContain('1 rows, 1 accepted, 0 rejected; dry run');
});

describe('a list that lacks something', () => {
  it('is told what would mend it', async () => {
    const mapping = withFormat(PLAIN, 'shopify');
    const { rejected } = await read('bare.csv', SHOPIFY.replaceAll('Maison Nulle', '').replaceAll('#F0A080', ''), {
      ...mapping,
      defaults: { currency: 'USD' },
    });

    expect(rejected.at(-1)).toMatch(
      /brand is missing: say it by defaults\.brand.*hex is missing.*url is missing: say --shop/,
    );
    await expect(read('bare.csv', SHOPIFY, mapping)).rejects.toThrow('no column for currency');
  });

  it("takes a color from its shade's name when told to, and never for what has to match skin", async () => {
    const text = [
      'id,title,link,availability,price,brand,product_type,color',
      'A,Lip Matte,https://shop.example.com/a,in_stock,9 USD,M,Lipstick,Hot Pink',
      'B,Skin Satin,https://shop.example.com/b,in_stock,9 USD,M,Foundation,Tan',
      'C,Lip Matte,https://shop.example.com/c,in_stock,9 USD,M,Lipstick,Rosewood',
    ].join('\n');

    expect((await read('names.csv', text, asked('google'))).products).toEqual([]);
    const told = await read('names.csv', text, asked('google', { colorNames: true }));
    expect(told.products).toMatchObject([{ productId: 'A', hex: '#ff69b4' }]);
    expect(told.rejected).toHaveLength(2);
  });

  it('is read by words of its own, over those of the format', async () => {
    const own = parseMapping(
      JSON.stringify({
        format: 'google',
        values: { category: { 'Rouge à lèvres': 'lipstick' }, hex: { rosewood: '#A04050' }, finish: { mat: 'matte' } },
        columns: { finish: 'texture' },
      }),
    );
    const text = [
      'id,title,link,availability,price,brand,product_type,color,hex,texture',
      'A,Lèvres,https://shop.example.com/a,in_stock,9 EUR,M,Beauté > Rouge à lèvres,Rosewood,Rosewood,Mat',
    ].join('\n');

    expect((await read('own.csv', text, withFormat(own))).products).toMatchObject([
      { category: 'lipstick', hex: '#a04050', finish: 'matte' },
    ]);
  });
});
