/** What every table adapter shares: DynamoDB's time, and its faults as this service's problem. */
import { Problem } from '../../errors.ts';
import { isUnavailable } from '../aws/retry-policy.ts';
import type { Preferences } from '../../looks/types.ts';

/** Seconds since the epoch, DynamoDB's TTL format. */
export const epochSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** TTL removes a row up to two days late; until then it must read as gone. */
export const isLive = (item: { readonly ttl?: number | undefined }, nowMs: number): boolean =>
  item.ttl === undefined || item.ttl > epochSeconds(nowMs);

/** ElectroDB wraps what the client threw. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.name === 'ElectroError' && error.cause !== undefined ? error.cause : error;

/** The client has retried by then. @throws Problem upstream_unavailable; anything else is a bug and passes as it is */
export const onTable = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    const cause = causeOf(error);
    if (!isUnavailable(cause)) throw error;
    throw new Problem('upstream_unavailable', 'The table is unavailable right now.', { cause, retryAfterSeconds: 2 });
  }
};

/** What of a look's row is read before it is parsed. */
export type RawLook = Readonly<Record<string, unknown>> & {
  readonly uploadId: string;
  readonly createdAt: string;
  readonly savedAt: string;
  readonly ttl?: number;
};

/** Of a query whose answer is asked for as it is ElectroDB takes the cursor as it is, too; its types do not say so. */
export const rawCursor = (keys: object): string => keys as unknown as string;

/** Of a read whose answer was asked for as it is. */
export const rawItem = (answer: unknown): RawLook | undefined => (answer as { readonly Item?: RawLook }).Item;

/** Of a query whose answer was asked for as it is. */
export const rawItems = (answer: unknown): readonly RawLook[] =>
  (answer as { readonly Items?: readonly RawLook[] }).Items ?? [];

/** Undefined where it is no text: of a damaged row nothing is sure. */
export const textIn = (item: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = item[name];
  return typeof value === 'string' ? value : undefined;
};

/** As much of an attribute's declaration as tells what its value looks like. */
interface Shape {
  readonly type: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}
type Shapes = Readonly<Record<string, Shape>>;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const isText = (value: unknown): boolean => typeof value === 'string';

/** A list of words is a text; of any other kind nothing is known. */
const KINDS: Readonly<Record<string, (value: unknown, shape: Shape) => boolean>> = {
  string: isText,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  map: (value, { properties = {} }) => isMap(value) && hasShapes(properties, value),
  list: (value, { items }) => Array.isArray(value) && value.every((one) => !items || hasShape(items, one)),
};

const hasShape = (shape: Shape, value: unknown): boolean => {
  if (value === undefined) return true;
  if (Array.isArray(shape.type)) return isText(value);
  return KINDS[String(shape.type)]?.(value, shape) ?? true;
};

const hasShapes = (shapes: Shapes, item: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(shapes).every(([name, shape]) => hasShape(shape, item[name]));

/**
 * ElectroDB reads a text where a map was declared. A word that this version does not know is no damage.
 * @throws Error for a row with a value that is not of its declared kind
 */
export const assertShapes = (shapes: Shapes, item: Readonly<Record<string, unknown>>): void => {
  const wrong = Object.entries(shapes).filter(([name, shape]) => !hasShape(shape, item[name]));
  if (wrong.length > 0) throw new Error(`A row has another kind of ${wrong.map(([name]) => name).join(', ')}`);
};

export interface Readable<T> {
  readonly values: readonly T[];
  /** Rows that are damaged, or that a version wrote which this one cannot read. */
  readonly unreadable: number;
}

/** One damaged row breaks no list: it is left out and counted. */
export const readable = <Item, T>(items: readonly Item[], read: (item: Item) => T): Readable<T> => {
  const values = items.flatMap((item) => {
    try {
      return [read(item)];
    } catch {
      return [];
    }
  });
  return { values, unreadable: items.length - values.length };
};

type Compact<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Drops what is undefined: an optional field of the domain is absent, never undefined. */
export const compact = <T extends object>(value: T): Compact<T> =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Compact<T>;

export const pick = <T extends object, Name extends keyof T>(value: T, names: readonly Name[]): Pick<T, Name> =>
  Object.fromEntries(names.map((name) => [name, value[name]])) as Pick<T, Name>;

/** ElectroDB's types are mutable. Empty notes are none. */
export const storedPreferences = ({ avoid, brands, budget, notes, ...rest }: Preferences) => ({
  ...rest,
  ...(notes && { notes }),
  ...(avoid && { avoid: [...avoid] }),
  ...(brands && { brands: [...brands] }),
  ...(budget && { budget: { ...budget } }),
});
