/**
 * Makes serverless-offline answer like the deployed API: CORS to the stage's origins only, where it would reflect any,
 * and problem+json for what the gateway itself has to say.
 */
import { EXPOSED_HEADERS, type GatewayResponseType } from '../../../infra/gateway-problems.ts';
import { EXPOSED } from '../../../src/lib/http/api.ts';
import { gatewayProblem } from './problem.ts';
import type { Output } from '../serverless/output.ts';
import type { Serverless } from '../serverless/serverless-types.ts';

type Headers = Record<string, string | string[] | number | undefined>;

interface Response {
  statusCode: number;
  source: unknown;
  headers: Headers;
}
interface Boom {
  readonly isBoom: true;
  readonly output: { readonly statusCode: number; readonly headers: Headers };
}
interface Request {
  readonly method: string;
  readonly path: string;
  readonly route: { readonly path: string };
  readonly raw: { readonly req: { readonly url?: string; readonly rawHeaders: string[] } };
  mime: string | null;
  params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly app: { corsOfFunction?: Headers };
  readonly response: Response | Boom;
}
/** Without a response when the caller had left. */
interface Ended extends Pick<Request, 'method' | 'path'> {
  readonly response: Request['response'] | null;
  readonly info: { readonly received: number };
}
interface Toolkit {
  readonly continue: unknown;
  response(body?: unknown): Made;
}
interface Made extends Response {
  code(status: number): Made;
  type(mime: string): Made;
  header(name: string, value: string): Made;
  takeover(): Made;
}
interface HapiServer {
  readonly events: { on(event: 'response', listener: (request: Ended) => void): void };
  ext(event: string, method: (request: Request, h: Toolkit) => unknown): void;
  match(method: string, path: string): { readonly path: string } | null;
}

const ALLOWED_HEADERS = 'authorization,content-type,if-none-match,idempotency-key';
/** In the order in which osls names them. */
const METHODS = ['delete', 'get', 'patch', 'post', 'put'];
const PREFLIGHT_MAX_AGE_SECONDS = 3600;

const NOT_FOUND: GatewayResponseType = 'MISSING_AUTHENTICATION_TOKEN';
const INTERNAL: GatewayResponseType = 'DEFAULT_5XX';
/** hapi's own errors, by status. */
const BOOMS: Readonly<Record<number, GatewayResponseType>> = {
  400: 'BAD_REQUEST_BODY',
  404: NOT_FOUND,
  413: 'REQUEST_TOO_LARGE',
};

const isCors = (name: string): boolean => name.startsWith('access-control-');
const corsOnly = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => isCors(name)));

/** serverless-offline's own pages: an unknown route, or a function that threw or timed out. */
const problemOf = (response: Response | Boom): GatewayResponseType | undefined => {
  if ('isBoom' in response) return BOOMS[response.output.statusCode] ?? INTERNAL;
  if (typeof response.source !== 'object' || response.source === null) return undefined;
  if ('existingRoutes' in response.source) return NOT_FOUND;
  return 'offlineInfo' in response.source ? INTERNAL : undefined;
};

/** A page under development, on whatever port its own server chose. A deployed stage names its origins one by one. */
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

const isAllowed = (origin: string | undefined, origins: readonly string[]): origin is string =>
  origin !== undefined && (origins.includes(origin) || LOOPBACK.test(origin));

/**
 * Of what the gateway itself answers. The deployed one repeats every origin; here a foreign one gets nothing, as a browser
 * would treat an answer without data.
 */
export const gatewayCors = (origin: string | undefined, origins: readonly string[]): Headers =>
  isAllowed(origin, origins)
    ? { 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED_HEADERS, vary: 'Origin' }
    : { vary: 'Origin' };

/** To an allowed origin, of a path that has these methods. */
export const preflightCors = (origin: string, methods: readonly string[]): Headers => ({
  'access-control-allow-origin': origin,
  'access-control-allow-headers': ALLOWED_HEADERS,
  'access-control-allow-methods': ['options', ...methods].join(',').toUpperCase(),
  'access-control-max-age': String(PREFLIGHT_MAX_AGE_SECONDS),
});

const methodsOf = (server: HapiServer, path: string): string[] =>
  METHODS.filter((method) => (server.match(method, path)?.path ?? '/{p*}') !== '/{p*}');

const preflight = (server: HapiServer, request: Request, origins: readonly string[]): Headers => {
  const origin = request.headers['origin'];
  return isAllowed(origin, origins) ? preflightCors(origin, methodsOf(server, request.path)) : {};
};

const setCors = (response: Response, cors: Headers): void => {
  for (const name of Object.keys(response.headers)) if (isCors(name)) Reflect.deleteProperty(response.headers, name);
  Object.assign(response.headers, cors);
};

/** The function knows the stage's origins only. */
const answerCors = ({ headers, app }: Request, origins: readonly string[]): Headers => {
  const { origin } = headers;
  const own = app.corsOfFunction;
  if (own === undefined) return gatewayCors(origin, origins);
  const isKnown = 'access-control-allow-origin' in own || !isAllowed(origin, origins);
  return isKnown ? own : { ...own, 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED };
};

const isPreflight = (request: Request): boolean =>
  request.method === 'options' && request.headers['access-control-request-method'] !== undefined;

const allowedOrigins = (serverless: Serverless): string[] => {
  const { ALLOWED_ORIGINS } = serverless.service.provider.environment;
  return typeof ALLOWED_ORIGINS === 'string' ? ALLOWED_ORIGINS.split(',').map((origin) => origin.trim()) : [];
};

const serverOf = (serverless: Serverless): HapiServer => {
  interface Offline {
    internals(): { getApiGatewayServer(): HapiServer };
  }
  const offline = serverless.pluginManager.plugins.find((plugin) => plugin.constructor.name === 'ServerlessOffline');
  if (offline === undefined) throw new Error('serverless-offline is not among the plugins.');
  return (offline as Offline).internals().getApiGatewayServer();
};

/**
 * Path parameters as a REST API hands them on: as they were sent. hapi has decoded them, and the function would do so again. Seen on AWS:
 * serverless/serverless#5037, middleapi/standard-server#93.
 */
export const sentParameters = (route: string, url: string): Record<string, string> => {
  const sent = (url.split('?', 1)[0] ?? '').split('/');
  const named = route.split('/').map((part, index) => [/^\{(\w+)\}$/.exec(part)?.[1], sent[index]] as const);
  return Object.fromEntries(
    named.flatMap(([name, value]) => (name !== undefined && value !== undefined ? [[name, value]] : [])),
  );
};

const HAS_BODY = ['content-length', 'transfer-encoding'];

/** serverless-offline finds the caller's claims under two spellings, and API Gateway under any. */
const nameAuthorization = ({ raw }: Request): void => {
  const { rawHeaders } = raw.req;
  const at = rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'authorization');
  if (at >= 0) rawHeaders[at] = 'Authorization';
};

/** serverless-offline gives a body without a type `application/json`, which the API does not; the blank keeps it from doing so. */
const keepTypeless = ({ headers, raw }: Request): void => {
  const isTypeless = headers['content-type'] === undefined && HAS_BODY.some((name) => (headers[name] ?? '0') !== '0');
  if (isTypeless) raw.req.rawHeaders.push('Content-Type', ' ');
};

const statusOf = (response: Ended['response']): number | undefined =>
  response === null || 'isBoom' in response ? response?.output.statusCode : response.statusCode;

/** Added after serverless-offline's own extensions, so that it has the last word. */
export const extendGateway = (serverless: Serverless, answered: Output['answered']): void => {
  const server = serverOf(serverless);
  server.events.on('response', ({ method, path, response, info }) => {
    answered({
      method: method.toUpperCase(),
      path,
      status: statusOf(response),
      milliseconds: Date.now() - info.received,
    });
  });
  const origins = allowedOrigins(serverless);

  server.ext('onRequest', (request, h) =>
    isPreflight(request) && methodsOf(server, request.path).length > 0 ? h.response().code(200).takeover() : h.continue,
  );
  server.ext('onPreHandler', (request, h) => {
    // Of a JSON type serverless-offline parses the body and hands on `false` and `0` as they are; a function gets text.
    request.mime = 'text/plain';
    keepTypeless(request);
    nameAuthorization(request);
    request.params = sentParameters(request.route.path, request.raw.req.url ?? '');
    return h.continue;
  });
  server.ext('onPostHandler', (request, h) => {
    if (!('isBoom' in request.response)) request.app.corsOfFunction = corsOnly(request.response.headers);
    return h.continue;
  });
  server.ext('onPreResponse', (request, h) => {
    const { response } = request;
    const problem = problemOf(response);
    if (problem !== undefined || 'isBoom' in response) {
      const answer = gatewayProblem(h, problem ?? INTERNAL, request.path);
      setCors(answer, gatewayCors(request.headers['origin'], origins));
      return answer;
    }
    const cors = isPreflight(request) ? preflight(server, request, origins) : answerCors(request, origins);
    setCors(response, cors);
    return h.continue;
  });
};
