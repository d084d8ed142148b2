/** Size of an item as DynamoDB counts it: docs.aws.amazon.com, Developer Guide, "DynamoDB item sizes and formats". */

const COLLECTION = 3;
const ENTRY = 1;
/** A number takes a byte for each two significant digits, and one more. */
const numberBytes = (value: number): number =>
  Math.ceil(String(Math.abs(value)).replace(/[.]|e.*/g, '').length / 2) + 1;

const mapBytes = (value: object): number =>
  Object.entries(value).reduce((sum, [name, part]) => sum + Buffer.byteLength(name) + valueBytes(part) + ENTRY, 0);

const objectBytes = (value: object): number => {
  if (value instanceof Uint8Array) return value.byteLength;
  return Array.isArray(value)
    ? value.reduce((sum: number, part) => sum + valueBytes(part) + ENTRY, COLLECTION)
    : COLLECTION + mapBytes(value);
};

const valueBytes = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberBytes(value);
  return typeof value === 'object' && value !== null ? objectBytes(value) : 1;
};

/** Names and values of the top level; nothing is counted for the item itself. */
export const itemBytes = (item: Readonly<Record<string, unknown>>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
