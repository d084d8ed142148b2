/** An HTTP endpoint that speaks Rekognition's AWS JSON 1.1 protocol on top of the local face engine. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaceEngine } from '../face-engine/engine.ts';
import { answerControl, isControlPath } from './control.ts';
import { createDetectFaces } from './detect-faces.ts';
import { RekognitionException } from './exceptions.ts';
import { createFaultDesk, HangUp } from './faults.ts';
import type { FaultDesk } from './faults.ts';
import { createS3Source } from './image.ts';
import type { OddityName } from './oddities.ts';

export interface RekognitionOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where S3Object images are read, `http://127.0.0.1:PORT`. */
  readonly s3Endpoint: string;
  readonly region?: string;
  /** Of the local S3; s3rver's own by default. */
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
}

export interface RunningRekognition {
  readonly url: string;
  close(): Promise<void>;
}

type Operation = (body: string, oddity?: OddityName) => Promise<unknown>;
type Operations = Readonly<Record<string, Operation>>;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** 15 MB of image bytes as base64, and room for the rest of the request. */
const MAX_BODY = 21 * 1024 * 1024;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  if (size > MAX_BODY) throw new RekognitionException('ImageTooLargeException');
  return Buffer.concat(chunks).toString('utf8');
};

const TARGET_PREFIX = 'RekognitionService.';

/** Of the S3 object that a request is about; the operation itself says what is wrong with a body. */
const objectKeyOf = (body: string): string | undefined => {
  try {
    const { Image } = JSON.parse(body) as { readonly Image?: { readonly S3Object?: { readonly Name?: string } } };
    return Image?.S3Object?.Name;
  } catch {
    return undefined;
  }
};

const callOperation = async (request: IncomingMessage, operations: Operations, desk: FaultDesk): Promise<unknown> => {
  const body = await readBody(request);
  const target = request.headers['x-amz-target'];
  const name = typeof target === 'string' && target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : '';
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (request.method !== 'POST' || operation === undefined) throw new RekognitionException('UnknownOperationException');
  return desk.run(name, (oddity) => operation(body, oddity), objectKeyOf(body));
};

const toFailure = (error: unknown, requestId: string): Answer => {
  const exception =
    error instanceof RekognitionException
      ? error
      : new RekognitionException('InternalServerError', undefined, { cause: error });
  const { name, message, status } = exception;
  return { status, body: { __type: name, Code: name, Logref: requestId, Message: message } };
};

const send = (response: ServerResponse, { status, body }: Answer, headers: Record<string, string>): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
};

const respond = async (request: IncomingMessage, response: ServerResponse, operations: Operations, desk: FaultDesk) => {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (isControlPath(path)) {
    const answer = answerControl(desk, request.method ?? 'GET', path, await readBody(request));
    send(response, answer, { 'content-type': 'application/json' });
    return;
  }
  const requestId = randomUUID();
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId };
  try {
    send(response, { status: 200, body: await callOperation(request, operations, desk) }, headers);
  } catch (error) {
    if (error instanceof HangUp) request.socket.destroy();
    else send(response, toFailure(error, requestId), headers);
  }
};

const listen = (server: Server, host: string, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve(`http://${host}:${(server.address() as AddressInfo).port}`);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });

/** Rejects when the port is taken. Ready when it resolves: the model is loaded. Signatures are not checked. */
export const startRekognition = async (options: RekognitionOptions): Promise<RunningRekognition> => {
  const { host, port, s3Endpoint: endpoint, region = 'us-east-1' } = options;
  const { accessKeyId = 'S3RVER', secretAccessKey = 'S3RVER' } = options;
  const stopping = new AbortController();
  const desk = createFaultDesk(stopping.signal);
  const source = createS3Source({ endpoint, region, accessKeyId, secretAccessKey });
  const engine = await createFaceEngine();
  const operations: Operations = { DetectFaces: createDetectFaces(engine, source) };
  const server = createServer((request, response) => {
    respond(request, response, operations, desk).catch(() => request.socket.destroy());
  });
  const close = async (): Promise<void> => {
    stopping.abort();
    source.close();
    await Promise.all([closeServer(server), engine.close()]);
  };
  try {
    return { url: await listen(server, host, port), close };
  } catch (error) {
    await close();
    throw error;
  }
};
