/** A table to import into, whose batches can be made to fail. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { BatchWriter } from '../../scripts/catalog/batch-write.ts';
import { importCatalogue, type ImportJob, type ImportResult } from '../../scripts/catalog/import.ts';
import { PLAIN } from '../../scripts/catalog/read/mapping.ts';
import { createCatalogue } from '../../src/lib/adapters/table/catalogue.ts';
import type { Catalogue } from '../../src/lib/looks/types.ts';
import { startTable, type TestTable } from '../../testing/dynamodb.ts';

/** `leave_one`: DynamoDB hands back the first item. */
export type BatchFault = 'throttle' | 'leave_one' | 'crash';

export interface ImportTable {
  readonly table: TestTable;
  readonly folder: string;
  readonly catalogue: Catalogue;
  /** Batches that the table was asked to take. */
  batches: number;
  /** What happens to the next batches; undefined lets one through. */
  faults: (BatchFault | undefined)[];
  run(job: Partial<ImportJob> & Pick<ImportJob, 'file'>): Promise<ImportResult>;
  /** A list of blushes with these ids. */
  list(name: string, ids: readonly string[]): Promise<string>;
  /** The ids of the blushes on the shelf. */
  shelf(): Promise<string[]>;
  stop(): Promise<void>;
}

const HEADER = 'productId,category,brand,name,hex,finish,currency,url';
const rowOf = (id: string) => `${id},blush,Maison Nulle,Day Cheek,#F0A080,satin,EUR,https://shop.example.com/${id}`;

const injectFaults = (target: ImportTable): void => {
  target.table.sdk.middlewareStack.add(
    (next) => async (args) => {
      const input = args.input as BatchWriteCommandInput;
      if (!('RequestItems' in input)) return next(args);
      target.batches += 1;
      const fault = target.faults.shift();
      if (fault === 'crash') throw new Error('killed');
      if (fault === 'throttle') throw Object.assign(new Error('slow'), { name: 'ThrottlingException' });
      if (fault !== 'leave_one') return next(args);
      const { name } = target.table;
      const [first, ...rest] = input.RequestItems?.[name] ?? [];
      const result = await next({ ...args, input: { RequestItems: { [name]: rest } } });
      Object.assign(result.output, { UnprocessedItems: { [name]: [first] } });
      return result;
    },
    { step: 'initialize' },
  );
};

export const startImportTable = async (): Promise<ImportTable> => {
  const table = await startTable();
  const folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  const writer: BatchWriter = { client: table.sdk, tableName: table.name, wait: () => Promise.resolve() };
  const catalogue = createCatalogue(table.client, table.name);
  const target: ImportTable = {
    table,
    folder,
    catalogue,
    batches: 0,
    faults: [],
    run: (job) => importCatalogue({ mapping: PLAIN, writer, now: () => new Date('2026-11-24T10:00:00.000Z'), ...job }),
    list: async (name, ids) => {
      const file = join(folder, name);
      await writeFile(file, [HEADER, ...ids.map(rowOf)].join('\n'));
      return file;
    },
    shelf: async () => (await catalogue.byCategory('blush', 1000)).map(({ productId }) => productId).sort(),
    stop: async () => {
      await table.stop();
      await rm(folder, { recursive: true });
    },
  };
  injectFaults(target);
  return target;
};
