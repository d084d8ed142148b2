/** A local server that speaks the OpenAI Responses API, told over HTTP how to answer; it counts calls and tokens. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { requestFault } from './check-request.ts';
import { createMeter, type Meter } from './meter.ts';
import { type Behaviour, type Mode, NORMAL, readBehaviour } from './modes.ts';
import { type ApiFault, type CreateBody, fault, faultOf, responseObject, writtenText } from './response-objects.ts';

const MAX_BODY_BYTES = 1_000_000;
const REQUESTS_KEPT = 20;

export interface OpenAiStub {
  /** To be used as OPENAI_BASE_URL. */
  readonly baseUrl: string;
  readonly controlUrl: string;
  stop(): Promise<void>;
}

interface State {
  behaviour: Behaviour;
  requests: CreateBody[];
  readonly meter: Meter;
  readonly stopping: AbortController;
}

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new RangeError('body too large');
    chunks.push(chunk);
  }
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown);
};

const send = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': `req_${randomUUID()}`, ...headers });
  response.end(JSON.stringify(body));
};

const sendFault = (response: ServerResponse, found: ApiFault, headers: Record<string, string> = {}): void => {
  send(response, found.status, { error: found.error }, headers);
};

const useUp = (state: State): Behaviour => {
  const { behaviour } = state;
  if (behaviour.times !== null) {
    state.behaviour = behaviour.times <= 1 ? NORMAL : { ...behaviour, times: behaviour.times - 1 };
  }
  return behaviour;
};

const pause = (state: State, milliseconds: number): Promise<void> =>
  sleep(milliseconds, undefined, { signal: state.stopping.signal, ref: false }).catch(() => undefined);

/** `slow` sends nothing for a while; `stall` sends the head and then nothing. */
const holdBack = async (state: State, mode: Mode, delayMs: number, response: ServerResponse): Promise<void> => {
  if (mode === 'stall') response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  if (mode === 'stall' || mode === 'slow') await pause(state, delayMs);
};

const answer = async (state: State, body: CreateBody, response: ServerResponse): Promise<void> => {
  const { mode, delayMs, retryAfterSeconds } = useUp(state);
  state.meter.seen(mode);
  if (mode === 'hang_up') {
    response.socket?.destroy();
    return;
  }
  const wanted = faultOf(mode, String(body.model));
  if (wanted !== undefined) {
    sendFault(response, wanted, mode === '429' ? { 'retry-after': String(retryAfterSeconds) } : {});
    return;
  }
  await holdBack(state, mode, delayMs, response);
  const text = writtenText(body, mode);
  const written = responseObject(body, mode, text, state.meter.usage(body, text));
  if (response.headersSent) response.end(JSON.stringify(written));
  else send(response, 200, written);
};

const create = async (state: State, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = (await readBody(request)) as CreateBody;
  state.requests = [...state.requests, body].slice(-REQUESTS_KEPT);
  const bearer = /^Bearer \S+$/.test(request.headers.authorization ?? '');
  const found = bearer ? requestFault(body) : fault(401, null, "You didn't provide an API key.");
  if (found === undefined) return answer(state, body, response);
  state.meter.refused();
  sendFault(response, found);
};

const control = async (state: State, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method === 'DELETE') {
    state.behaviour = NORMAL;
    state.requests = [];
    state.meter.reset();
  }
  if (request.method === 'PUT') {
    const wanted = readBehaviour(await readBody(request));
    if (wanted === undefined) {
      sendFault(response, fault(400, 'invalid_value', 'Unknown mode.', 'mode'));
      return;
    }
    state.behaviour = wanted;
  }
  send(response, 200, { behaviour: state.behaviour, counters: state.meter.read() });
};

const route = async (state: State, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = new URL(request.url ?? '/', 'http://local').pathname;
  if (path === '/_control') return control(state, request, response);
  if (path === '/v1/responses' && request.method === 'POST') return create(state, request, response);
  if (path === '/_control/requests') send(response, 200, { requests: state.requests });
  else sendFault(response, fault(404, 'unknown_url', `Unknown request URL: ${String(request.method)} ${path}.`));
};

const listen = (server: Server, host: string, port: number): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve(server.address() as AddressInfo);
    });
  });

/** Port 0 takes a free one. */
export const startOpenAiStub = async ({ host = '127.0.0.1', port = 0 } = {}): Promise<OpenAiStub> => {
  const state: State = { behaviour: NORMAL, requests: [], meter: createMeter(), stopping: new AbortController() };
  const server = createServer((request, response) => {
    route(state, request, response).catch(() => {
      if (!response.headersSent)
        sendFault(response, fault(400, null, 'We could not parse the JSON body of your request.'));
    });
  });
  const address = await listen(server, host, port);
  const origin = `http://${host}:${address.port}`;
  return {
    baseUrl: `${origin}/v1`,
    controlUrl: `${origin}/_control`,
    stop: () => {
      state.stopping.abort();
      server.closeAllConnections();
      return new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
};
