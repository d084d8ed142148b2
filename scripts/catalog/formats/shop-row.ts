/** A row of a shop's export, by the names that the shop gives its headers, whatever their case. */
import { cellText } from '../read/cell-text.ts';
import type { Column } from '../read/columns.ts';

export type Values = Readonly<Record<string, unknown>>;

export interface Format {
  /** As in a mapping: headers by column; some of them are made by `start`. */
  readonly columns: Readonly<Partial<Record<Column, readonly string[]>>>;
  /** As in a mapping: the shop's words by column, and ours. */
  readonly values: Readonly<Partial<Record<Column, Readonly<Record<string, string>>>>>;
  /** Of one file: a row with what it inherits and what is made of it, or undefined when it is no product. `shop`: without a slash. */
  readonly start: (shop: string | undefined) => (row: Values) => Values | undefined;
}

export interface ShopRow {
  /** The first of these headers that is not blank; else ''. */
  readonly get: (...headers: readonly string[]) => string;
  /** Headers that match, with their cells, blank ones left out. */
  readonly matching: (pattern: RegExp) => readonly (readonly [header: string, cell: string])[];
}

export const shopRow = (values: Values): ShopRow => {
  const cells = new Map(Object.entries(values).map(([header, value]) => [header.toLowerCase(), cellText(value)]));
  return {
    get: (...headers) =>
      headers.map((header) => cells.get(header.toLowerCase()) ?? '').find((cell) => cell !== '') ?? '',
    matching: (pattern) => [...cells].filter(([header, cell]) => pattern.test(header) && cell !== ''),
  };
};

/** A rows' own values over those of the product that it is a variant of. */
export const inherited = (own: Values, parent: Values, headers: readonly string[]): Values => {
  const names = new Set(headers.map((header) => header.toLowerCase()));
  const blank = Object.entries(parent).filter(
    ([header]) => names.has(header.toLowerCase()) && cellText(own[header]) === '',
  );
  return { ...own, ...Object.fromEntries(blank) };
};

/** How shops call the option that a shade is chosen by. */
export const SHADE_OPTION =
  /^(?:pa_)?(?:shade|colou?r|tone|tint|farbe|farbton|nuance|teinte|couleur|tono|color\/shade)$/i;

/** A column of colors, such as `Hex` or `Hex (product.metafields.custom.hex)`. */
export const hexOf = (row: ShopRow): string => row.matching(/\bhex\b/)[0]?.[1] ?? '';

/** How shops call the option that a size is chosen by. */
export const SIZE_OPTION =
  /^(?:pa_)?(?:size|volume|weight|gr(?:ö|oe)(?:ß|ss)e|inhalt|taille|contenance|tama(?:ñ|n)o)$/i;

/** What is shown beside a product. One that a catalogue would refuse is left out: the product can do without. */
export const detailsOf = (image: string, gtin: string, size: string) => {
  const digits = gtin.replaceAll(/[\s'-]/g, '');
  return {
    imageLink: /^https:\/\/[^\s,]+$/.test(image) ? image : '',
    globalNumber: /^\d{8,14}$/.test(digits) ? digits : '',
    sizeText: size,
  };
};
/** The columns that `detailsOf` makes. */
export const DETAILS = { imageUrl: ['imageLink'], gtin: ['globalNumber'], size: ['sizeText'] } as const;

const ID = /^[\w.:-]{1,100}$/;
/** An id that the catalogue can hold, or none: then brand, name, shade and color make one. */
export const idOf = (text: string): string => (ID.test(text) ? text : '');
