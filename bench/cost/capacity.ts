/** DynamoDB capacity of one look, as the table reports it: the real adapters on a table with the demo catalogue. */
import { randomUUID } from 'node:crypto';
import { writeAll } from '../../scripts/catalog/batch-write.ts';
import { presetItems, productItems } from '../../scripts/catalog/items.ts';
import { createCatalogue } from '../../src/lib/adapters/table/catalogue.ts';
import type { TableClient } from '../../src/lib/adapters/table/client.ts';
import { createLookStore } from '../../src/lib/adapters/table/looks.ts';
import { createRecommendationCache } from '../../src/lib/adapters/table/recommendations.ts';
import { createUploadStore } from '../../src/lib/adapters/table/uploads.ts';
import { createUserStore } from '../../src/lib/adapters/table/users.ts';
import { composeByRules } from '../../src/lib/looks/rules/rules.ts';
import type { LookSet, StyleRequest } from '../../src/lib/looks/types.ts';
import { firstLook } from '../../src/lib/use-cases/look-revisions.ts';
import { startTable, type TestTable } from '../../testing/dynamodb.ts';
import { meteredClient } from '../../testing/metered.ts';
import { ALL_PRODUCTS, demoPresets } from './catalogue.ts';

export interface Capacity {
  /** Read and write request units. */
  readonly read: number;
  readonly write: number;
}

export interface Step extends Capacity {
  readonly name: string;
}

type Meter = (name: string, work: () => Promise<unknown>) => Promise<void>;

type Watched = Capacity & { readonly client: TableClient; reset(): void };

/** Adds up what each call consumed. */
const watch = (client: TableClient): Watched => {
  const sums = { read: 0, write: 0 };
  const metered = meteredClient(client, (method, units) => {
    sums[method === 'get' || method === 'query' ? 'read' : 'write'] += units;
  });
  return Object.assign(sums, { client: metered, reset: () => Object.assign(sums, { read: 0, write: 0 }) });
};

const lookOf = (set: LookSet, request: StyleRequest, ids: { uploadId: string; userId: string }) => {
  const now = new Date().toISOString();
  const upload = {
    ...ids,
    status: 'analyzing',
    objectKey: `selfies/${ids.uploadId}.jpg`,
    contentType: 'image/jpeg',
  } as const;
  const { profile, preferences } = request;
  return firstLook({
    upload: { ...upload, preferences, createdAt: now, updatedAt: now, urlExpiresAt: now, attempts: 1 },
    measured: profile,
    profile,
    preferences,
    set,
    now,
  });
};

const measureLook = async ({ client, name }: TestTable, request: StyleRequest, meter: Meter): Promise<void> => {
  const ids = { uploadId: randomUUID(), userId: randomUUID() };
  const looks = createLookStore(client, name);
  const cache = createRecommendationCache(client, name, () => Date.now());
  const set = await composeByRules(request, createCatalogue(client, name));
  const { recommended } = set;
  const products = Object.fromEntries(recommended.products.map(({ category, productId }) => [category, productId]));
  const reasons = Object.fromEntries(
    recommended.products.slice(0, 3).map(({ category, reason }) => [category, reason]),
  );
  const choice = { arPresetId: recommended.arPresetId, name: recommended.name, products, reasons };
  const look = lookOf(set, request, ids);

  await meter('read the wishes of the user', () => createUserStore(client, name).get(ids.userId));
  await meter('read the catalogue for three looks', () => composeByRules(request, createCatalogue(client, name)));
  await meter('cache: miss, claim', async () => {
    await cache.get('bucket');
    await cache.claim('bucket', 20);
  });
  await meter('cache: store the answer', () =>
    cache.put('bucket', { choice: { ...choice, reasoning: recommended.reasoning }, model: 'bench' }, 60),
  );
  await meter('cache: hit', () => cache.get('bucket'));
  await meter('write the look', () => looks.create(look));
  await meter('read the look', () => looks.get(ids.userId, ids.uploadId));
};

const measureUpload = async ({ client, name }: TestTable, meter: Meter): Promise<void> => {
  const uploads = createUploadStore(client, name);
  const uploadId = randomUUID();
  const now = new Date().toISOString();
  const times = { createdAt: now, urlExpiresAt: now };
  const upload = { uploadId, userId: randomUUID(), objectKey: `selfies/${uploadId}.jpg`, contentType: 'image/jpeg' };
  await meter('create, claim and end the upload', async () => {
    await uploads.create({ ...upload, preferences: {}, ...times });
    await uploads.claim({ uploadId, claimId: 'c', now, leaseUntil: now });
    await uploads.complete(uploadId, 'c', now);
  });
};

export const measureCapacity = async (request: StyleRequest): Promise<readonly Step[]> => {
  const table = await startTable();
  try {
    const writer = { client: table.sdk, tableName: table.name };
    const presets = (await demoPresets()).map(presetItems(writer));
    await writeAll(writer, [...presets, ...ALL_PRODUCTS.map(productItems(writer, 'demo'))]);
    const sums = watch(table.client);
    const steps: Step[] = [];
    const meter: Meter = async (name, work) => {
      sums.reset();
      await work();
      steps.push({ name, read: sums.read, write: sums.write });
    };
    const metered = { ...table, client: sums.client };
    await measureUpload(metered, meter);
    await measureLook(metered, request, meter);
    return steps;
  } finally {
    await table.stop();
  }
};
