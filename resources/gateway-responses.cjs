/** What API Gateway itself answers, as the same problem+json that the functions speak, with CORS headers. */
const { PROBLEMS } = require('../src/lib/errors.ts');

const SIGN_IN = 'Send a valid Cognito ID token as `Authorization: Bearer …`.';
const NO_ROUTE = 'This route does not exist.';
const RETRY = 'Try again in a moment. If it happens again, tell us the requestId.';
const SLOW_DOWN = 'Too many requests; wait a moment.';
const INVALID = 'The request is not valid.';

/** Response type -> code, detail and, where it may be tried again, the seconds to wait. */
const RESPONSES = {
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
};

const EXPOSED = 'retry-after,location,etag,ratelimit-limit,ratelimit-remaining,ratelimit-reset,x-request-id';

const headers = (origin, retryAfter) => {
  const values = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    // A gateway response is static text: it can name one origin, the stage's first.
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': EXPOSED,
    Vary: 'Origin',
    ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]),
  );
};

const body = (code, detail) => {
  const { status, title, retryable } = PROBLEMS[code];
  return JSON.stringify({
    type: `https://api.glamai.app/problems/${code}`,
    title,
    status,
    detail,
    instance: '$context.path',
    code,
    requestId: '$context.requestId',
    retryable,
  });
};

const resource = (responseType, [code, detail, retryAfter], origin) => ({
  Type: 'AWS::ApiGateway::GatewayResponse',
  Properties: {
    RestApiId: { Ref: 'ApiGatewayRestApi' },
    ResponseType: responseType,
    StatusCode: String(PROBLEMS[code].status),
    ResponseParameters: headers(origin, retryAfter),
    ResponseTemplates: { 'application/json': body(code, detail) },
  },
});

const logicalId = (responseType) =>
  `GatewayResponse${responseType
    .toLowerCase()
    .split('_')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('')}`;

module.exports = async ({ resolveConfigurationProperty }) => {
  const origin = await resolveConfigurationProperty(['custom', 'origins', 'first']);
  return {
    Resources: Object.fromEntries(
      Object.entries(RESPONSES).map(([type, response]) => [logicalId(type), resource(type, response, origin)]),
    ),
  };
};
