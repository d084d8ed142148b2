/** A process of its own for the upstreams that are not the table: a bucket, Rekognition and the model, at a real pace. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import { startOpenAiStub } from '../../dev/openai/server.ts';
import { SELFIE } from '../support/selfie.ts';
import { createFaults, type FaultWords, guarded } from './faults.ts';
import { answerQuestions } from './questions.ts';

/** Milliseconds, in the middle of what each takes; an answer takes from half to one and a half of it. */
const PACE = { rekognition: 350, model: 1_500, bucket: 8 };

const WORDS: Readonly<Record<'rekognition' | 'model' | 'bucket', FaultWords>> = {
  rekognition: {
    failure: [500, '{"__type":"InternalServerError"}'],
    throttle: [400, '{"__type":"ProvisionedThroughputExceededException"}'],
  },
  model: { failure: [500, '{"error":{}}'], throttle: [429, '{"error":{}}'] },
  bucket: { failure: [500, ''], throttle: [503, '<Error><Code>SlowDown</Code></Error>'] },
};
const faults = {
  rekognition: createFaults(2, WORDS.rekognition),
  model: createFaults(3, WORDS.model),
  bucket: createFaults(4, WORDS.bucket),
};
const calls = { rekognition: 0, model: 0, bucket: 0 };
type Upstream = keyof typeof calls;

const pause = (upstream: Upstream): Promise<void> => sleep(PACE[upstream] * (0.5 + Math.random()));

const serve = async (
  upstream: Upstream,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<string> => {
  const listener: RequestListener = (request, response) => {
    calls[upstream] += 1;
    answer(request, response).catch(() => response.destroy());
  };
  const server = createServer(guarded(faults[upstream], listener));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Objects by path; presigned writes never overwrite. */
const objects = new Map<string, Buffer>();
let onUpload = '';

/** As S3 announces it: without waiting, and without saying so to whoever wrote. */
const announce = (path: string): void => {
  if (onUpload === '' || !path.startsWith('/selfies/')) return;
  void fetch(onUpload, { method: 'POST', body: path.slice('/selfies/'.length) }).catch(() => undefined);
};

const put = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const bytes = await buffer(request);
  if (request.headers['if-none-match'] === '*' && objects.has(path)) {
    response.writeHead(412).end();
    return;
  }
  objects.set(path, bytes);
  response.writeHead(200).end();
  announce(path);
};

const bucket = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const [path = ''] = (request.url ?? '').split('?');
  await pause('bucket');
  if (request.method === 'PUT') return put(path, request, response);
  request.resume();
  const object = objects.get(path);
  if (request.method === 'DELETE') {
    objects.delete(path);
    response.writeHead(204).end();
  } else if (object === undefined) response.writeHead(404).end();
  else {
    response.writeHead(200, { 'content-length': object.length }).end(request.method === 'HEAD' ? undefined : object);
  }
};

/** DetectFaces as the face engine sees the selfie, once; then it is answered at no cost. */
const detect = async (): Promise<string> => {
  const engine = await createFaceEngine();
  const FaceDetails = await engine.detect(readFileSync(SELFIE));
  await engine.close();
  return JSON.stringify({ FaceDetails });
};

const detected = await detect();
const stub = await startOpenAiStub();
const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await buffer(request);
  await pause('model');
  const { authorization = '' } = request.headers;
  const headers = { 'content-type': 'application/json', authorization };
  const answer = await fetch(`${stub.baseUrl}/responses`, { method: 'POST', headers, body: new Uint8Array(body) });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
};

const where = {
  bucket: await serve('bucket', bucket),
  rekognition: await serve('rekognition', async (request, response) => {
    request.resume();
    await pause('rekognition');
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(detected);
  }),
  model: await serve('model', passOn),
};

answerQuestions({
  where: () => where,
  announceTo: (url: string) => {
    onUpload = url;
  },
  setFaultRate: (rate: number) => {
    for (const one of Object.values(faults)) one.setRate(rate);
  },
  faults: () => Object.values(faults).reduce((sum, one) => sum + one.count(), 0),
  calls: () => ({ ...calls, objects: objects.size }),
  cpu: () => process.cpuUsage(),
});
