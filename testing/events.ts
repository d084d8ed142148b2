/** Events as AWS sends them, from fixtures/events; a test overrides what it cares about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context, S3Event } from 'aws-lambda';
import { USER } from './factories.ts';

const EVENTS = join(import.meta.dirname, '../fixtures/events');

/** A copy of its own for each caller. */
export const recordedEvent = (name: string): unknown =>
  JSON.parse(readFileSync(join(EVENTS, `${name}.json`), 'utf8')) as unknown;

type Overrides = Partial<APIGatewayProxyEvent> & { readonly sub?: string | null; readonly claims?: object };

export const anApiEvent = ({ sub = USER, claims = {}, ...overrides }: Overrides = {}): APIGatewayProxyEvent => {
  const recorded = recordedEvent('api-gateway-get') as APIGatewayProxyEvent;
  return {
    ...recorded,
    path: '/look/1',
    headers: { 'Content-Type': 'application/json' },
    multiValueHeaders: {},
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    requestContext: {
      ...recorded.requestContext,
      path: '/dev/look/1',
      requestId: 'request-1',
      authorizer:
        sub === null
          ? null
          : { claims: { ...(recorded.requestContext.authorizer?.['claims'] as object | undefined), ...claims, sub } },
    },
    ...overrides,
  };
};

/** One record per key; keys as S3 spells them. */
export const aSelfieEvent = (...keys: readonly string[]): S3Event => ({
  Records: keys.map((key) => {
    const [record] = (recordedEvent('s3-put') as S3Event).Records;
    if (!record) throw new Error('fixtures/events/s3-put.json has no record');
    return { ...record, s3: { ...record.s3, object: { ...record.s3.object, key } } };
  }),
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
