/** The one composition of middleware for REST routes. */
import middy from '@middy/core';
import cors from '@middy/http-cors';
import jsonBodyParser from '@middy/http-json-body-parser';
import validator from '@middy/validator';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { readConfig } from '../config.ts';
import { Problem } from '../errors.ts';
import { correlate, note, observed, userHash } from '../telemetry/observability.ts';
import { problems } from './problem-json.ts';
import { bodyText, queryText, received } from './received.ts';
import { type ApiRequest, toApiRequest } from './request.ts';

/** A body is a handful of wishes: 16 KiB is far above any valid one. */
const MAX_BODY_BYTES = 16_384;
/** Time kept back before Lambda's own timeout, so that the client gets a 503 and not a cut connection. */
const EARLY_MS = 500;

const EXPOSED = 'retry-after, location, etag, ratelimit-limit, ratelimit-remaining, ratelimit-reset, x-request-id';
const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** Read at the first answer, so that importing a handler touches no environment. */
const allowedOrigin = (incoming: string): string => {
  const { allowedOrigins } = readConfig(['allowedOrigins']);
  return allowedOrigins.includes(incoming) ? incoming : '';
};

type Middleware = middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult>;
type Validate = (event: unknown) => boolean;

export interface RouteOptions {
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
    .handler((event, context) => {
      correlate(uploadIdOf(event));
      return run(toApiRequest<Body, Query>(event, context));
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
