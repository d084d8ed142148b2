/** What a handler sees of a gateway event: the caller from the verified token, and validated parts. */
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { Problem, notFound } from '../errors.ts';

export interface ApiRequest<Body = undefined, Query = undefined> {
  readonly method: string;
  readonly body: Body;
  readonly query: Query;
  readonly ifNoneMatch: string | undefined;
  /** Milliseconds until Lambda ends this invocation. */
  remainingMs(): number;
  /** The verified token's subject. */
  caller(): string;
  /** A path parameter, decoded. */
  path(name: string): string;
}

const header = (event: APIGatewayProxyEvent, name: string): string | undefined => {
  for (const [key, value] of Object.entries(event.headers)) if (key.toLowerCase() === name) return value;
  return undefined;
};

const callerOf = (event: APIGatewayProxyEvent): string => {
  const claims = (event.requestContext.authorizer as { claims?: Record<string, unknown> } | null | undefined)?.claims;
  const subject = claims?.['sub'];
  if (typeof subject !== 'string' || subject === '') {
    throw new Problem('unauthorized', 'Send a valid Cognito ID token as `Authorization: Bearer …`.');
  }
  return subject;
};

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

export const toApiRequest = <Body, Query>(event: APIGatewayProxyEvent, context: Context): ApiRequest<Body, Query> => ({
  method: event.httpMethod,
  body: event.body as Body,
  query: event.queryStringParameters as Query,
  ifNoneMatch: header(event, 'if-none-match'),
  remainingMs: () => context.getRemainingTimeInMillis(),
  caller: () => callerOf(event),
  path: (name) => decoded(event.pathParameters?.[name] ?? ''),
});

/** `{userId}` is the token's subject or the word `me`; anybody else does not exist. */
export const ownUserId = (request: Pick<ApiRequest, 'caller' | 'path'>): string => {
  const caller = request.caller();
  const asked = request.path('userId');
  if (asked !== caller && asked !== 'me') throw notFound('This user');
  return caller;
};

/** A `userId` in a body is accepted for compatibility and must be the caller's. */
export const assertOwnBody = (caller: string, userId: string | undefined): void => {
  if (userId !== undefined && userId !== caller && userId !== 'me') throw notFound('This user');
};
