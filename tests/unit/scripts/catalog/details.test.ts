/** Picture, GTIN and size of products in the exports of shops. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormatName } from '../../../../scripts/catalog/formats/formats.ts';
import { PLAIN, withFormat } from '../../../../scripts/catalog/read/mapping.ts';
import { readVerdicts } from '../../../../scripts/catalog/read/verdicts.ts';
import type { Product } from '../../../../src/lib/looks/types.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'details-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (format: FormatName, text: string): Promise<readonly Product[]> => {
  const file = join(folder, `${format}.csv`);
  await writeFile(file, text);
  const defaults = { finish: 'matte', currency: 'USD' };
  const mapping = withFormat({ ...PLAIN, defaults, shop: 'https://shop.example.com' }, format);
  const products: Product[] = [];
  for await (const { verdict } of readVerdicts(file, mapping, 'v')) if (verdict.ok) products.push(verdict.product);
  return products;
};

describe('picture, number and size of a product', () => {
  it.each([
    [
      'google' as const,
      'id,title,link,image_link,availability,price,brand,product_type,color,hex,gtin,size\n' +
        'L-1,Day Lip Matte,https://shop.example.com/l,https://cdn.example.com/l.jpg,in_stock,29.00 USD,Nulle,Lipstick,Ember,#C4502F,4006381333931,3 g\n' +
        'L-2,Day Lip Matte,https://shop.example.com/m,http://cdn.example.com/m.jpg,in_stock,29.00 USD,Nulle,Lipstick,Plum,#6b2d5c,n/a,',
    ],
    [
      'shopify' as const,
      'Handle,Title,Vendor,Type,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price,Variant Barcode,Image Src,Hex\n' +
        "l,Day Lip Matte,Nulle,Lipstick,true,Size,3 g,Color,Ember,L-1,29.00,'4006381333931,https://cdn.example.com/l.jpg,#C4502F\n" +
        'm,Day Lip Matte,Nulle,Lipstick,true,Title,Plum,,,L-2,29.00,none,http://cdn.example.com/m.jpg,#6b2d5c',
    ],
    [
      'woocommerce' as const,
      'ID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,In stock?,Regular price,Categories,Images,Brands,Attribute 1 name,Attribute 1 value(s),Meta: hex\n' +
        '1,simple,L-1,4006381333931,Day Lip Matte,1,1,29,Lipstick,"https://cdn.example.com/l.jpg, https://cdn.example.com/l2.jpg",Nulle,Size,3 g,#C4502F\n' +
        '2,simple,L-2,abc,Day Lip Matte,1,1,29,Lipstick,http://cdn.example.com/m.jpg,Nulle,,,#6b2d5c',
    ],
  ])('are taken from %s, and left out where they are not usable', async (format, text) => {
    const products = await read(format, text);

    expect(products).toHaveLength(2);
    expect(products[0]).toMatchObject({
      imageUrl: 'https://cdn.example.com/l.jpg',
      gtin: '4006381333931',
      size: '3 g',
    });
    expect(products[1]).toMatchObject({ productId: 'L-2' });
    expect(products[1]).not.toHaveProperty('imageUrl');
    expect(products[1]).not.toHaveProperty('gtin');
    expect(products[1]).not.toHaveProperty('size');
  });
});
