/** The stack's GatewayResponses: API Gateway's own answers as problem+json, with CORS headers. */
const { EXPOSED_HEADERS, GATEWAY_PROBLEMS, gatewayAnswer } = require('../infra/gateway-problems.ts');

/**
 * Taken from the request, so that a page of every allowed origin can read what went wrong. A page of another origin can read
 * it too: these answers hold no data, and are the same with and without a token.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-gateway-responses.responseParameters.html
 */
const CORS = {
  'gatewayresponse.header.Access-Control-Allow-Origin': 'method.request.header.Origin',
  'gatewayresponse.header.Access-Control-Expose-Headers': `'${EXPOSED_HEADERS}'`,
  'gatewayresponse.header.Vary': "'Origin'",
};

const parameters = (headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]));

const resource = (responseType) => {
  const { status, headers, body } = gatewayAnswer(responseType, '$context.path', '$context.requestId');
  return {
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: {
      RestApiId: { Ref: 'ApiGatewayRestApi' },
      ResponseType: responseType,
      StatusCode: String(status),
      ResponseParameters: { ...parameters(headers), ...CORS },
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

module.exports = {
  Resources: Object.fromEntries(Object.keys(GATEWAY_PROBLEMS).map((type) => [logicalId(type), resource(type)])),
};
