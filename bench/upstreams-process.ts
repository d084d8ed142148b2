/**
 * A process of its own for all that the functions call: table, bucket, Rekognition and model behind one port, each at a
 * pace that is set, so that their work is not counted as ours. Arguments: the selfie that Rekognition knows, or nothing.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { createFaceEngine } from '../dev/face-engine/engine.ts';
import { createFaultDesk } from '../dev/faults/desk.ts';
import { type Answered, type Asked, createSender, readAll } from '../dev/faults/exchange.ts';
import { identify } from '../dev/faults/identify.ts';
import { startFaultProxy } from '../dev/faults/proxy.ts';
import type { Service } from '../dev/faults/rules.ts';
import { startOpenAiStub } from '../dev/openai/server.ts';
import { createDetectFaces } from '../dev/rekognition/detect-faces.ts';
import { seedStage } from '../scripts/seed/seed.ts';
import { startTable } from '../testing/dynamodb.ts';
import type { WireItem } from './item-units.ts';
import { createMeter, shelfBytes, storedBytes } from './meter.ts';
import { answerQuestions } from './parts.ts';
import type { Busy, Pace, UpstreamsPlace } from './service.ts';

const SELFIE = new URL('../fixtures/selfies/default.jpg', import.meta.url);
const photo = readFileSync(process.argv[2] ?? SELFIE);
const HOST = '127.0.0.1';

const table = await startTable();
const model = await startOpenAiStub();
const { send } = createSender();
const meter = createMeter((asked) => send(new URL(table.endpoint), asked));
const objects = new Map<string, Buffer>();
let pace: Pace = {};
let isMetered = false;
let busy: Busy[] = [];

const answerOf = (status: number, body: Buffer | string = '', type = 'application/json'): Answered => ({
  status,
  rawHeaders: ['content-type', type, 'content-length', String(Buffer.byteLength(body))],
  body: Buffer.from(body),
});

const getObject = (path: string): Answered => {
  const object = objects.get(path);
  return object === undefined ? answerOf(404) : answerOf(200, object, 'image/jpeg');
};

const BUCKET: Readonly<Record<string, (path: string, asked: Asked) => Answered>> = {
  PUT: (path, { body, rawHeaders }) => {
    if (rawHeaders.some((name) => name.toLowerCase() === 'if-none-match') && objects.has(path)) return answerOf(412);
    objects.set(path, body);
    return answerOf(200);
  },
  GET: getObject,
  HEAD: getObject,
  DELETE: (path) => {
    objects.delete(path);
    return answerOf(204);
  },
};

/** DetectFaces as its double answers this request for the selfie, once; then it is answered at no cost. */
const engine = await createFaceEngine();
const detectFaces = createDetectFaces(engine, { read: () => Promise.resolve(photo), close: () => undefined });
const faces = new Map<string, Promise<string>>();
const detect = (body: string): Promise<string> => {
  const attributes = JSON.stringify((JSON.parse(body) as { Attributes?: unknown }).Attributes ?? null);
  const known = faces.get(attributes) ?? detectFaces(body).then((answer) => JSON.stringify(answer));
  faces.set(attributes, known);
  return known;
};

/**
 * dynalite answers a catalogue's query in some ten milliseconds of its own work, DynamoDB many at once: what is read of the
 * catalogue is computed once and then given at no cost.
 */
const shelves = new Map<string, Promise<Answered>>();
const ask = (asked: Asked, operation: string): Promise<Answered> => {
  if (isMetered) return meter.answer(asked, operation);
  const isShelf = operation === 'Query' && asked.body.includes('"gsi1"');
  if (!isShelf) return send(new URL(table.endpoint), asked);
  const body = asked.body.toString();
  const known = shelves.get(body) ?? send(new URL(table.endpoint), asked);
  shelves.set(body, known);
  return known;
};

const SERVICES: Readonly<Partial<Record<Service, (asked: Asked, operation: string) => Promise<Answered> | Answered>>> =
  {
    dynamodb: ask,
    s3: (asked) => BUCKET[asked.method]?.(asked.url.split('?')[0] ?? '', asked) ?? answerOf(405),
    rekognition: async ({ body }) => answerOf(200, await detect(body.toString()), 'application/x-amz-json-1.1'),
    openai: (asked) => send(new URL(model.baseUrl), asked),
  };

const clock = (): number => Number(process.hrtime.bigint()) / 1e6;

const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const from = clock();
  const { method = 'GET', url = '/', rawHeaders } = request;
  const body = await readAll(request);
  const { service, operation } = identify({ method, url, target: String(request.headers['x-amz-target'] ?? '') });
  const [least, most] = pace[service] ?? [0, 0];
  if (most > 0) await sleep(least + Math.random() * (most - least));
  const answered = await SERVICES[service]?.({ method, url, rawHeaders, body }, operation);
  if (answered === undefined) throw new Error(`Nothing stands here for ${service}`);
  response.writeHead(answered.status, [...answered.rawHeaders]).end(answered.body);
  busy.push({ service, operation, from, to: clock() });
};

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy());
});
await new Promise<void>((resolve) => {
  server.listen(0, HOST, resolve);
});
const url = `http://${HOST}:${(server.address() as AddressInfo).port}`;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createSocketServer().listen(0, HOST, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });

const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
const s3 = new S3Client({ endpoint: url, region: 'us-east-1', forcePathStyle: true, credentials });
await seedStage({ table: table.name, bucket: 'ar-assets', clients: { table: table.sdk, s3 } });
s3.destroy();

/** Faults of a call as the local cloud knows them, in front of all this. */
const desk = createFaultDesk(1);
const breakCalls = async (share: number): Promise<string> => {
  const kinds = ['throttle', 'fail', 'delay', 'refuse', 'cut'] as const;
  // Longer than any client waits for the table, shorter than for the face analysis.
  desk.add({ kinds, share, after: 0, calls: null, delayMs: 2_000 });
  const port = await freePort();
  const upstreams = { dynamodb: url, s3: url, rekognition: url, openai: url };
  await startFaultProxy({ host: HOST, port, desk, upstreams });
  return `http://${HOST}:${port}`;
};

/** Stored bytes of what one upload came to, and what its products are on a shelf on average. */
const weigh = async (uploadId: string) => {
  const { Items = [] } = await table.sdk.send(new ScanCommand({ TableName: table.name }));
  const items = Items.map((item) => marshall(item) as unknown as WireItem);
  const keyOf = (item: WireItem, key: string): string => (item[key]?.['S'] as string | undefined) ?? '';
  const shelf = items.filter((item) => keyOf(item, 'gsi1pk').includes('#shelf_')).map(shelfBytes);
  const bytesOf = (key: 'pk' | 'sk'): number =>
    items
      .filter((item) => keyOf(item, key).includes(`uploadId_${uploadId}`))
      .reduce((sum, item) => sum + storedBytes(item), 0);
  const productOnShelf = Math.round(shelf.reduce((sum, bytes) => sum + bytes, 0) / shelf.length);
  return { lookBytes: bytesOf('sk'), uploadBytes: bytesOf('pk'), productOnShelf };
};

answerQuestions({
  where: (): UpstreamsPlace => ({ url, table: table.name }),
  breakCalls,
  faults: () =>
    Object.values(desk.counts()).reduce(
      (sum, { struck }) => sum + Object.values(struck).reduce((all, one) => all + one, 0),
      0,
    ),
  setPace: (next: Pace) => {
    pace = next;
  },
  meter: (on: boolean) => {
    isMetered = on;
    return meter.take();
  },
  /** When each call was under way since the last time. */
  busy: () => {
    const all = busy;
    busy = [];
    return all;
  },
  weigh,
});
