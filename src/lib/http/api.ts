/** The one composition of middleware for REST routes, which read the gateway's event in one spelling. */
import middy from '@middy/core';
import cors from '@middy/http-cors';
import jsonBodyParser from '@middy/http-json-body-parser';
import validator from '@middy/validator';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { readConfig } from '../config.ts';
import { Problem } from '../errors.ts';
import { correlate, note, observed, userHash } from '../telemetry/observability.ts';
import { problems } from './problem-json.ts';
import { type ApiRequest, toApiRequest } from './request.ts';

type Named = Readonly<Record<string, string | undefined>> | null | undefined;

/** RFC 9110, 5.1: names of fields have no case; API Gateway hands on what the client wrote. */
const lowerNames = (headers: Named): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value]],
    ),
  );

/** RFC 9562, 4: UUIDs are read in any case; Swift prints capitals. */
const lowerId = <T extends object>(parts: T): T => {
  const { uploadId } = parts as { uploadId?: unknown };
  return typeof uploadId === 'string' ? { ...parts, uploadId: uploadId.toLowerCase() } : parts;
};

/** The console's test sends null for headers and parameters, other callers leave them out. */
export const received = (event: APIGatewayProxyEvent): APIGatewayProxyEvent => ({
  ...event,
  headers: lowerNames(event.headers),
  pathParameters: lowerId(event.pathParameters ?? {}),
  queryStringParameters: lowerId(event.queryStringParameters ?? {}),
  body: event.body ?? null,
  requestContext: { ...event.requestContext, path: event.requestContext.path || event.path },
});

/** Far deeper than any valid request; what is deeper is no valid one, and is refused by its schema. */
const MAX_DEPTH = 16;

const illFormed = (path: string): Problem =>
  new Problem('invalid_request', 'Some fields are not valid; see `errors`.', {
    errors: [{ path, message: 'must be well-formed Unicode' }],
  });

/**
 * The same value with its texts in normalization form C (Unicode annex 15), so that what looks alike is alike.
 * @throws Problem invalid_request for half a surrogate pair, which strict parsers of the answer could not read
 */
const composed = (value: unknown, path: string, depth: number): unknown => {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw illFormed(path);
    return value.normalize('NFC');
  }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item, index) => composed(item, `${path}/${index}`, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, composed(item, `${path}/${name.toWellFormed()}`, depth + 1)]),
  );
};

/** @throws Problem invalid_request */
const bodyText = (body: unknown): unknown => {
  const text = composed(body, '/body', 0);
  return typeof text === 'object' && text !== null && !Array.isArray(text) ? lowerId(text) : text;
};

/** @throws Problem invalid_request */
const queryText = (query: Named): Record<string, string> =>
  composed(query ?? {}, '/query', 0) as Record<string, string>;

/** A body is a handful of wishes: 16 KiB is far above any valid one. */
const MAX_BODY_BYTES = 16_384;
/** Time kept back before Lambda's own timeout, so that the client gets a 503 and not a cut connection. */
const EARLY_MS = 500;

/** Headers that a page may read. */
export const EXPOSED =
  'retry-after, location, etag, ratelimit-limit, ratelimit-remaining, ratelimit-reset, x-request-id';
const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** Read at the first answer, so that importing a handler touches no environment. */
const allowedOrigin = (incoming: string): string => {
  const { allowedOrigins } = readConfig(['allowedOrigins']);
  return allowedOrigins.includes(incoming) ? incoming : '';
};

type Middleware = middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult>;
type Validate = (event: unknown) => boolean;

interface RouteOptions {
  /** From `contract/generated`; absent: neither body nor query is looked at. */
  readonly validate?: Validate;
}

const named = (): Middleware => {
  const add = ({ event, response }: middy.Request<APIGatewayProxyEvent, APIGatewayProxyResult>) => {
    if (response) response.headers = { ...response.headers, 'x-request-id': event.requestContext.requestId };
  };
  return { after: add, onError: add };
};

const security = (): Middleware => {
  const add = (request: middy.Request<APIGatewayProxyEvent, APIGatewayProxyResult>) => {
    if (!request.response) return;
    request.response.headers = {
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      ...request.response.headers,
    };
  };
  return { after: add, onError: add };
};

/** No body is `{}` and no query is `{}`; a body where none belongs is not looked at. */
const body = (): Middleware => {
  const parser = jsonBodyParser();
  return {
    before: (request) => {
      const { event } = request;
      event.queryStringParameters = queryText(event.queryStringParameters);
      if (!METHODS_WITH_BODY.has(event.httpMethod) || event.body === null || event.body === '') {
        (event as { body: unknown }).body = {};
        return undefined;
      }
      if (Buffer.byteLength(event.body) > MAX_BODY_BYTES) {
        throw new Problem('payload_too_large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
      }
      parser.before?.(request);
      (event as { body: unknown }).body = bodyText(event.body);
      return undefined;
    },
  };
};

/** What a request's lines are known by; the user only as a hash. */
const fieldsOf = ({ requestContext, httpMethod, resource }: APIGatewayProxyEvent) => {
  const claims = requestContext.authorizer?.['claims'] as { sub?: string } | undefined;
  const user = claims?.sub === undefined ? undefined : userHash(claims.sub);
  return { requestId: requestContext.requestId, method: httpMethod, route: resource, user };
};

const uploadIdOf = ({ pathParameters, queryStringParameters, body: parsed }: APIGatewayProxyEvent): unknown =>
  pathParameters?.['uploadId'] ??
  queryStringParameters?.['uploadId'] ??
  (parsed as { uploadId?: unknown } | null)?.uploadId;

/** A Lambda handler for a REST route: `run` gets the validated request and returns the answer, or throws a Problem. */
export const api = <Body = undefined, Query = undefined>(
  options: RouteOptions,
  run: (request: ApiRequest<Body, Query>) => Promise<APIGatewayProxyResult>,
) => {
  const answer = middy<APIGatewayProxyEvent, APIGatewayProxyResult>({ timeoutEarlyInMillis: EARLY_MS })
    .use(named())
    .use(security())
    .use(cors({ getOrigin: allowedOrigin, exposeHeaders: EXPOSED, vary: 'Origin' }))
    .use(problems())
    .use(options.validate ? [body(), validator({ eventSchema: options.validate as never }) as Middleware] : [])
    .handler((event) => {
      correlate(uploadIdOf(event));
      return run(toApiRequest<Body, Query>(event));
    });
  return (sent: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> => {
    const event = received(sent);
    return observed({ message: 'request', fields: fieldsOf(event), context }, async () => {
      const result = await answer(event, context);
      note({ status: result.statusCode });
      return result;
    });
  };
};
