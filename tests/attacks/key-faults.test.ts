/** What an `idempotency-key` promises, one effect and one answer, while writes are refused, throttled, or done and never answered. */
import { randomUUID } from 'node:crypto';
import { QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ownerOf } from '../../src/entities/shapes.ts';
import { demoItems, readDemo } from '../../scripts/seed/demo.ts';
import { writeAll } from '../../scripts/catalog/batch-write.ts';
import { bodyOf } from '../../testing/events.ts';
import { type FaultyTable, startFaultyTable } from './faulty-table.ts';
import { me, seedOf, type Stage, startStage } from './stage.ts';

const SEED = seedOf(1_704);

let stage: Stage;
let faulty: FaultyTable;
beforeAll(async () => {
  faulty = await startFaultyTable();
  stage = await startStage(SEED, { AWS_ENDPOINT_URL_DYNAMODB: faulty.url });
  const { sdk, name, endpoint } = stage.handlers.table;
  faulty.target = endpoint;
  const writer = { client: sdk, tableName: name };
  await writeAll(writer, demoItems(writer, await readDemo()));
});
afterEach(() => {
  faulty.fault = () => undefined;
});
afterAll(async () => {
  await stage.stop();
  await faulty.stop();
});

type Answer = Awaited<ReturnType<Stage['send']>>;
type Row = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

const PATHS = { 'upload-url': '/upload-url', analyze: '/analyze', 'save-look': '/looks/save' } as const;
type Route = keyof typeof PATHS;
const ROUTES = Object.keys(PATHS) as Route[];

const send = (sub: string, route: Route, key: string, body: object): Promise<Answer> =>
  stage.send(sub, route, {
    resource: PATHS[route],
    httpMethod: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body,
  });

const rowsOf = async (sub: string): Promise<Row[]> => {
  const { sdk, name } = stage.handlers.table;
  const pk = `$glamai#owner_${ownerOf(sub)}`;
  const answer = await sdk.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    }),
  );
  return (answer.Items ?? []) as Row[];
};
const keptOf = async (sub: string): Promise<Row[]> =>
  (await rowsOf(sub)).filter(({ __edb_e__: entity }) => entity === 'idempotency');

const uploadsOf = async (sub: string): Promise<number> => {
  const page = bodyOf(await stage.send(sub, 'export-user', me));
  return (page['uploads'] as unknown[]).length;
};

/** As if the function that holds the key had been killed long ago. */
const endLeases = async (sub: string): Promise<void> => {
  const { sdk, name } = stage.handlers.table;
  for (const { pk, sk } of await keptOf(sub)) {
    const values = { ExpressionAttributeNames: { '#until': 'until' }, ExpressionAttributeValues: { ':past': 0 } };
    await sdk.send(
      new UpdateCommand({ TableName: name, Key: { pk, sk }, UpdateExpression: 'SET #until = :past', ...values }),
    );
  }
};

/** A wish that each route can be asked, and how many effects there are of it. */
const wishOf = async (sub: string, route: Route): Promise<object> => {
  if (route === 'upload-url') return { contentType: 'image/jpeg', contentLength: 1_000 };
  const uploadId = await stage.addLook(sub);
  return route === 'analyze' ? { uploadId, refine: 'softer' } : { uploadId, name: 'Friday' };
};
const effectOf = ({ body }: Answer): unknown => {
  const { uploadId, revision, updatedAt } = JSON.parse(body) as Record<string, unknown>;
  return { uploadId, revision, updatedAt };
};
const isKeeping = (operation: string, body: string): boolean =>
  operation === 'UpdateItem' && body.includes('endedAt') && body.includes('SET');

describe(`A key (ATTACK_SEED=${SEED})`, () => {
  it.each(ROUTES)('on %s whose answer could not be kept finds its effect again', async (route) => {
    const [sub, key] = [randomUUID(), randomUUID()];
    const wish = await wishOf(sub, route);
    faulty.fault = (operation, body) => (isKeeping(operation, body) ? 'refused' : undefined);
    const first = await send(sub, route, key, wish);
    faulty.fault = () => undefined;
    const soon = await send(sub, route, key, wish);
    await endLeases(sub);
    const later = await send(sub, route, key, wish);

    expect([first.statusCode, soon.statusCode, later.statusCode]).toEqual([200, 409, 200]);
    const { uploadId, revision } = bodyOf(first);
    expect(bodyOf(later)).toMatchObject(revision === undefined ? { uploadId } : { uploadId, revision });
    if (route === 'upload-url') expect(await uploadsOf(sub)).toBe(1);
  });

  it.each(ROUTES)('on %s has one effect when each write is done and its answer lost', async (route) => {
    const [sub, key] = [randomUUID(), randomUUID()];
    const wish = await wishOf(sub, route);
    const seen = new Set<string>();
    faulty.fault = (operation, body) => {
      if (!/^(Put|Update|Delete)Item$/.test(operation) || seen.has(body)) return undefined;
      seen.add(body);
      return 'lost';
    };
    const first = await send(sub, route, key, wish);
    faulty.fault = () => undefined;
    const again = await send(sub, route, key, wish);

    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(effectOf(again)).toEqual(effectOf(first));
    expect(seen.size).toBeGreaterThan(2);
    if (route === 'upload-url') expect(await uploadsOf(sub)).toBe(1);
  });

  it.each(ROUTES)('on %s that a throttled table refuses has no effect, and has it later', async (route) => {
    const [sub, key] = [randomUUID(), randomUUID()];
    const wish = await wishOf(sub, route);
    const before = (await rowsOf(sub)).length;
    faulty.fault = (operation) => (operation === 'PutItem' ? 'throttled' : undefined);
    const refused = await send(sub, route, key, wish);
    faulty.fault = () => undefined;

    expect(refused.statusCode).toBe(503);
    expect(await rowsOf(sub)).toHaveLength(before);
    expect((await send(sub, route, key, wish)).statusCode).toBe(200);
  });
});

describe('The answer of a key', () => {
  it('is not written by a worker that an erasure has overtaken', async () => {
    const [sub, key] = [randomUUID(), randomUUID()];
    const uploadId = await stage.addLook(sub);
    let isErased = false;
    let erasing: Promise<unknown> = Promise.resolve();
    faulty.fault = (operation, body) => {
      if (!isKeeping(operation, body) || isErased) return undefined;
      isErased = true;
      erasing = stage.send(sub, 'erase-user', { ...me, httpMethod: 'DELETE' });
      // Refused once, so that the write comes again when the erasure is under way.
      return 'refused';
    };
    await send(sub, 'save-look', key, { uploadId, name: 'Friday' });
    await erasing;

    const { sdk, name } = stage.handlers.table;
    const all = JSON.stringify((await sdk.send(new ScanCommand({ TableName: name }))).Items);
    expect(await keptOf(sub)).toEqual([]);
    expect(all).not.toContain(uploadId);
  });
});
