/** The columns of a product list, as docs/operate/catalogue.md describes them. */
export const COLUMNS = [
  'productId',
  'category',
  'brand',
  'name',
  'shade',
  'hex',
  'labL',
  'labA',
  'labB',
  'finish',
  'undertone',
  'price',
  'currency',
  'url',
  'countries',
  'available',
  'vegan',
  'allergens',
  'description',
  'imageUrl',
  'gtin',
  'size',
  'measuredOnSkin',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Without these no row can become a product; the others may be missing or blank. */
export const REQUIRED_COLUMNS = ['category', 'brand', 'name', 'hex', 'currency', 'url'] as const satisfies Column[];

/** One row by column; blank means not given. */
export type Cells = Readonly<Record<Column, string>>;

/** A row as its file gives it, or what is wrong with it, or with the whole file from there on. Lines count from 1. */
export type SourceRow =
  | { readonly line: number; readonly values: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly fault: string }
  | { readonly line: number; readonly damage: string };
