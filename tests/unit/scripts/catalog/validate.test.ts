import { describe, expect, it } from '@jest/globals';
import type { Column } from '../../../../scripts/catalog/read/columns.ts';
import { PLAIN, toCells } from '../../../../scripts/catalog/read/mapping.ts';
import { toProduct } from '../../../../scripts/catalog/product/validate.ts';
import { hexToLab } from '../../../../src/lib/color.ts';
import type { Product } from '../../../../src/lib/looks/types.ts';

type Row = Partial<Record<Column, unknown>>;

const GOOD: Row = {
  category: 'foundation',
  brand: 'Maison Nulle',
  name: 'Second Day',
  shade: '020N',
  hex: '#E8C9AE',
  finish: 'satin',
  price: '31.50',
  currency: 'EUR',
  url: 'https://shop.example.com/inv-020',
};

const judge = (row: Row) => toProduct(toCells(PLAIN, { ...GOOD, ...row }), { catalogVersion: 'test-1' });

const productOf = (row: Row = {}): Product => {
  const verdict = judge(row);
  if (!verdict.ok) throw new Error(verdict.problems.join('; '));
  return verdict.product;
};

const problemsOf = (row: Row): readonly string[] => {
  const verdict = judge(row);
  return verdict.ok ? [] : verdict.problems;
};

describe('what a list may say besides', () => {
  it('is kept: picture, GTIN, size, and that colors were measured on skin', () => {
    const row = { imageUrl: 'https://shop.example.com/020.jpg', gtin: '4 006381 333931', size: '30 ml' };

    expect(productOf({ ...row, measuredOnSkin: 'yes' })).toMatchObject({
      ...row,
      gtin: '4006381333931',
      measuredOnSkin: true,
    });
  });

  it('is told when it is wrong', () => {
    expect(problemsOf({ imageUrl: 'http://shop.example.com/020.jpg', gtin: '12' })).toEqual([
      'imageUrl is not https: http://shop.example.com/020.jpg',
      'gtin is not a GTIN of 8 to 14 digits: 12',
    ]);
  });

  it('makes the undertone of a measured color that of the swatch which it would be sold as', () => {
    const plain = { shade: 'x', hex: '#b98763' };

    expect(productOf({ ...plain, measuredOnSkin: 'true' }).undertone).not.toBe(productOf(plain).undertone);
  });
});

describe('a row of a product list', () => {
  it('becomes a product, its gaps filled by what its color and its words tell', () => {
    const { l, a, b } = hexToLab('#e8c9ae');

    expect(productOf()).toEqual({
      productId: expect.stringMatching(/^p-[0-9a-f]{20}$/),
      category: 'foundation',
      brand: 'Maison Nulle',
      name: 'Second Day',
      shade: '020N',
      hex: '#e8c9ae',
      lab: { l: expect.closeTo(l, 2), a: expect.closeTo(a, 2), b: expect.closeTo(b, 2) },
      finish: 'satin',
      undertone: 'neutral',
      price: 31.5,
      currency: 'EUR',
      url: 'https://shop.example.com/inv-020',
      countries: [],
      available: true,
      vegan: false,
      allergens: [],
      catalogVersion: 'test-1',
    });
  });

  it.each([
    ['an unknown price', { price: '' }, { price: null }],
    ['a decimal comma', { price: '12,50' }, { price: 12.5 }],
    ['the currency beside the price', { price: 'EUR 1.299,00' }, { price: 1299 }],
    ['four decimals', { price: '29.0000' }, { price: 29 }],
    ['a hex without its #', { hex: 'e8c9ae' }, { hex: '#e8c9ae' }],
    [
      'lists in one cell',
      { countries: 'de|FR', allergens: 'Nut; Fragrance' },
      { countries: ['DE', 'FR'], allergens: ['nut', 'fragrance'] },
    ],
    ['flags in words', { available: 'No', vegan: 'YES' }, { available: false, vegan: true }],
    [
      'lists and flags of JSON',
      { countries: ['DE'], vegan: true, price: 7 },
      { countries: ['DE'], vegan: true, price: 7 },
    ],
    ['a measured color', { labL: '70', labA: '10.5', labB: '-3' }, { lab: { l: 70, a: 10.5, b: -3 } }],
    ['stray spaces', { brand: '  Maison   Nulle ' }, { brand: 'Maison Nulle' }],
    ['a finish by the name of the product', { finish: '', name: 'Day Glow Foundation' }, { finish: 'dewy' }],
    ['an id of its own', { productId: 'inv:020.N_1' }, { productId: 'inv:020.N_1' }],
  ] satisfies [string, Row, Partial<Product>][])('may have %s', (_title, row, expected) => {
    expect(productOf(row)).toMatchObject(expected);
  });

  it('keeps its id while brand, product, shade and color stay', () => {
    const { productId } = productOf();

    expect(productOf({ price: '1', url: 'https://other.example.com', hex: 'E8C9AE' }).productId).toBe(productId);
    for (const row of [{ brand: 'Other' }, { name: 'Other' }, { shade: '030' }, { hex: '#e8c9af' }] satisfies Row[]) {
      expect(productOf(row).productId).not.toBe(productId);
    }
  });

  it.each([
    [{ hex: '#E8C9A' }, 'hex is not a #rrggbb color: #E8C9A'],
    [{ hex: 'beige' }, 'hex is not a #rrggbb color: beige'],
    [{ hex: '#F9F9F9' }, 'hex is white, grey or another color that skin has not: #F9F9F9'],
    [{ hex: '#4460F3' }, 'hex is white, grey or another color that skin has not: #4460F3'],
    [{ category: 'perfume' }, 'category is none of foundation, concealer'],
    [{ category: '' }, 'category is missing'],
    [{ brand: '' }, 'brand is missing'],
    [{ name: 'x'.repeat(161) }, 'name is longer than 160 characters'],
    [{ shade: 'a\u0000b' }, 'shade has control characters'],
    [{ url: 'http://shop.example.com' }, 'url is not https: http://shop.example.com'],
    [{ url: 'javascript:alert(1)' }, 'url is not https'],
    [{ url: 'shop.example.com/x' }, 'url is not https'],
    [{ price: '-1' }, 'price is not an amount such as 29.00, 29.00 USD or 12,99 EUR: -1'],
    [{ price: '12,500' }, 'price is not an amount'],
    [{ price: '12.500' }, 'price is not an amount'],
    [{ price: '29.00 USD' }, 'currency is not that of the price, USD: EUR'],
    [{ price: 'EUR 29.00 EUR' }, 'price is not an amount'],
    [{ price: '$12' }, 'price is not an amount'],
    [{ price: '1e9' }, 'price is not an amount'],
    [{ currency: 'EURO' }, 'currency is not an ISO 4217 code: EURO'],
    [{ currency: 'XQZ' }, 'currency is not an ISO 4217 code: XQZ'],
    [{ countries: 'DE|Germany' }, 'countries has something else than ISO 3166 codes'],
    [{ countries: 'XX' }, 'countries has something else than ISO 3166 codes'],
    [{ undertone: 'purple' }, 'undertone is none of warm, cool, neutral, olive, unknown: purple'],
    [{ finish: 'wet' }, 'finish is none of matte'],
    [{ finish: '' }, 'finish is missing'],
    [{ available: 'maybe' }, 'available is neither true nor false: maybe'],
    [{ labL: '70' }, 'labL is not CIELAB together with labA and labB: 70'],
    [{ labL: '170', labA: '1', labB: '1' }, 'labL is not CIELAB'],
    [{ productId: 'a b' }, 'productId has other characters'],
  ] satisfies [Row, string][])('is rejected for %j', (row, problem) => {
    expect(problemsOf(row)).toEqual([expect.stringContaining(problem)]);
  });

  it('is told everything that is wrong with it at once', () => {
    expect(problemsOf({ hex: 'x', url: '', price: 'free' })).toHaveLength(3);
  });

  it('may be white or grey where it is no complexion product', () => {
    expect(productOf({ category: 'eyeliner', hex: '#101010' }).undertone).toBe('neutral');
  });
});
