/**
 * DynamoDB's indexes follow the table a little later, and the local engines' at once. For so long after a write, an index query
 * finds the row as it was before: not yet there, still there, or with its old values.
 */
import { crc32 } from 'node:zlib';
import type { Answered, Asked, Send } from './exchange.ts';

type Row = Readonly<Record<string, { readonly S?: string } | undefined>>;

interface Query {
  readonly IndexName?: string;
  readonly Limit?: number;
  readonly ScanIndexForward?: boolean;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Row;
}
interface Write {
  readonly TableName?: string;
  readonly Key?: Row;
  readonly Item?: Row;
  readonly RequestItems?: Readonly<
    Record<
      string,
      readonly { readonly PutRequest?: { readonly Item: Row }; readonly DeleteRequest?: { readonly Key: Row } }[]
    >
  >;
}
interface Past {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly id: string;
  /** As the row was before that write; undefined: there was none. */
  readonly row: Row | undefined;
}

/** What an index copies, beside its keys. */
export type Projections = Readonly<Record<string, readonly string[]>>;

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
/** Longer than any index is asked to lag. Milliseconds. */
const REMEMBERED = 60_000;

const idOf = (row: Row): string => `${row['pk']?.S} ${row['sk']?.S}`;

const keysOf = (write: Write): { readonly table: string; readonly row: Row }[] => {
  const { TableName: table = '', Key, Item, RequestItems = {} } = write;
  const batch = Object.entries(RequestItems).flatMap(([name, requests]) =>
    requests.map(({ PutRequest, DeleteRequest }) => ({
      table: name,
      row: PutRequest?.Item ?? DeleteRequest?.Key ?? {},
    })),
  );
  const single = Key ?? Item;
  return single === undefined ? batch : [{ table, row: single }, ...batch];
};

/** The caller's own headers, whose signature no local engine verifies, for another operation. */
const asGetItem = (asked: Asked, table: string, { pk, sk }: Row): Asked => ({
  ...asked,
  rawHeaders: asked.rawHeaders.map((text, index) =>
    index % 2 === 1 && asked.rawHeaders[index - 1]?.toLowerCase() === 'x-amz-target'
      ? 'DynamoDB_20120810.GetItem'
      : text,
  ),
  body: Buffer.from(JSON.stringify({ TableName: table, Key: { pk, sk }, ConsistentRead: true })),
});

/** Does the query look for such a row? Its partition is one of the values, and the others begin its sort key. */
const isSought = ({ IndexName = '', ExpressionAttributeValues = {} }: Query, row: Row): boolean => {
  const [partition, position] = [row[`${IndexName}pk`]?.S, row[`${IndexName}sk`]?.S];
  const values = Object.values(ExpressionAttributeValues).map((value) => value?.S);
  if (partition === undefined || position === undefined || !values.includes(partition)) return false;
  return values.every((value) => value === undefined || value === partition || position.startsWith(value));
};

const copied = (query: Query, row: Row, projections: Projections): Row => {
  const { IndexName = '', ProjectionExpression, ExpressionAttributeNames = {} } = query;
  const asked = ProjectionExpression?.split(',').map((name) => ExpressionAttributeNames[name.trim()] ?? name.trim());
  const all = ['pk', 'sk', `${IndexName}pk`, `${IndexName}sk`, ...(projections[IndexName] ?? [])];
  return Object.fromEntries((asked ?? all).flatMap((name) => (name in row ? [[name, row[name]]] : [])));
};

const withBody = (answer: Answered, content: object): Answered => {
  const body = Buffer.from(JSON.stringify(content));
  const rawHeaders = answer.rawHeaders.map((text, index) =>
    index % 2 === 1 && answer.rawHeaders[index - 1]?.toLowerCase() === 'x-amz-crc32' ? String(crc32(body)) : text,
  );
  return { ...answer, rawHeaders, body };
};

const ordered = (query: Query, rows: readonly Row[]): Row[] => {
  const position = (row: Row): string => row[`${query.IndexName}sk`]?.S ?? '';
  const direction = query.ScanIndexForward === false ? -1 : 1;
  return rows.toSorted((left, right) => direction * (position(left) < position(right) ? -1 : 1));
};

export const createIndexLag = (send: Send, projections: Projections, now: () => number = Date.now) => {
  let past: readonly Past[] = [];
  const rowsThen = (since: number): ReadonlyMap<string, Row | undefined> => {
    const then = new Map<string, Row | undefined>();
    for (const { at, id, row } of past) if (at > since && !then.has(id)) then.set(id, row);
    return then;
  };
  return {
    /** Before a write is passed on: what its rows are now. */
    remember: async (operation: string, asked: Asked, target: URL): Promise<void> => {
      if (!WRITES.has(operation)) return;
      const at = now();
      const reads = keysOf(JSON.parse(asked.body.toString()) as Write).map(async ({ table, row }) => {
        const { body } = await send(target, asGetItem(asked, table, row));
        return { at, id: idOf(row), row: (JSON.parse(body.toString()) as { readonly Item?: Row }).Item };
      });
      const rows = await Promise.all(reads);
      // Others have written meanwhile.
      past = [...past.filter((one) => one.at > at - REMEMBERED), ...rows];
    },
    /** The answer to a query as the index would have given it so long ago; anything else as it is. */
    late: (asked: Asked, answer: Answered, milliseconds: number): Answered => {
      const query = JSON.parse(asked.body.toString()) as Query;
      if (query.IndexName === undefined || answer.status !== 200) return answer;
      const content = JSON.parse(answer.body.toString()) as { readonly Items?: readonly Row[] };
      const then = rowsThen(now() - milliseconds);
      const settled = (content.Items ?? []).filter((row) => !then.has(idOf(row)));
      const earlier = [...then.values()].flatMap((row) => (row !== undefined && isSought(query, row) ? [row] : []));
      const rows = earlier.map((row) => copied(query, row, projections));
      const items = (rows.length === 0 ? settled : ordered(query, [...settled, ...rows])).slice(0, query.Limit);
      return withBody(answer, { ...content, Items: items, Count: items.length });
    },
  };
};
export type IndexLag = ReturnType<typeof createIndexLag>;
