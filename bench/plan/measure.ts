/** Capacity units of every request of the app, by the real handlers on a table with the demo catalogue. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { seedStage } from '../../scripts/seed/seed.ts';
import { createS3Client } from '../../src/lib/adapters/s3.ts';
import { createLookStore } from '../../src/lib/adapters/table/looks.ts';
import { anApiEvent, aSelfieEvent } from '../../testing/events.ts';
import { type LocalHandlers, startHandlers } from '../../testing/local-handlers.ts';
import { type Part, startPart } from '../service/questions.ts';
import { SELFIE } from '../support/selfie.ts';
import { copyOf, itemBytes, type WireItem } from './item-units.ts';
import { INDEXES, type Meter, startMeter, type Units } from './meter.ts';

/** Bytes of one item and of its copies in the indexes. */
export interface Weight {
  readonly table: number;
  readonly indexes: number;
}

export interface Measured {
  /** By the name of a request. */
  readonly units: Readonly<Record<string, Units>>;
  readonly look: Weight;
  readonly upload: Weight;
  /** Of a product on its shelf, on average. */
  readonly productOnShelf: number;
}

interface Places {
  readonly bucket: string;
  readonly rekognition: string;
  readonly model: string;
}

interface World {
  readonly handlers: LocalHandlers;
  readonly meter: Meter;
  readonly userId: string;
}

const LIST = 20;
const WISH = { style: 'glam', occasion: 'party' };

type Ask = Partial<APIGatewayProxyEvent> & { readonly payload?: unknown };

const call = async ({ handlers, userId }: World, name: string, { payload, ...rest }: Ask = {}) => {
  const event = anApiEvent({
    sub: userId,
    httpMethod: payload === undefined ? 'GET' : 'POST',
    body: payload === undefined ? null : JSON.stringify(payload),
    ...rest,
  });
  const answer: APIGatewayProxyResult = await handlers.call(name, event);
  if (answer.statusCode >= 400) throw new Error(`${name} answered ${answer.statusCode}: ${answer.body}`);
  return JSON.parse(answer.body === '' ? '{}' : answer.body) as Record<string, unknown>;
};

const photo = readFileSync(SELFIE);

const upload = async (world: World): Promise<string> => {
  const ticket = await call(world, 'upload-url', { payload: { preferences: WISH } });
  const headers = ticket['headers'] as Record<string, string>;
  await fetch(String(ticket['url']), { method: 'PUT', headers, body: photo });
  return String(ticket['uploadId']);
};

const analyse = async ({ handlers }: World, uploadId: string): Promise<void> => {
  await handlers.invoke('analyze-on-upload', aSelfieEvent(`selfies/${uploadId}.jpg`));
};

/** A user who has been here before: a page is full. */
const fillPage = async ({ handlers, userId }: World, uploadId: string): Promise<void> => {
  const store = createLookStore(handlers.table.client, handlers.table.name);
  const look = await store.get(userId, uploadId);
  if (look === undefined) throw new Error('There is no look to copy');
  for (let index = 0; index < LIST; index += 1) await store.create({ ...look, uploadId: randomUUID() });
};

const measureAnalyses = async (world: World, units: Record<string, Units>): Promise<string> => {
  const { meter } = world;
  let uploadId = '';
  units['upload-url'] = await meter.measure(async () => {
    uploadId = await upload(world);
  });
  units['look, awaited'] = await meter.measure(() => call(world, 'get-look', { pathParameters: { uploadId } }));
  units['analysis, shelves read, model asked'] = await meter.measure(() => analyse(world, uploadId));
  const second = await upload(world);
  units['analysis, shelves and answer known'] = await meter.measure(() => analyse(world, second));
  return second;
};

const measureReads = async (world: World, units: Record<string, Units>, uploadId: string): Promise<void> => {
  const { meter } = world;
  const requests: readonly (readonly [string, string, Ask?])[] = [
    ['look', 'get-look', { pathParameters: { uploadId } }],
    ['analyze, ready', 'analyze', { payload: { uploadId } }],
    ['recommendation', 'get-recommendation', { queryStringParameters: { uploadId } }],
    ['recommendation, newest', 'get-recommendation'],
    ['list of 20', 'list-looks', { pathParameters: { userId: 'me' } }],
    ['refinement', 'analyze', { payload: { uploadId, refine: 'softer' } }],
    ['save', 'save-look', { payload: { uploadId, name: 'Friday' } }],
    ['presets of a style', 'list-presets', { queryStringParameters: { style: 'glam' } }],
    ['settings', 'get-user', { pathParameters: { userId: 'me' } }],
    ['settings, changed', 'update-user', { pathParameters: { userId: 'me' }, payload: { preferences: WISH } }],
    ['deletion', 'delete-look', { pathParameters: { uploadId }, httpMethod: 'DELETE' }],
  ];
  for (const [label, name, ask] of requests) units[label] = await meter.measure(() => call(world, name, ask));
};

const weightOf = (item: WireItem | undefined): Weight => {
  if (item === undefined) throw new Error('There is no such item to weigh');
  const copies = INDEXES.map((index) => copyOf(item, index)).filter((copy) => copy !== undefined);
  return { table: itemBytes(item), indexes: copies.reduce((sum, copy) => sum + itemBytes(copy), 0) };
};

const weigh = async ({ handlers, userId }: World, uploadId: string): Promise<Omit<Measured, 'units'>> => {
  const { endpoint, name: TableName } = handlers.table;
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1' });
  const Items = ((await client.send(new ScanCommand({ TableName }))).Items ?? []) as unknown as WireItem[];
  client.destroy();
  const [shelf] = INDEXES;
  const isFor = (item: WireItem, key: string, text: string): boolean => String(item[key]?.['S']).includes(text);
  const products = Items.filter((item) => isFor(item, 'gsi1pk', '#shelf_'));
  const bytes = products.map((item) => itemBytes((shelf && copyOf(item, shelf)) ?? {}));
  return {
    look: weightOf(Items.find((item) => isFor(item, 'pk', userId) && isFor(item, 'sk', uploadId))),
    upload: weightOf(Items.find((item) => isFor(item, 'pk', `uploadId_${uploadId}`))),
    productOnShelf: Math.round(bytes.reduce((sum, one) => sum + one, 0) / bytes.length),
  };
};

const prepare = async ({ bucket }: Places, handlers: LocalHandlers): Promise<void> => {
  const credentials = { accessKeyId: 'plan', secretAccessKey: 'plan' };
  const s3 = createS3Client({ endpoint: bucket, region: 'us-east-1', forcePathStyle: true, credentials });
  await seedStage({ table: handlers.table.name, bucket: 'ar-assets', clients: { table: handlers.table.sdk, s3 } });
  s3.destroy();
};

const measureWith = async (others: Part): Promise<Measured> => {
  const places = await others.ask<Places>('where');
  const handlers = await startHandlers({
    AWS_ENDPOINT_URL_S3: places.bucket,
    AWS_ENDPOINT_URL_REKOGNITION: places.rekognition,
    OPENAI_BASE_URL: `${places.model}/v1`,
    OPENAI_API_KEY: 'plan-key',
  });
  await prepare(places, handlers);
  const meter = await startMeter(handlers.table.endpoint);
  // The handlers read it at their first request.
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = meter.url;
  const world = { handlers, meter, userId: randomUUID() };
  const units: Record<string, Units> = {};
  try {
    const uploadId = await measureAnalyses(world, units);
    await fillPage(world, uploadId);
    const weights = await weigh(world, uploadId);
    await measureReads(world, units, uploadId);
    return { units, ...weights };
  } finally {
    meter.stop();
    await handlers.stop();
  }
};

export const measureRequests = async (): Promise<Measured> => {
  const others = startPart(join(import.meta.dirname, '../service/stand-ins-process.ts'));
  try {
    return await measureWith(others);
  } finally {
    await others.stop();
  }
};
