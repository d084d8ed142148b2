/**
 * Upstreams for benchmarks that answer at once: a table in memory, a bucket with one selfie, a Rekognition that knows it, a
 * model that writes any valid answer.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startOpenAiStub } from '../../dev/openai/server.ts';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import { seedStage } from '../../scripts/seed/seed.ts';
import { createS3Client } from '../../src/lib/adapters/s3.ts';
import { startTable, type TestTable } from '../../testing/dynamodb.ts';
import { SELFIE } from './selfie.ts';

type Environment = Readonly<Record<string, string>>;

export interface Upstreams {
  readonly table: TestTable;
  readonly env: Environment;
  /** With it the model is asked, else the rules engine answers. */
  readonly modelEnv: Environment;
  stop(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const listen = async (answer: Answer): Promise<Server> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
};

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const bucketOf =
  (object: Buffer): Answer =>
  (request, response) => {
    request.resume();
    if (request.method === 'DELETE') response.writeHead(204).end();
    else
      response.writeHead(200, { 'content-length': object.length }).end(request.method === 'HEAD' ? undefined : object);
  };

const rekognitionOf =
  (answer: string): Answer =>
  (request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(answer);
  };

const bodyOf = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/**
 * The table in memory answers a catalogue's query in some ten milliseconds of its own work, DynamoDB many at once: what is
 * read of the catalogue is computed once and then given at no cost.
 */
const tableOf = (endpoint: string): Answer => {
  const known = new Map<string, Promise<Buffer>>();
  const ask = async (request: IncomingMessage, body: Buffer): Promise<Response> => {
    const { host: _host, connection: _connection, ...headers } = request.headers as Record<string, string>;
    return fetch(endpoint, { method: 'POST', headers, body: new Uint8Array(body) });
  };
  const answer: (...exchange: Parameters<Answer>) => Promise<void> = async (request, response) => {
    const body = await bodyOf(request);
    const text = body.toString();
    const isCatalogue = String(request.headers['x-amz-target']).endsWith('.Query') && text.includes('"gsi1"');
    const found = isCatalogue ? known.get(text) : undefined;
    if (found) {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(await found);
      return;
    }
    const real = await ask(request, body);
    const bytes = Buffer.from(await real.arrayBuffer());
    if (isCatalogue && real.ok) known.set(text, Promise.resolve(bytes));
    response.writeHead(real.status, { 'content-type': 'application/x-amz-json-1.0' }).end(bytes);
  };
  return (request, response) => void answer(request, response);
};

/** DetectFaces as the face engine sees it, once; then it is answered at no cost. */
const detect = async (bytes: Buffer): Promise<string> => {
  const engine = await createFaceEngine();
  const FaceDetails = await engine.detect(bytes);
  await engine.close();
  return JSON.stringify({ FaceDetails });
};

const seed = async (table: TestTable, endpoint: string): Promise<void> => {
  const s3 = createS3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  await seedStage({ table: table.name, bucket: 'ar-assets', clients: { table: table.sdk, s3 } });
  s3.destroy();
};

/** What a stage's functions are told besides addresses and keys. */
const NAMES = {
  SELFIES_BUCKET: 'selfies',
  AR_ASSETS_BUCKET: 'ar-assets',
  ALLOWED_ORIGINS: 'https://app.example',
  ANALYSES_PER_DAY: '1000000',
  UPLOAD_URLS_PER_DAY: '1000000',
  USER_POOL_ID: 'us-east-1_bench',
  USER_POOL_CLIENT_ID: '1example23456789',
  ERASE_FUNCTION_NAME: 'erase',
  ANALYZE_FUNCTION_NAME: 'analyze',
};

export const startUpstreams = async (selfie = SELFIE): Promise<Upstreams> => {
  const bytes = readFileSync(selfie);
  const table = await startTable();
  const bucket = await listen(bucketOf(bytes));
  await seed(table, urlOf(bucket));
  const rekognition = await listen(rekognitionOf(await detect(bytes)));
  const tableInFront = await listen(tableOf(table.endpoint));
  const model = await startOpenAiStub();
  return {
    table,
    env: {
      STAGE: 'bench',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_ENDPOINT_URL_DYNAMODB: urlOf(tableInFront),
      AWS_ENDPOINT_URL_S3: urlOf(bucket),
      AWS_ENDPOINT_URL_REKOGNITION: urlOf(rekognition),
      TABLE_NAME: table.name,
      ...NAMES,
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    },
    modelEnv: { OPENAI_API_KEY: 'bench', OPENAI_BASE_URL: model.baseUrl },
    stop: async () => {
      await model.stop();
      for (const server of [bucket, rekognition, tableInFront]) {
        server.closeAllConnections();
        server.close();
      }
      await table.stop();
    },
  };
};
