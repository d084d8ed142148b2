/** A row becomes a product, or says everything that is wrong with it. */
import { hexToLab } from '../../../src/lib/color.ts';
import type { Lab } from '../../../src/lib/face/types.ts';
import { photoToSwatch } from '../../../src/lib/looks/catalogue/color-spaces.ts';
import type { Product } from '../../../src/lib/looks/types.ts';
import { CATEGORIES, PRODUCT_FINISHES, type ProductFinish, UNDERTONES } from '../../../src/lib/vocabulary.ts';
import type { Cells, Column } from '../read/columns.ts';
import { moneyOf } from './money.ts';
import { finishOf, idOf, isComplexion, isNoSkinColor, undertoneOf } from './derive.ts';

export type Verdict =
  { readonly ok: true; readonly product: Product } | { readonly ok: false; readonly problems: readonly string[] };

const PRODUCT_ID = /^[\w.:-]{1,100}$/;
const MAX_URL = 2048;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const TRUE = ['true', 'yes', 'y', '1'];
const FALSE = ['false', 'no', 'n', '0'];

/** What no name and no link has. */
const UNFIT: readonly (readonly [RegExp, string])[] = [
  [/[\p{Cc}\p{Cs}]/u, 'has control characters'],
  [/\uFFFD/, 'has characters that were lost when the list was written; export it as UTF-8'],
  [
    /Ã[\u0080-\u00BF]|â€[\u0080-\u00BF\u2018-\u201D\u0153\u2122]/,
    'is UTF-8 that was read as windows-1252 and written again',
  ],
  [/<\/?[a-z][^>]*>/i, 'has HTML tags'],
  [/.https?:\/\//, 'has a link in it; is there a stray quote?'],
];

/** Collects problems, so that a row is told all of them at once. */
interface Reading {
  readonly cells: Cells;
  readonly problems: string[];
}

/** What would give a row that lacks it a value. */
const MENDS: Partial<Record<Column, string>> = {
  category: "map the shop's words by values.category",
  brand: 'say it by defaults.brand',
  currency: 'say it by --currency or defaults.currency',
  finish: 'say it by defaults.finish',
  hex: "name the column of colors by columns.hex, or take it from the shade's name by --colour-names",
  url: 'say --shop https://…, if the list has no links',
};

const missing = (column: Column): string => {
  const mend = MENDS[column];
  return mend === undefined ? 'is missing' : `is missing: ${mend}`;
};

const complain = ({ cells, problems }: Reading, column: Column, problem: string): void => {
  problems.push(`${column} ${problem}${cells[column] === '' ? '' : `: ${cells[column].slice(0, 80)}`}`);
};

const text = (reading: Reading, column: Column, max: number, required = true): string => {
  const value = reading.cells[column];
  if (required && value === '') complain(reading, column, missing(column));
  if (value.length > max) complain(reading, column, `is longer than ${max} characters`);
  for (const [pattern, problem] of UNFIT) if (pattern.test(value)) complain(reading, column, problem);
  return value;
};

const noneOf = (column: Column, words: readonly string[]): string =>
  `is none of ${words.join(', ')}${column === 'category' ? "; map the shop's words by values.category" : ''}`;

const word = <T extends string>(reading: Reading, column: Column, words: readonly T[], derived?: T): T | undefined => {
  const value = reading.cells[column].toLowerCase();
  const found = value === '' ? derived : words.find((each) => each === value);
  if (found === undefined) complain(reading, column, value === '' ? missing(column) : noneOf(column, words));
  return found;
};

const flag = (reading: Reading, column: Column, fallback: boolean): boolean => {
  const value = reading.cells[column].toLowerCase();
  if (value === '') return fallback;
  if (!TRUE.includes(value) && !FALSE.includes(value)) complain(reading, column, 'is neither true nor false');
  return TRUE.includes(value);
};

const list = (reading: Reading, column: Column): readonly string[] =>
  reading.cells[column]
    .split(/[|;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** As CSS Color 4 has them: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`; here the `#` may be missing. */
const HEX = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

const readHex = (reading: Reading): string | undefined => {
  const digits = HEX.exec(reading.cells.hex)?.[1]?.toLowerCase();
  if (digits === undefined) {
    complain(reading, 'hex', reading.cells.hex === '' ? missing('hex') : 'is not a #rrggbb color');
    return undefined;
  }
  const full = digits.length < 6 ? digits.replaceAll(/./g, '$&$&') : digits;
  // Seen through, a color is that of what lies under it; and some write the opacity in front, as Android does.
  if (full.length === 8 && !full.endsWith('ff')) {
    complain(reading, 'hex', 'is a color that is not opaque; give #rrggbb');
  }
  return `#${full.slice(0, 6)}`;
};

const round = (value: number): number => Math.round(value * 100) / 100;

const isLab = ({ l, a, b }: Lab): boolean => l >= 0 && l <= 100 && Math.abs(a) <= 128 && Math.abs(b) <= 128;
const number = (cell: string): number => (cell === '' ? Number.NaN : Number(cell));

/** All three or none; without them the hex tells. */
const readLab = (reading: Reading, hex: string): Lab => {
  const { labL, labA, labB } = reading.cells;
  const isGiven = labL !== '' || labA !== '' || labB !== '';
  const { l, a, b } = isGiven ? { l: number(labL), a: number(labA), b: number(labB) } : hexToLab(hex);
  if (!isLab({ l, a, b })) complain(reading, 'labL', 'is not CIELAB together with labA and labB');
  return { l: round(l), a: round(a), b: round(b) };
};

const readPrice = (reading: Reading): number | null => {
  const { price } = reading.cells;
  if (price === '') return null;
  const { amount } = moneyOf(price);
  if (amount === undefined) complain(reading, 'price', 'is not an amount such as 29.00, 29.00 USD or 12,99 EUR');
  return amount ?? null;
};

const urlProblem = (url: URL | undefined): string | undefined => {
  if (url?.protocol !== 'https:') return 'is not https';
  if (url.username + url.password !== '') return 'has a user name or a password';
  return url.href.length > MAX_URL ? `is longer than ${MAX_URL} characters` : undefined;
};

/** As a browser would ask for it: blanks, umlauts and host names in their encoded form. */
const readUrl = (reading: Reading, column: 'url' | 'imageUrl'): string => {
  const given = text(reading, column, Infinity, column === 'url');
  if (given === '') return '';
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const problem = urlProblem(url);
  if (problem !== undefined) complain(reading, column, problem);
  return url?.href ?? '';
};

/** Eight to fourteen digits (GS1); spaces and hyphens are for people. */
const readGtin = (reading: Reading): string => {
  const gtin = reading.cells.gtin.replaceAll(/[\s-]/g, '');
  if (gtin !== '' && !/^\d{8,14}$/.test(gtin)) complain(reading, 'gtin', 'is not a GTIN of 8 to 14 digits');
  return gtin;
};

/** What a list may say besides; blank is left out. */
const readDetails = (reading: Reading): Pick<Product, 'imageUrl' | 'gtin' | 'size'> =>
  Object.fromEntries(
    Object.entries({
      imageUrl: readUrl(reading, 'imageUrl'),
      gtin: readGtin(reading),
      size: text(reading, 'size', 40, false),
    }).filter(([, value]) => value !== ''),
  );

const readCurrency = (reading: Reading): string => {
  const given = text(reading, 'currency', 80).toUpperCase();
  const priced = moneyOf(reading.cells.price).currency;
  // A column of prices can stand for that of currencies.
  const currency = moneyOf(given).currency ?? given;
  if (priced !== undefined && priced !== currency) complain(reading, 'currency', `is not that of the price, ${priced}`);
  if (currency !== '' && !CURRENCIES.has(currency)) complain(reading, 'currency', 'is not an ISO 4217 code');
  return currency;
};

const readCountries = (reading: Reading): readonly string[] => {
  const countries = list(reading, 'countries').map((code) => code.toUpperCase());
  const isKnown = (code: string): boolean => /^[A-Z]{2}$/.test(code) && REGIONS.of(code) !== undefined;
  if (!countries.every(isKnown)) complain(reading, 'countries', 'has something else than ISO 3166 codes');
  return countries;
};

const readId = (reading: Reading): string => {
  const { productId } = reading.cells;
  if (productId !== '' && !PRODUCT_ID.test(productId))
    complain(reading, 'productId', 'has other characters than A-Z a-z 0-9 . : _ -');
  return productId;
};

const readColor = (reading: Reading) => {
  const hex = readHex(reading);
  const category = word(reading, 'category', CATEGORIES);
  if (hex === undefined || category === undefined) return undefined;
  const lab = readLab(reading, hex);
  if (isComplexion(category) && isNoSkinColor(hexToLab(hex)))
    complain(reading, 'hex', 'is white, grey or another color that skin has not');
  const { shade, description } = reading.cells;
  const measuredOnSkin = flag(reading, 'measuredOnSkin', false);
  const swatch = measuredOnSkin ? photoToSwatch(lab) : lab;
  const derived = undertoneOf({ category, lab: swatch, shade, description });
  const undertone = word(reading, 'undertone', UNDERTONES, derived);
  return undertone && { hex, category, lab, undertone, ...(measuredOnSkin && { measuredOnSkin }) };
};

export interface Edition {
  readonly catalogVersion: string;
  /** For products whose row and name tell no finish. */
  readonly defaultFinish?: string | undefined;
}

const readFinish = (reading: Reading, name: string, { defaultFinish }: Edition): ProductFinish | undefined => {
  const fallback = finishOf(name) ?? PRODUCT_FINISHES.find((finish) => finish === defaultFinish);
  return word(reading, 'finish', PRODUCT_FINISHES, fallback);
};

export const toProduct = (cells: Cells, edition: Edition): Verdict => {
  const reading: Reading = { cells, problems: [] };
  const productId = readId(reading);
  const brand = text(reading, 'brand', 80);
  const name = text(reading, 'name', 160);
  const shade = text(reading, 'shade', 120, false);
  const color = readColor(reading);
  const finish = readFinish(reading, name, edition);
  const rest = {
    price: readPrice(reading),
    currency: readCurrency(reading),
    url: readUrl(reading, 'url'),
    countries: readCountries(reading),
    available: flag(reading, 'available', true),
    vegan: flag(reading, 'vegan', false),
    allergens: list(reading, 'allergens').map((allergen) => allergen.toLowerCase()),
    catalogVersion: edition.catalogVersion,
    ...readDetails(reading),
  };
  if (!color || !finish || reading.problems.length > 0) return { ok: false, problems: reading.problems };
  const id = productId === '' ? idOf([brand, name, shade, color.hex]) : productId;
  return { ok: true, product: { productId: id, brand, name, shade, ...color, finish, ...rest } };
};
