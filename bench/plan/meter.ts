/**
 * Stands between the handlers and the table and counts capacity units: reads and the table's writes as the engine reports
 * them, writes of indexes by what the item was before and after.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { parse } from 'yaml';
import { type IndexShape, indexWriteUnits, type WireItem } from './item-units.ts';

export interface Units {
  readTable: number;
  readIndex: number;
  writeTable: number;
  writeIndex: number;
  calls: number;
}

interface Input {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly Item?: WireItem;
  readonly Key?: WireItem;
}

interface Output {
  readonly Item?: WireItem;
  readonly ConsumedCapacity?: Consumed | readonly Consumed[];
}

interface Consumed {
  readonly CapacityUnits?: number;
}

const template = parse(readFileSync(new URL('../../resources/table.yml', import.meta.url), 'utf8')) as {
  readonly Resources: {
    readonly UserFacesTable: {
      readonly Properties: {
        readonly GlobalSecondaryIndexes: readonly {
          readonly IndexName: string;
          readonly KeySchema: readonly { readonly AttributeName: string }[];
          readonly Projection: { readonly NonKeyAttributes?: readonly string[] };
        }[];
      };
    };
  };
};
export const INDEXES: readonly IndexShape[] = template.Resources.UserFacesTable.Properties.GlobalSecondaryIndexes.map(
  ({ IndexName, KeySchema, Projection }) => ({
    name: IndexName,
    keys: KeySchema.map(({ AttributeName }) => AttributeName),
    attributes: Projection.NonKeyAttributes ?? [],
  }),
);

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);
const HEADERS = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'] as const;

type Headers = Readonly<Record<string, string>>;

const headersOf = (request: IncomingMessage): Headers =>
  Object.fromEntries(HEADERS.map((name) => [name, String(request.headers[name] ?? '')]));

const empty = (): Units => ({ readTable: 0, readIndex: 0, writeTable: 0, writeIndex: 0, calls: 0 });

const unitsOf = ({ ConsumedCapacity = [] }: Output): number =>
  [ConsumedCapacity].flat().reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);

/** The engine behind the meter. */
const engineAt = (engine: string) => {
  const send = async (headers: Headers, operation: string, input: unknown) => {
    const target = `DynamoDB_20120810.${operation}`;
    const body = JSON.stringify(input);
    const response = await fetch(engine, { method: 'POST', headers: { ...headers, 'x-amz-target': target }, body });
    return { status: response.status, output: (await response.json()) as Output };
  };
  const imageOf = async (headers: Headers, { TableName, Item, Key }: Input): Promise<WireItem | undefined> => {
    const { pk, sk } = Key ?? Item ?? {};
    return (await send(headers, 'GetItem', { TableName, Key: { pk, sk }, ConsistentRead: true })).output.Item;
  };
  return { send, imageOf };
};

const createAnswer = (engine: string, current: () => Units) => {
  const { send, imageOf } = engineAt(engine);
  return async (request: IncomingMessage) => {
    const units = current();
    const headers = headersOf(request);
    const operation = headers['x-amz-target']?.split('.')[1] ?? '';
    const input = (await json(request)) as Input;
    const isWrite = WRITES.has(operation);
    const before = isWrite ? await imageOf(headers, input) : undefined;
    const answered = await send(headers, operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
    units.calls += 1;
    if (!isWrite) {
      units[input.IndexName === undefined ? 'readTable' : 'readIndex'] += unitsOf(answered.output);
      return answered;
    }
    const after = await imageOf(headers, input);
    units.writeTable += unitsOf(answered.output);
    for (const index of INDEXES) units.writeIndex += indexWriteUnits(before, after, index);
    return answered;
  };
};

export const startMeter = async (engine: string) => {
  let units = empty();
  const answer = createAnswer(engine, () => units);
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, output }) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(output));
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What `work` used. */
    measure: async (work: () => Promise<unknown>): Promise<Units> => {
      units = empty();
      await work();
      return units;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
export type Meter = Awaited<ReturnType<typeof startMeter>>;
