/** A process of its own for the packaged handlers, behind the least of API Gateway: a request in, a proxy event on. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { AddressInfo } from 'node:net';
import { recordedEvent } from '../../testing/events.ts';
import { createEventSource } from './event-source.ts';
import { createLine } from './line.ts';
import { createMeter } from './meter.ts';
import { answerQuestions } from './questions.ts';
import { createRouter, type Match, readRoutes } from './routes.ts';

type Handler = (event: unknown, context: Context) => Promise<APIGatewayProxyResult>;

const BUNDLES = join(import.meta.dirname, '../../.build/bench');
const EVENT_TIMEOUT_SECONDS = 30;

const handlers = new Map<string, Promise<{ readonly handler: Handler }>>();
const load = (name: string) => {
  const known =
    handlers.get(name) ?? (import(pathToFileURL(join(BUNDLES, `${name}.mjs`)).href) as Promise<{ handler: Handler }>);
  handlers.set(name, known);
  return known;
};

const contextOf = (functionName: string, timeoutSeconds: number): Context => {
  const end = Date.now() + timeoutSeconds * 1_000;
  return { functionName, awsRequestId: randomUUID(), getRemainingTimeInMillis: () => end - Date.now() } as Context;
};

const recorded = recordedEvent('api-gateway-get') as APIGatewayProxyEvent;

interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: string;
  readonly match: Match;
}

/** Who asks stands in the token's place: the gateway's verdict on a token is not what is measured here. */
const claimsOf = ({ headers }: IncomingMessage) => ({
  claims: {
    ...(recorded.requestContext.authorizer?.['claims'] as object),
    sub: (headers.authorization ?? '').slice(7),
  },
});

const eventOf = ({ request, url, body, match }: Asked): APIGatewayProxyEvent => ({
  ...recorded,
  resource: match.route.resource,
  path: url.pathname,
  httpMethod: match.route.method,
  headers: request.headers as Record<string, string>,
  multiValueHeaders: {},
  queryStringParameters: url.search === '' ? null : Object.fromEntries(url.searchParams),
  multiValueQueryStringParameters: null,
  pathParameters: match.parameters,
  body: body === '' ? null : body,
  requestContext: {
    ...recorded.requestContext,
    requestId: randomUUID(),
    path: `/bench${url.pathname}`,
    authorizer: match.route.isOpen ? null : claimsOf(request),
  },
});

/**
 * Lambda gives each request that runs at a time a process of its own, with sockets of its own. Here all share one thread
 * and 50 sockets a client, so few run at a time and the others wait for their turn: a call that had to wait for a socket
 * would be given up after a connection's time, and start again.
 */
const inLine = createLine(24);
/** These mostly wait themselves: for the face analysis, the model, or a look. */
const isPatient = (functionName: string, url: URL): boolean =>
  functionName === 'analyze' || url.searchParams.has('wait');

const route = createRouter(readRoutes());
const meter = createMeter();
const events = createEventSource(async (event) => {
  const { handler } = await load('analyze-on-upload');
  await handler(event, contextOf('analyze-on-upload', EVENT_TIMEOUT_SECONDS));
});

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://gateway');
  const body = await text(request);
  if (url.pathname === '/_events') {
    events.take(body);
    response.writeHead(202).end();
    return;
  }
  const match = route(request.method ?? '', url.pathname);
  if (match === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { functionName, timeout } = match.route;
  const { handler } = await load(functionName);
  const run = async (): Promise<APIGatewayProxyResult> => {
    const since = performance.now();
    const ended = await handler(eventOf({ request, url, body, match }), contextOf(functionName, timeout));
    meter.add(functionName, ended.statusCode, performance.now() - since);
    return ended;
  };
  const result = await (isPatient(functionName, url) ? run() : inLine(run));
  response.writeHead(result.statusCode, result.headers as Record<string, string>).end(result.body);
};

const server = createServer((request, response) => {
  answer(request, response).catch(() => {
    meter.add('gateway', 502, 0);
    if (!response.headersSent) response.writeHead(502).end();
  });
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});

answerQuestions({
  where: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  functions: () => meter.read(),
  reset: () => {
    meter.reset();
  },
  events: () => events.counts(),
  sample: () => meter.sample(),
  cpu: () => process.cpuUsage(),
});
