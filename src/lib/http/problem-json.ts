/** Turns whatever was thrown into RFC 9457 problem+json; a 5xx never shows its message. */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { type FieldError, Problem, PROBLEMS } from '../errors.ts';
import { rateLimitHeaders } from './responses.ts';
import { noteFailure } from '../telemetry/observability.ts';

interface SchemaError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Record<string, unknown>;
}

interface MiddyError {
  readonly name: string;
  readonly statusCode?: number;
  readonly cause?: { readonly package?: string; readonly data?: unknown };
}

const OUTAGE_RETRY_SECONDS = 5;

const fieldError = ({ instancePath, message, params }: SchemaError): FieldError => {
  const path = instancePath.replace('/queryStringParameters', '/query');
  if (typeof params['additionalProperty'] === 'string') {
    return {
      path: `${path}/${params['additionalProperty'].slice(0, 60).toWellFormed()}`,
      message: 'is not a known field',
    };
  }
  if (Array.isArray(params['allowedValues']))
    return { path, message: `must be one of ${params['allowedValues'].join(', ')}` };
  return { path, message: message ?? 'is not valid' };
};

const fromMiddy = (error: MiddyError): Problem | undefined => {
  const source = error.cause?.package;
  if (source === '@middy/validator') {
    const errors = (error.cause?.data as SchemaError[]).slice(0, 20).map(fieldError);
    return new Problem('invalid_request', 'Some fields are not valid; see `errors`.', { errors });
  }
  if (error.statusCode === 415) {
    return new Problem('unsupported_media_type', 'Send the body as `content-type: application/json`.');
  }
  if (source === '@middy/http-json-body-parser' || source === '@middy/util') {
    return new Problem('invalid_request', 'The body is not valid JSON.', {
      errors: [{ path: '/body', message: 'must be a JSON object' }],
    });
  }
  return undefined;
};

const TIMEOUT = 'The answer took too long; ask again.';

/** Any thrown value as a Problem: unknown ones become `internal_error` with the original as cause. */
export const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  const middyError = error as MiddyError;
  if (middyError.name === 'TimeoutError' && middyError.cause?.package === '@middy/core') {
    return new Problem('upstream_unavailable', TIMEOUT, { cause: error, retryAfterSeconds: OUTAGE_RETRY_SECONDS });
  }
  return fromMiddy(middyError) ?? new Problem('internal_error', 'Unexpected error.', { cause: error });
};

const HIDDEN = 'Try again in a moment. If it happens again, tell us the requestId.';

export const problemResponse = (problem: Problem, instance: string, requestId: string): APIGatewayProxyResult => {
  const { status, title, retryable } = PROBLEMS[problem.code];
  const retryAfter = problem.retryAfterSeconds ?? (status === 503 ? OUTAGE_RETRY_SECONDS : undefined);
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...rateLimitHeaders(problem.quota),
    },
    body: JSON.stringify({
      type: `https://api.glamai.app/problems/${problem.code}`,
      title,
      status,
      detail: status >= 500 ? HIDDEN : problem.message,
      instance,
      code: problem.code,
      requestId,
      retryable,
      ...(problem.errors && { errors: problem.errors }),
      ...problem.evidence,
    }),
  };
};

/** `instance` is the request's path: never its query, which may hold a cursor. */
export const problems = (): MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  onError: (request) => {
    const problem = toProblem(request.error);
    noteFailure(problem);
    request.response = problemResponse(problem, request.event.path, request.event.requestContext.requestId);
  },
});
