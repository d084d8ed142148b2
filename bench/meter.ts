/**
 * Stands in front of the table and counts capacity units: reads and the table's writes as the engine reports them, writes
 * of indexes by what the item was before and after.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Answered, Asked } from '../dev/faults/exchange.ts';
import { copyOf, type IndexShape, indexWriteUnits, itemBytes, type WireItem } from './item-units.ts';

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

interface Consumed {
  readonly CapacityUnits?: number;
}

interface Output {
  readonly Item?: WireItem;
  readonly ConsumedCapacity?: Consumed | readonly Consumed[];
}

interface GlobalIndex {
  readonly IndexName: string;
  readonly KeySchema: readonly { readonly AttributeName: string }[];
  readonly Projection: { readonly NonKeyAttributes?: readonly string[] };
}

const template = parse(readFileSync(new URL('../resources/table.yml', import.meta.url), 'utf8')) as {
  readonly Resources: {
    readonly UserFacesTable: { readonly Properties: { readonly GlobalSecondaryIndexes: readonly GlobalIndex[] } };
  };
};
const INDEXES: readonly IndexShape[] = template.Resources.UserFacesTable.Properties.GlobalSecondaryIndexes.map(
  ({ IndexName, KeySchema, Projection }) => ({
    name: IndexName,
    keys: KeySchema.map(({ AttributeName }) => AttributeName),
    attributes: Projection.NonKeyAttributes ?? [],
  }),
);

/** DynamoDB adds so many bytes to each stored item and to each of its copies. */
const OVERHEAD = 100;

/** Bytes that an item takes in storage, its copies in the indexes included. */
export const storedBytes = (item: WireItem): number =>
  [item, ...INDEXES.map((index) => copyOf(item, index))]
    .filter((copy) => copy !== undefined)
    .reduce((sum, copy) => sum + itemBytes(copy) + OVERHEAD, 0);

const SHELF = 'gsi1';

/** Of a product on its shelf: what a query of it reads. */
export const shelfBytes = (item: WireItem): number =>
  INDEXES.filter(({ name }) => name === SHELF).reduce((sum, index) => sum + itemBytes(copyOf(item, index) ?? {}), 0);

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

const unitsOf = ({ ConsumedCapacity = [] }: Output): number =>
  [ConsumedCapacity].flat().reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);

const none = (): Units => ({ readTable: 0, readIndex: 0, writeTable: 0, writeIndex: 0, calls: 0 });

const withTarget = ({ rawHeaders, ...asked }: Asked, operation: string, input: unknown): Asked => {
  const at = rawHeaders.findIndex((name) => name.toLowerCase() === 'x-amz-target');
  const headers = rawHeaders.with(at + 1, `DynamoDB_20120810.${operation}`);
  return { ...asked, rawHeaders: headers, body: Buffer.from(JSON.stringify(input)) };
};

export const createMeter = (send: (asked: Asked) => Promise<Answered>) => {
  let units = none();
  const ask = async (asked: Asked, operation: string, input: unknown) => {
    const answered = await send(withTarget(asked, operation, input));
    return { answered, output: JSON.parse(answered.body.toString()) as Output };
  };
  const imageOf = async (asked: Asked, { TableName, Item, Key }: Input): Promise<WireItem | undefined> => {
    const { pk, sk } = Key ?? Item ?? {};
    return (await ask(asked, 'GetItem', { TableName, Key: { pk, sk }, ConsistentRead: true })).output.Item;
  };
  return {
    answer: async (asked: Asked, operation: string): Promise<Answered> => {
      const input = JSON.parse(asked.body.toString()) as Input;
      const isWrite = WRITES.has(operation);
      const before = isWrite ? await imageOf(asked, input) : undefined;
      const { answered, output } = await ask(asked, operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
      units.calls += 1;
      if (!isWrite) units[input.IndexName === undefined ? 'readTable' : 'readIndex'] += unitsOf(output);
      else {
        const after = await imageOf(asked, input);
        units.writeTable += unitsOf(output);
        for (const index of INDEXES) units.writeIndex += indexWriteUnits(before, after, index);
      }
      return answered;
    },
    /** What was used since the last time. */
    take: (): Units => {
      const used = units;
      units = none();
      return used;
    },
  };
};
