/** Stands before a DynamoDB engine and lets nothing through, either way, that AWS's published model does not have. */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { MODELS, wrongInJson } from './model.ts';

export interface CheckedEngine {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const KNOWN = new Set(Object.keys(MODELS['dynamodb/2012-08-10']?.operations ?? {}));

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const ask = (target: URL, { method, headers }: IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const call = httpRequest(target, { method, headers }, (answer) => {
      buffer(answer).then((read) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: read });
      }, reject);
    });
    call.once('error', reject);
    call.end(body);
  });

/** Tables are made and scanned by the tests alone. */
const faultsIn = (operation: string, side: 'input' | 'output', body: Buffer): string[] =>
  KNOWN.has(operation) ? wrongInJson('dynamodb', operation, side, JSON.parse(body.toString())) : [];

const refuse = (response: ServerResponse, faults: readonly string[]): void => {
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify({ __type: 'com.amazon#ValidationException', message: faults.join('; ') }));
};

const pass = async (target: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await buffer(request);
  const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
  const asked = faultsIn(operation, 'input', body);
  if (asked.length > 0) {
    refuse(response, asked);
    return;
  }
  const answer = await ask(target, request, body);
  const given = answer.status === 200 ? faultsIn(operation, 'output', answer.body) : [];
  if (given.length > 0) refuse(response, given);
  else response.writeHead(answer.status, answer.headers).end(answer.body);
};

export const checkedEngine = async (engine: CheckedEngine): Promise<CheckedEngine> => {
  const target = new URL(engine.endpoint);
  const server = createServer((request, response) => {
    pass(target, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await engine.stop();
    },
  };
};
