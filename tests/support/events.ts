/** API Gateway REST events, shaped as AWS documents them; a test overrides what it cares about. */
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { USER } from './factories.ts';

type Overrides = Partial<APIGatewayProxyEvent> & { readonly sub?: string | null };

export const anApiEvent = ({ sub = USER, ...overrides }: Overrides = {}): APIGatewayProxyEvent => ({
  resource: '/look/{uploadId}',
  path: '/look/1',
  httpMethod: 'GET',
  headers: { 'Content-Type': 'application/json' },
  multiValueHeaders: {},
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  body: null,
  isBase64Encoded: false,
  requestContext: {
    accountId: '123456789012',
    apiId: 'api',
    authorizer: sub === null ? null : { claims: { sub, token_use: 'id' } },
    httpMethod: 'GET',
    identity: { sourceIp: '127.0.0.1' } as APIGatewayProxyEvent['requestContext']['identity'],
    path: '/dev/look/1',
    protocol: 'HTTP/1.1',
    requestId: 'request-1',
    requestTimeEpoch: 0,
    resourceId: 'resource',
    resourcePath: '/look/{uploadId}',
    stage: 'dev',
  },
  ...overrides,
});

/** Without the callbacks that Lambda gave up in Node 24. */
export const aContext = (overrides: Partial<Context> = {}): Context => ({ ...CONTEXT, ...overrides }) as Context;

const CONTEXT = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:test',
  memoryLimitInMB: '256',
  awsRequestId: 'request-1',
  logGroupName: 'group',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 20_000,
};

export const bodyOf = (result: APIGatewayProxyResult): Record<string, unknown> =>
  JSON.parse(result.body) as Record<string, unknown>;
