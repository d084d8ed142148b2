/** What a handler sees of a gateway event: the caller from the verified token, and validated parts. */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { readConfig } from '../config.ts';
import { Problem, notFound } from '../errors.ts';

export interface ApiRequest<Body = undefined, Query = undefined> {
  readonly method: string;
  /** Method and resource, as serverless.yml names them. */
  readonly route: string;
  readonly body: Body;
  readonly query: Query;
  readonly ifNoneMatch: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** What stands before the routes in the address: the stage's name, or a custom domain's base path; no slash at the end. */
  readonly basePath: string;
  /** The verified token's subject. */
  caller(): string;
  /** A path parameter, decoded. */
  path(name: string): string;
}

type Claims = Readonly<Record<string, unknown>>;

/** Of an ID token for this app. Not left to the gateway alone: a pool can have other clients, and its access tokens are signed too. */
const isMeantForUs = (claims: Claims): boolean =>
  claims['token_use'] === 'id' && claims['aud'] === readConfig(['userPoolClientId']).userPoolClientId;

const callerOf = (event: APIGatewayProxyEvent): string => {
  const { claims } = (event.requestContext.authorizer ?? {}) as { readonly claims?: Claims };
  const subject = claims?.['sub'];
  if (typeof subject !== 'string' || subject === '' || !isMeantForUs(claims ?? {})) {
    throw new Problem('unauthorized', 'Send a valid Cognito ID token as `Authorization: Bearer …`.');
  }
  return subject;
};

/** The gateway's own path has the stage or base path in front of as many segments as the resource has. */
const basePathOf = ({ resource, requestContext }: APIGatewayProxyEvent): string => {
  const segments = requestContext.path.split('/');
  return segments.slice(0, segments.length - (resource.split('/').length - 1)).join('/');
};

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

export const toApiRequest = <Body, Query>(event: APIGatewayProxyEvent): ApiRequest<Body, Query> => ({
  method: event.httpMethod,
  route: `${event.httpMethod} ${event.resource}`,
  body: event.body as Body,
  query: event.queryStringParameters as Query,
  ifNoneMatch: event.headers['if-none-match'],
  idempotencyKey: event.headers['idempotency-key'],
  basePath: basePathOf(event),
  caller: () => callerOf(event),
  path: (name) => decoded(event.pathParameters?.[name] ?? ''),
});

/** A subject is a UUID, which clients may print in capitals. */
const assertOwn = (caller: string, asked: string): void => {
  if (asked !== 'me' && asked.toLowerCase() !== caller.toLowerCase()) throw notFound('This user');
};

/** `{userId}` is the token's subject or the word `me`; anybody else does not exist. */
export const ownUserId = (request: Pick<ApiRequest, 'caller' | 'path'>): string => {
  const caller = request.caller();
  assertOwn(caller, request.path('userId'));
  return caller;
};

/** A `userId` in a body is accepted for compatibility and must be the caller's. */
export const assertOwnBody = (caller: string, userId: string | undefined): void => {
  if (userId !== undefined) assertOwn(caller, userId);
};
