/** What API Gateway itself answers, as the same problem+json that the functions speak; the local gateway says it too. */
import { type ProblemCode, PROBLEMS } from '../src/lib/errors.ts';

const SIGN_IN = 'Send a valid Cognito ID token as `Authorization: Bearer …`.';
const NO_ROUTE = 'This route does not exist.';
const RETRY = 'Try again in a moment. If it happens again, tell us the requestId.';
const SLOW_DOWN = 'Too many requests; wait a moment.';
const INVALID = 'The request is not valid.';

type Told = readonly [code: ProblemCode, detail: string, retryAfterSeconds?: number];

/** By API Gateway's response types. */
export const GATEWAY_PROBLEMS = {
  UNAUTHORIZED: ['unauthorized', SIGN_IN],
  EXPIRED_TOKEN: ['unauthorized', SIGN_IN],
  INVALID_SIGNATURE: ['unauthorized', SIGN_IN],
  INVALID_API_KEY: ['unauthorized', SIGN_IN],
  ACCESS_DENIED: ['unauthorized', SIGN_IN],
  // AWS's word for a route or method that does not exist.
  MISSING_AUTHENTICATION_TOKEN: ['not_found', NO_ROUTE],
  RESOURCE_NOT_FOUND: ['not_found', NO_ROUTE],
  REQUEST_TOO_LARGE: ['payload_too_large', 'The request body is larger than 10 MB.'],
  UNSUPPORTED_MEDIA_TYPE: ['unsupported_media_type', 'Send the body as `content-type: application/json`.'],
  BAD_REQUEST_BODY: ['invalid_request', INVALID],
  BAD_REQUEST_PARAMETERS: ['invalid_request', INVALID],
  THROTTLED: ['too_many_requests', SLOW_DOWN, 1],
  QUOTA_EXCEEDED: ['too_many_requests', SLOW_DOWN, 60],
  INTEGRATION_FAILURE: ['upstream_unavailable', RETRY, 5],
  INTEGRATION_TIMEOUT: ['upstream_unavailable', RETRY, 5],
  AUTHORIZER_FAILURE: ['upstream_unavailable', RETRY, 5],
  AUTHORIZER_CONFIGURATION_ERROR: ['internal_error', RETRY],
  API_CONFIGURATION_ERROR: ['internal_error', RETRY],
  DEFAULT_4XX: ['invalid_request', INVALID],
  DEFAULT_5XX: ['internal_error', RETRY],
} as const satisfies Readonly<Record<string, Told>>;

export type GatewayResponseType = keyof typeof GATEWAY_PROBLEMS;

/** What a page may read of an answer, beside its body. */
export const EXPOSED_HEADERS =
  'retry-after,location,etag,ratelimit-limit,ratelimit-remaining,ratelimit-reset,x-request-id';

/** Beside those of CORS. */
const ALWAYS: Readonly<Record<string, string>> = {
  'Content-Type': 'application/problem+json',
  'Cache-Control': 'no-store',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
};

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** `path` and `requestId` may be API Gateway's placeholders for them. */
export const gatewayAnswer = (type: GatewayResponseType, path: string, requestId: string): GatewayAnswer => {
  const [code, detail, retryAfterSeconds]: Told = GATEWAY_PROBLEMS[type];
  const { status, title, retryable } = PROBLEMS[code];
  return {
    status,
    headers: { ...ALWAYS, ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }) },
    body: {
      type: `https://api.glamai.app/problems/${code}`,
      title,
      status,
      detail,
      instance: path,
      code,
      requestId,
      retryable,
    },
  };
};
