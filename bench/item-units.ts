/**
 * What a write costs in an index, which local engines do not report. Sizes and rules:
 * docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html and GSI.html
 */

/** An attribute value on the wire, such as `{ "S": "…" }`. */
export type Wire = Readonly<Record<string, unknown>>;
export type WireItem = Readonly<Record<string, Wire>>;

const COLLECTION = 3;
const ENTRY = 1;
/** Two significant digits a byte, and one more. */
const numberBytes = (text: string): number => Math.ceil(text.replace(/^-|\.|e.*$/gi, '').length / 2) + 1;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const SIZES: Readonly<Record<string, (value: never) => number>> = {
  S: (value: string) => Buffer.byteLength(value),
  B: (value: string) => Buffer.from(value, 'base64').length,
  N: numberBytes,
  SS: (values: readonly string[]) => sum(values.map((value) => Buffer.byteLength(value))),
  L: (values: readonly Wire[]) => COLLECTION + sum(values.map((value) => valueBytes(value) + ENTRY)),
  M: (value: WireItem) => COLLECTION + itemBytes(value) + ENTRY * Object.keys(value).length,
};

const valueBytes = (wire: Wire): number => {
  const [type = '', value] = Object.entries(wire)[0] ?? [];
  // Booleans and null.
  return SIZES[type]?.(value as never) ?? 1;
};

export const itemBytes = (item: WireItem): number =>
  sum(Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + valueBytes(value)));

/** A write unit is 1 KB, begun ones count whole. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

export interface IndexShape {
  readonly name: string;
  /** Partition and sort key. */
  readonly keys: readonly string[];
  /** Copied beside the keys of table and index. */
  readonly attributes: readonly string[];
}

const TABLE_KEYS = ['pk', 'sk'];

/** Undefined where the item does not stand in the index. */
export const copyOf = (item: WireItem | undefined, { keys, attributes }: IndexShape): WireItem | undefined => {
  if (item === undefined || keys.some((key) => item[key] === undefined)) return undefined;
  const wanted = new Set([...TABLE_KEYS, ...keys, ...attributes]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => wanted.has(name)));
};

const units = (item: WireItem): number => writeUnits(itemBytes(item));

/**
 * Nothing where the copy stays as it is; one write where it comes, goes or changes; two where its key changes, since the
 * old copy is deleted and a new one put.
 */
export const indexWriteUnits = (
  before: WireItem | undefined,
  after: WireItem | undefined,
  index: IndexShape,
): number => {
  const old = copyOf(before, index);
  const now = copyOf(after, index);
  if (old === undefined || now === undefined) return units(now ?? old ?? {}) * (now === old ? 0 : 1);
  if (JSON.stringify(old) === JSON.stringify(now)) return 0;
  const isMoved = index.keys.some((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]));
  return isMoved ? units(old) + units(now) : Math.max(units(old), units(now));
};
