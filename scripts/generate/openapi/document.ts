/** The OpenAPI 3.1 document of the service, put together from serverless.yml, the contract's schemas and recorded answers. */
import { type Exchange, examples, exchangesOf, plainOnly } from './examples.ts';
import { type Operation, TAGS } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { parametersOf } from './parameters.ts';
import { HEADERS, responsesOf } from './responses.ts';
import { readRoutes, type Route, routeKey } from './routes.ts';
import { componentSchemas, type JsonObject, schemaObject } from './schemas.ts';

type Exchanges = ReadonlyMap<string, Exchange>;

const INFO: JsonObject = {
  title: 'GlamAI API',
  version: '1.0.0',
  summary: 'A makeup look from a selfie, with an AR preset and product links.',
  description:
    'JSON in and out, camelCase, times in ISO 8601 UTC. Every route but `GET /health` needs a Cognito ID token. ' +
    'Another user’s id, look or upload is 404, the same as one that does not exist. ' +
    'Errors are `application/problem+json` (RFC 9457) with a `code` from a closed list.',
  license: { name: 'MIT', identifier: 'MIT' },
};

const SERVERS: readonly JsonObject[] = [
  { url: 'https://api.glamai.app', description: 'A deployed stage behind its custom domain' },
  { url: 'http://127.0.0.1:3000', description: 'The local cloud, `npm run dev`' },
];

const withExamples = (parameter: JsonObject, exchanges: Exchanges): JsonObject => {
  const { name, in: place } = parameter as { name: string; in: 'path' | 'query' | 'header' };
  const part = place === 'header' ? 'headers' : place;
  return { ...parameter, ...examples(exchanges, ({ request }) => request[part][name]) };
};

const requestBody = ({ body, bodyRequired = false }: Operation, exchanges: Exchanges): JsonObject =>
  body === undefined
    ? {}
    : {
        requestBody: {
          required: bodyRequired,
          content: {
            'application/json': { schema: schemaObject(body), ...examples(exchanges, ({ request }) => request.body) },
          },
        },
      };

const operationObject = (route: Route, operation: Operation): JsonObject => {
  const exchanges = exchangesOf(operation.operationId);
  const sendable = plainOnly(exchanges);
  const parameters = parametersOf(route, operation).map((parameter) => withExamples(parameter, sendable));
  return {
    operationId: operation.operationId,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description !== undefined && { description: operation.description }),
    security: route.needsToken ? [{ idToken: [] }] : [],
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(operation, sendable),
    responses: responsesOf(route, operation, exchanges),
  };
};

const operationFor = (route: Route): Operation => {
  const operation = OPERATIONS[routeKey(route)];
  if (!operation) throw new Error(`scripts/generate/openapi/operations.ts does not describe ${routeKey(route)}.`);
  return operation;
};

const paths = (): JsonObject => {
  const found: Record<string, JsonObject> = {};
  for (const route of readRoutes()) {
    found[route.path] = { ...found[route.path], [route.method]: operationObject(route, operationFor(route)) };
  }
  return found;
};

const SECURITY_SCHEMES: JsonObject = {
  idToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A Cognito ID token of the user pool of the stage. Access tokens are refused.',
  },
};

export const openApiDocument = (): JsonObject => ({
  openapi: '3.1.0',
  info: INFO,
  servers: SERVERS,
  tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
  paths: paths(),
  components: {
    securitySchemes: SECURITY_SCHEMES,
    headers: HEADERS,
    schemas: componentSchemas(),
  },
});
