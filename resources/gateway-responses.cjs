/** The stack's GatewayResponses: API Gateway's own answers as problem+json, with CORS headers. */
const { GATEWAY_PROBLEMS, gatewayAnswer } = require('../infra/gateway-problems.ts');

const EXPOSED = 'retry-after,location,etag,ratelimit-limit,ratelimit-remaining,ratelimit-reset,x-request-id';

/** A gateway response is static text: it can name one origin, the stage's first. */
const cors = (origin) => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Expose-Headers': EXPOSED,
  Vary: 'Origin',
});

const parameters = (headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]));

const resource = (responseType, origin) => {
  const { status, headers, body } = gatewayAnswer(responseType, '$context.path', '$context.requestId');
  return {
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: {
      RestApiId: { Ref: 'ApiGatewayRestApi' },
      ResponseType: responseType,
      StatusCode: String(status),
      ResponseParameters: parameters({ ...headers, ...cors(origin) }),
      ResponseTemplates: { 'application/json': JSON.stringify(body) },
    },
  };
};

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
      Object.keys(GATEWAY_PROBLEMS).map((type) => [logicalId(type), resource(type, origin)]),
    ),
  };
};
