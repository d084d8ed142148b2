/** A mapping file: which foreign header feeds which column, and what holds for every row of the list. */
import { readFile } from 'node:fs/promises';
import { decided } from '../formats/categories.ts';
import { type FormatName, FORMATS, isFormat } from '../formats/formats.ts';
import type { Format } from '../formats/shop-row.ts';
import { namedColor } from '../product/named-color.ts';
import { cellText } from './cell-text.ts';
import { type Cells, type Column, COLUMNS, REQUIRED_COLUMNS } from './columns.ts';
import { CATEGORIES } from '../../../src/lib/vocabulary.ts';
import { isComplexion } from '../product/derive.ts';
import { assertEncoding, DEFAULT_ENCODING } from './file-text.ts';

export interface Mapping {
  /** The list's name: an import discontinues only what vanished from its own list. */
  readonly source: string;
  /** Foreign headers by column; of several the first that is not blank counts. */
  readonly columns: Readonly<Partial<Record<Column, readonly string[]>>>;
  /** For blank cells; claims of whoever writes the mapping. A product's name is asked for its finish first. */
  readonly defaults: Readonly<Partial<Record<Column, string>>>;
  /** Words that mean blank, such as `NA`. */
  readonly blank: readonly string[];
  readonly delimiter: string;
  /** As the Encoding standard names it. */
  readonly encoding: string;
  /** Foreign words by column and what they mean here; their case does not matter. */
  readonly values: Readonly<Partial<Record<Column, Readonly<Record<string, string>>>>>;
  /** Of a shop's export: it makes columns of its own. */
  readonly format?: FormatName;
  /** `https://shop.example.com`, for exports without links. */
  readonly shop?: string;
  /** Whether a shade's name may be taken for its color. */
  readonly colorNames?: boolean;
}

export const DEFAULT_SOURCE = 'catalogue';
export const SOURCE_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
export const PLAIN: Mapping = {
  source: DEFAULT_SOURCE,
  columns: {},
  defaults: {},
  blank: [],
  delimiter: ',',
  encoding: DEFAULT_ENCODING,
  values: {},
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const fail = (message: string): never => {
  throw new Error(`The mapping file is wrong: ${message}`);
};

const byColumn = <T>(
  part: string,
  value: unknown,
  read: (each: unknown, column: Column) => T,
): Partial<Record<Column, T>> => {
  if (value === undefined) return {};
  if (!isRecord(value)) return fail(`${part} is not an object`);
  const entries = Object.entries(value).map(([name, each]) => {
    if (!isColumn(name)) return fail(`${part}.${name} is none of ${COLUMNS.join(', ')}`);
    return [name, read(each, name)] as const;
  });
  return Object.fromEntries(entries);
};

const headers = (value: unknown, column: Column): readonly string[] => {
  if (typeof value === 'string') return [value];
  return isTexts(value) && value.length > 0
    ? value
    : fail(`columns.${column} is neither a header nor a list of headers`);
};

const defaultCell = (value: unknown, column: Column): string =>
  typeof value === 'string' ? value : fail(`defaults.${column} is not a text`);

/** Keys in lower case, as the cells are compared. */
const words = (value: unknown, column: Column): Readonly<Record<string, string>> => {
  if (!isRecord(value) || !isTexts(Object.values(value))) return fail(`values.${column} is not an object of texts`);
  return Object.fromEntries(Object.entries(value).map(([word, meaning]) => [word.toLowerCase(), String(meaning)]));
};

const formatOf = (name: unknown): FormatName | undefined => {
  if (name === undefined) return undefined;
  return typeof name === 'string' && isFormat(name)
    ? name
    : fail(`format is none of ${Object.keys(FORMATS).join(', ')}`);
};

/** @throws Error for what is no https origin */
export const shopOf = (text: string): string => {
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:')
    throw new Error(`The shop is no https address: ${text}`);
  return new URL(text).href.replace(/\/$/, '');
};

/** What the format brings, under what the mapping says itself. */
export const withFormat = (mapping: Mapping, name: FormatName | undefined = mapping.format): Mapping => {
  if (name === undefined) return mapping;
  const { columns, values }: Format = FORMATS[name];
  const merged = COLUMNS.map((column) => [column, { ...values[column], ...mapping.values[column] }] as const);
  return {
    ...mapping,
    format: name,
    columns: { ...columns, ...mapping.columns },
    values: Object.fromEntries(merged),
  };
};

const optionalText = (value: unknown, name: string, fallback: string): string => {
  if (value === undefined) return fallback;
  return typeof value === 'string' ? value : fail(`${name} is not a text`);
};

/** @throws Error that says what is wrong with it */
export const parseMapping = (text: string): Mapping => {
  const json: unknown = JSON.parse(text);
  if (!isRecord(json)) return fail('it is not an object');
  const source = optionalText(json['source'], 'source', DEFAULT_SOURCE);
  if (!SOURCE_NAME.test(source)) fail('source has other characters than a-z, 0-9 and -');
  const blank = json['blank'] ?? [];
  const encoding = optionalText(json['encoding'], 'encoding', DEFAULT_ENCODING);
  assertEncoding(encoding);
  const shop = optionalText(json['shop'], 'shop', '');
  const format = formatOf(json['format']);
  return {
    source,
    ...(shop !== '' && { shop: shopOf(shop) }),
    ...(format && { format }),
    ...(json['colorNames'] === true && { colorNames: true }),
    values: byColumn('values', json['values'], words),
    columns: byColumn('columns', json['columns'], headers),
    defaults: byColumn('defaults', json['defaults'], defaultCell),
    blank: isTexts(blank) ? blank : fail('blank is not a list of texts'),
    delimiter: optionalText(json['delimiter'], 'delimiter', ','),
    encoding,
  };
};

export const readMapping = async (file: string | undefined): Promise<Mapping> =>
  file === undefined ? PLAIN : parseMapping(await readFile(file, 'utf8'));

/** JSON products may carry `lab` as an object, as answers of the API do. */
const flatten = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const { lab } = values;
  return isRecord(lab) ? { ...values, labL: lab['l'], labA: lab['a'], labB: lab['b'] } : values;
};

/** A word, or the last part of a path (`Makeup > Lips > Lipstick, Sale`) that is known. */
const translated = (words: Readonly<Record<string, string>> | undefined, text: string): string => {
  if (words === undefined || text === '') return text;
  const parts = text.split(/[>,/|]/).map((part) => part.trim());
  const known = [text, ...parts.toReversed()].map((part) => words[part.toLowerCase()] ?? categoryOf(part));
  return known.find((word) => word !== undefined) ?? text;
};

const categoryOf = (part: string): string | undefined => CATEGORIES.find((category) => category === part.toLowerCase());

/** A color by the name of the shade, where that was asked for: never of what has to match skin. */
const colorOf = ({ colorNames }: Mapping, { hex, category, shade }: Cells): string =>
  hex !== '' || colorNames !== true || isComplexion(category) ? hex : (namedColor(shade) ?? '');

export const toCells = (mapping: Mapping, values: Readonly<Record<string, unknown>>): Cells => {
  const flat = flatten(values);
  const cell = (column: Column): string => {
    const texts = (mapping.columns[column] ?? [column]).map((header) => cellText(flat[header]));
    const given = texts.find((text) => text !== '' && !mapping.blank.includes(text));
    const text = given ?? (column === 'finish' ? undefined : mapping.defaults[column]) ?? '';
    return translated(mapping.values[column], text);
  };
  const cells = Object.fromEntries(COLUMNS.map((column) => [column, cell(column)])) as Record<Column, string>;
  const category = decided(cells.category, cells.name);
  return { ...cells, category, hex: colorOf(mapping, { ...cells, category }) };
};

/** Required columns that neither the file's headers nor the mapping can fill. */
export const missingColumns = (mapping: Mapping, given: readonly string[]): readonly Column[] =>
  REQUIRED_COLUMNS.filter(
    (column) =>
      mapping.defaults[column] === undefined &&
      !(mapping.columns[column] ?? [column]).some((header) => given.includes(header)),
  );
