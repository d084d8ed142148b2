/** The one DynamoDB document client of a container: what ElectroDB asks of one, on a signed JSON call. */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { isUnavailable } from '../aws/aws-faults.ts';
import { type CallOptions, createDynamoDbCall } from './call.ts';
import { createRetries, RETRY_LIMITS, type WithRetries } from '../aws/retry-policy.ts';

type Item = Record<string, unknown>;
type Request = Readonly<Record<string, unknown>>;

export interface TableClientOptions extends CallOptions {
  readonly withRetries?: WithRetries;
}

interface Pending {
  promise(): Promise<unknown>;
}
type Method = (input: Request) => Pending;

const toWire = (value: unknown) => marshall(value as Item, { removeUndefinedValues: true });

/** Puts bytes in the place of base64 where an attribute's value is of the type `B`: an attribute may have that name, too. */
const decodeBinary = (value: Record<string, unknown>): void => {
  if (typeof value['B'] === 'string') value['B'] = new Uint8Array(Buffer.from(value['B'], 'base64'));
  else
    for (const inner of Object.values(value['M'] ?? value['L'] ?? {})) decodeBinary(inner as Record<string, unknown>);
};

/** Of an item that was just parsed and is nobody else's. */
const fromWire = (value: unknown): Item => {
  const item = value as Parameters<typeof unmarshall>[0];
  decodeBinary({ M: item });
  return unmarshall(item);
};

const each = (convert: (item: unknown) => unknown) => (items: unknown) => (items as unknown[]).map(convert);
const perTable = (convert: (value: unknown) => unknown) => (tables: unknown) =>
  Object.fromEntries(Object.entries(tables as object).map(([name, value]) => [name, convert(value)]));

type Fields = Readonly<Record<string, (value: unknown) => unknown>>;

/** Converts the named fields where they are there, and passes on the rest. */
const mapped =
  (fields: Fields) =>
  (value: unknown): Item =>
    Object.fromEntries(
      Object.entries(value as object).map(([name, part]) => [
        name,
        part === null || part === undefined ? part : (fields[name]?.(part) ?? part),
      ]),
    );

const writes = (convert: (value: unknown) => unknown) =>
  perTable(each(mapped({ PutRequest: mapped({ Item: convert }), DeleteRequest: mapped({ Key: convert }) })));
const keys = (convert: (value: unknown) => unknown) => perTable(mapped({ Keys: each(convert) }));

/** Where items and keys stand in a request and in an answer, by DynamoDB's API reference. */
const ITEMS_SENT = { Key: toWire, Item: toWire, ExpressionAttributeValues: toWire, ExclusiveStartKey: toWire };
const ITEMS_GIVEN = { Item: fromWire, Attributes: fromWire, LastEvaluatedKey: fromWire, Items: each(fromWire) };
interface Operation {
  readonly name: string;
  readonly sent: Fields;
  readonly given: Fields;
}

const OPERATIONS = {
  get: { name: 'GetItem', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  put: { name: 'PutItem', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  update: { name: 'UpdateItem', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  delete: { name: 'DeleteItem', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  query: { name: 'Query', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  batchGet: {
    name: 'BatchGetItem',
    sent: { RequestItems: keys(toWire) },
    given: { Responses: perTable(each(fromWire)), UnprocessedKeys: keys(fromWire) },
  },
  batchWrite: {
    name: 'BatchWriteItem',
    sent: { RequestItems: writes(toWire) },
    given: { UnprocessedItems: writes(fromWire) },
  },
} as const satisfies Record<string, Operation>;

/** Binary is base64 on the wire. */
const encode = (input: object): string =>
  JSON.stringify(input, function (this: Record<string, unknown>, name, value: unknown) {
    // Before `toJSON` had its say: a Buffer has one.
    const raw = this[name];
    return raw instanceof Uint8Array ? Buffer.from(raw).toString('base64') : value;
  });
const decode = (answer: Buffer): object => JSON.parse(answer.toString()) as object;

const unused = (): never => {
  throw new Error('Neither scans nor transactions are used here: see docs/access-patterns.md');
};

/** Credentials, region and `AWS_ENDPOINT_URL_DYNAMODB` come from the environment. */
export const createTableClient = (options: TableClientOptions = {}) => {
  const { withRetries = createRetries(RETRY_LIMITS.table) } = options;
  const { call, destroy } = createDynamoDbCall(options);
  const method =
    ({ name, sent, given }: Operation): Method =>
    (input) => ({
      promise: async () => {
        const body = encode(mapped(sent)(input));
        const answer = await withRetries((leftMs) => call(name, body, leftMs), { isRetryable: isUnavailable });
        return mapped(given)(decode(answer));
      },
    });
  return {
    get: method(OPERATIONS.get),
    put: method(OPERATIONS.put),
    update: method(OPERATIONS.update),
    delete: method(OPERATIONS.delete),
    query: method(OPERATIONS.query),
    batchGet: method(OPERATIONS.batchGet),
    batchWrite: method(OPERATIONS.batchWrite),
    scan: unused,
    transactGet: unused,
    transactWrite: unused,
    createSet: unused,
    destroy,
  };
};
export type TableClient = ReturnType<typeof createTableClient>;
