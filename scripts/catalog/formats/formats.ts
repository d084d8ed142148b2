/** Exports of shops that are read without a mapping of one's own. */
import type { SourceRow } from '../read/columns.ts';
import { google } from './google.ts';
import { shopify } from './shopify.ts';
import type { Format } from './shop-row.ts';
import { woocommerce } from './woocommerce.ts';

export const FORMATS = { google, shopify, woocommerce } as const satisfies Record<string, Format>;
export type FormatName = keyof typeof FORMATS;

export const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMATS, name);

/** Rows that are no products, of pictures and of products with variants, are left out. */
export async function* inFormat(
  rows: AsyncIterable<SourceRow>,
  { start }: Format,
  shop: string | undefined,
): AsyncGenerator<SourceRow> {
  const complete = start(shop);
  for await (const row of rows) {
    const values = 'values' in row ? complete(row.values) : undefined;
    if (!('values' in row)) yield row;
    else if (values !== undefined) yield { line: row.line, values };
  }
}
