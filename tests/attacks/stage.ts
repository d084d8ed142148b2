/** A stage in this process: the real handlers on a table in memory, a bucket that keeps its objects, and what calls cost. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { randomFrom, type Random } from '../../dev/faults/random.ts';
import { writeAll } from '../../scripts/catalog/batch-write.ts';
import { demoItems, readDemo } from '../../scripts/seed/demo.ts';
import { createLookStore } from '../../src/lib/adapters/table/looks.ts';
import { createUploadStore } from '../../src/lib/adapters/table/uploads.ts';
import type { LookRecord, LookStore, UploadStore } from '../../src/lib/use-cases/ports.ts';
import { anApiEvent } from '../../testing/events.ts';
import { aLook, anUpload } from '../../testing/factories.ts';
import { type LocalHandlers, startHandlers } from '../../testing/local-handlers.ts';
import { startStub } from '../../testing/stub.ts';

export interface Stage {
  readonly handlers: LocalHandlers;
  /** What lies in the selfies bucket, by key. */
  readonly objects: Set<string>;
  readonly looks: LookStore;
  readonly uploads: UploadStore;
  readonly random: Random;
  /** Removals fail while it is true. */
  isBucketStuck: boolean;
  /** DetectFaces answers 500 while it is true. */
  isFaceServiceDown: boolean;
  send(sub: string, name: string, call: Call): Promise<APIGatewayProxyResult>;
  addLook(userId: string, overrides?: Partial<LookRecord>): Promise<string>;
  addUpload(userId: string): Promise<string>;
  /** With it looks can be composed. */
  addCatalogue(): Promise<void>;
  arrive(uploadId: string): Promise<void>;
  stop(): Promise<void>;
}

type Call = Partial<Omit<APIGatewayProxyEvent, 'body'>> & { readonly body?: unknown };

const keyIn = (url: string): string => decodeURIComponent(url.replace(/^\/selfies\//, '').replace(/\?.*$/, ''));

const SELFIE = readFileSync(new URL('../../fixtures/selfies/default.jpg', import.meta.url));

const statusOf = (stage: Pick<Stage, 'objects' | 'isBucketStuck'>, method: string | undefined, key: string): number => {
  if (method !== 'DELETE') return stage.objects.has(key) ? 200 : 404;
  if (stage.isBucketStuck) return 503;
  stage.objects.delete(key);
  return 204;
};

const startBucket = (stage: Pick<Stage, 'objects' | 'isBucketStuck'>) =>
  startStub(({ method, url = '' }, response) => {
    const status = statusOf(stage, method, keyIn(url));
    response.writeHead(status).end(status === 200 && method === 'GET' ? SELFIE : undefined);
  });

/** Up, it takes no picture for a face: the analysis then ends at once, and has been paid for. */
const startFaceService = (stage: Pick<Stage, 'isFaceServiceDown'>) =>
  startStub((_request, response) => {
    const type = stage.isFaceServiceDown ? 'InternalServerError' : 'InvalidImageFormatException';
    response.writeHead(stage.isFaceServiceDown ? 500 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: type }));
  });

/** The seed is told by the suite's title. */
export const seedOf = (own: number): number => Number(process.env['ATTACK_SEED'] ?? own);

export const startStage = async (seed: number, environment: Readonly<Record<string, string>> = {}): Promise<Stage> => {
  const state = { objects: new Set<string>(), isBucketStuck: false, isFaceServiceDown: false };
  const [bucket, faces] = await Promise.all([startBucket(state), startFaceService(state)]);
  const handlers = await startHandlers({
    AWS_ENDPOINT_URL_S3: bucket.url,
    AWS_ENDPOINT_URL_REKOGNITION: faces.url,
    ...environment,
  });
  const { client, name } = handlers.table;
  const looks = createLookStore(client, name);
  const uploads = createUploadStore(client, name);
  return Object.assign(state, {
    handlers,
    looks,
    uploads,
    random: randomFrom(seed),
    send: (sub: string, handler: string, { body, ...call }: Call) =>
      handlers.call(handler, anApiEvent({ sub, ...call, ...(body !== undefined && { body: JSON.stringify(body) }) })),
    addLook: async (userId: string, overrides: Partial<LookRecord> = {}) => {
      const uploadId = randomUUID();
      await looks.create(aLook({ userId, uploadId, ...overrides }));
      return uploadId;
    },
    addUpload: async (userId: string) => {
      const { contentType, preferences } = anUpload();
      const [uploadId, createdAt] = [randomUUID(), new Date().toISOString()];
      const objectKey = `selfies/${uploadId}.jpg`;
      await uploads.create({
        ...{ uploadId, userId, objectKey, contentType, preferences, createdAt },
        urlExpiresAt: createdAt,
      });
      state.objects.add(objectKey);
      return uploadId;
    },
    addCatalogue: async () => {
      const writer = { client: handlers.table.sdk, tableName: name };
      await writeAll(writer, demoItems(writer, await readDemo()));
    },
    arrive: (uploadId: string) =>
      handlers.invoke('analyze-on-upload', { Records: [{ s3: { object: { key: `selfies/${uploadId}.jpg` } } }] }),
    stop: async () => {
      await handlers.stop();
      bucket.stop();
      faces.stop();
    },
  });
};

export const me = { resource: '/users/{userId}', pathParameters: { userId: 'me' } } as const;
