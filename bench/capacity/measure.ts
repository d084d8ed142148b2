/** Read units of a page and of one look for users with few and with many looks, and how large looks get. */
import { randomUUID } from 'node:crypto';
import { BatchWriteCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { fixtureCatalogue } from '../../lab/eval-looks/fixture-catalogue.ts';
import { gridCases } from '../../lab/eval-looks/grid.ts';
import { createLookStore } from '../../src/lib/adapters/table/looks.ts';
import { composeByRules } from '../../src/lib/looks/rules/rules.ts';
import type { StyleRequest } from '../../src/lib/looks/types.ts';
import { firstLook } from '../../src/lib/use-cases/look-revisions.ts';
import type { LookRecord } from '../../src/lib/use-cases/ports.ts';
import { startTable, type TestTable } from '../../testing/dynamodb.ts';
import { anUpload } from '../../testing/factories.ts';
import { meteredClient } from '../../testing/metered.ts';
import { machine, today } from '../support/machine.ts';
import type { CapacityResult, CapacityRow } from '../support/results.ts';
import { itemBytes } from './item-size.ts';

const SIZES = [20, 2_000, 20_000];
const PAGE = 20;
const BATCH = 25;
/** The largest that the contract takes. */
const NAME = 'n'.repeat(80);
const NOTES = 'n'.repeat(280);
const KEPT_REVISIONS = 5;

type Item = Readonly<Record<string, unknown>>;

/** A look of the grid with everything that can be added to it: a correction, name, notes, five revisions. */
const fullLook = async (request: StyleRequest): Promise<LookRecord> => {
  const { profile, preferences } = request;
  const upload = anUpload({ uploadId: randomUUID(), userId: randomUUID() });
  const now = new Date().toISOString();
  const set = await composeByRules(request, fixtureCatalogue());
  const look = firstLook({ upload, measured: profile, profile, preferences, set, now });
  const revisions = Array.from({ length: KEPT_REVISIONS }, () => look.revisions).flat();
  return { ...look, measured: profile, revisions, saved: true, savedAt: now, name: NAME, notes: NOTES };
};

const keyOf = ({ userId, uploadId }: LookRecord) => ({
  pk: `$glamai#userId_${userId}`,
  sk: `$look_1#uploadId_${uploadId}`,
});

const stored = async ({ client, sdk, name }: TestTable, look: LookRecord): Promise<Item> => {
  const store = createLookStore(client, name);
  await store.create(look);
  const { savedAt, updatedAt, name: title, notes } = look;
  await store.save(look.userId, look.uploadId, {
    saved: true,
    savedAt,
    updatedAt,
    name: title ?? '',
    notes: notes ?? '',
  });
  const { Item: item } = await sdk.send(new GetCommand({ TableName: name, Key: keyOf(look) }));
  if (!item) throw new Error('The look is not where the benchmark expects it.');
  return item;
};

const summaryBytes = async ({ sdk, name }: TestTable, item: Item): Promise<number> => {
  const answer = await sdk.send(
    new QueryCommand({
      TableName: name,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': item['gsi2pk'] },
    }),
  );
  return itemBytes(answer.Items?.[0] ?? {});
};

/** The same look under another id and time; what no index projects is left out, since pages do not read it. */
const copyOf = (item: Item, from: LookRecord, userId: string, place: number): Item => {
  const uploadId = randomUUID();
  const createdAt = new Date(Date.parse(from.createdAt) + place).toISOString();
  const renamed = (text: string): string =>
    text.replaceAll(from.uploadId, uploadId).replaceAll(from.userId, userId).replaceAll(from.createdAt, createdAt);
  return Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => !(value instanceof Uint8Array))
      .map(([name, value]) => [name, typeof value === 'string' ? renamed(value) : value]),
  );
};

const seed = async ({ sdk, name }: TestTable, items: readonly Item[]): Promise<void> => {
  for (let from = 0; from < items.length; from += BATCH) {
    const requests = items.slice(from, from + BATCH).map((item) => ({ PutRequest: { Item: item } }));
    await sdk.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
  }
};

const measureAt = async (table: TestTable, looks: number, item: Item, from: LookRecord): Promise<CapacityRow> => {
  const userId = randomUUID();
  await seed(
    table,
    Array.from({ length: looks }, (_, place) => copyOf(item, from, userId, place)),
  );
  let units = 0;
  const store = createLookStore(
    meteredClient(table.client, (_method, used) => {
      units += used;
    }),
    table.name,
  );
  const cost = async (read: () => Promise<unknown>): Promise<number> => {
    units = 0;
    await read();
    return units;
  };
  return {
    looks,
    pageUnits: await cost(() => store.page({ userId, limit: PAGE, savedOnly: false })),
    savedPageUnits: await cost(() => store.page({ userId, limit: PAGE, savedOnly: true })),
    lookUnits: await cost(() => store.get(from.userId, from.uploadId)),
  };
};

export const measureCapacity = async (): Promise<CapacityResult> => {
  const table = await startTable();
  const grid: { readonly look: LookRecord; readonly item: Item; readonly bytes: number }[] = [];
  let largestSummaryBytes = 0;
  for (const { request } of gridCases()) {
    const look = await fullLook(request);
    const item = await stored(table, look);
    grid.push({ look, item, bytes: itemBytes(item) });
    largestSummaryBytes = Math.max(largestSummaryBytes, await summaryBytes(table, item));
  }
  const largest = grid.reduce((most, one) => (one.bytes > most.bytes ? one : most));
  const rows: CapacityRow[] = [];
  for (const looks of SIZES) rows.push(await measureAt(table, looks, largest.item, largest.look));
  await table.stop();
  return {
    machine: machine(),
    date: today(),
    rows,
    largestLookBytes: largest.bytes,
    largestSummaryBytes,
    gridLooks: grid.length,
  };
};
