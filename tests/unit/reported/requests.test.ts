/**
 * Requests as consoles, phones and shops send them, each from a public report; a new one is a line: what it is, who reported it,
 * the handler, what of the gateway's event differs, the right status.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { ProblemSchema } from '../../../src/lib/contract/answers.ts';
import { anApiEvent, bodyOf } from '../../../testing/events.ts';
import { UPLOAD, USER } from '../../../testing/factories.ts';
import { type LocalHandlers, startHandlers } from '../../../testing/local-handlers.ts';
import { expectAnswer } from '../../../testing/answers/validate-answer.ts';

/** AWS's console and SAM send null where the types say object. */
type Sent = { readonly [K in keyof APIGatewayProxyEvent]?: unknown };

const ticket = { httpMethod: 'POST', resource: '/upload-url', path: '/upload-url' };
const settings = {
  httpMethod: 'PATCH',
  resource: '/users/{userId}',
  path: '/users/me',
  pathParameters: { userId: 'me' },
};
const json = { 'content-type': 'application/json' };
const wishes = (preferences: object): Sent => ({ ...settings, headers: json, body: JSON.stringify({ preferences }) });
const asks = (body: string): Sent => ({ ...ticket, headers: json, body });
const user = (userId: string): Sent => ({
  httpMethod: 'GET',
  resource: '/users/{userId}',
  path: `/users/${userId}`,
  pathParameters: { userId },
});
const { authorizer } = anApiEvent().requestContext;

const LINES: readonly (readonly [what: string, source: string, handler: string, sent: Sent, status: number])[] = [
  [
    'Content-type',
    'middyjs/middy#767',
    'upload-url',
    { ...ticket, headers: { 'Content-type': 'application/json' }, body: '{}' },
    200,
  ],
  [
    'CONTENT-TYPE',
    'RFC 9110, 5.1',
    'upload-url',
    { ...ticket, headers: { 'CONTENT-TYPE': 'application/json' }, body: '{}' },
    200,
  ],
  [
    'a type in capitals with a charset',
    'RFC 9110, 8.3',
    'upload-url',
    { ...ticket, headers: { 'content-type': 'Application/JSON; Charset="UTF-8"' }, body: '{}' },
    200,
  ],
  ['no type', 'the contract', 'upload-url', { ...ticket, headers: {}, body: '{}' }, 415],
  [
    "the console's test: null headers, no body",
    'aws-powertools/powertools-lambda-typescript#2527',
    'upload-url',
    { ...ticket, headers: null, multiValueHeaders: null, body: null },
    200,
  ],
  [
    "the console's test with a body",
    'aws-powertools/powertools-lambda-typescript#2527',
    'upload-url',
    { ...ticket, headers: null, multiValueHeaders: null, body: '{}' },
    415,
  ],
  [
    "the console's test: null parameters",
    'aws-powertools/powertools-lambda-typescript#2527',
    'get-user',
    { ...user('me'), headers: null, queryStringParameters: null, pathParameters: null, stageVariables: null },
    404,
  ],
  [
    "the console's test: no authorizer",
    'aws-powertools/powertools-lambda-typescript#2527',
    'get-user',
    { ...user('me'), headers: null, requestContext: { requestId: 'r', stage: 'test-invoke-stage' } },
    401,
  ],
  [
    'a context without a path',
    'CodeGenieApp/serverless-express#417',
    'get-user',
    { ...user('me'), requestContext: { requestId: 'r', authorizer } },
    200,
  ],
  [
    'nothing but what is needed',
    'CodeGenieApp/serverless-express#417',
    'upload-url',
    { ...ticket, headers: undefined, body: undefined, queryStringParameters: undefined, pathParameters: undefined },
    200,
  ],
  ['a user id in capitals', 'Swift: UUID.uuidString', 'get-user', user(USER.toUpperCase()), 200],
  ['a body of false', 'RFC 8259, 3', 'upload-url', asks('false'), 400],
  ['a body of 0', 'RFC 8259, 3', 'upload-url', asks('0'), 400],
  ['a body of ""', 'RFC 8259, 3', 'upload-url', asks('""'), 400],
  ['a body of null', 'RFC 8259, 3', 'upload-url', asks('null'), 400],
  ['a body of true', 'RFC 8259, 3', 'upload-url', asks('true'), 400],
  [
    'a body of false among the settings',
    'RFC 8259, 3',
    'update-user',
    { ...settings, headers: json, body: 'false' },
    400,
  ],
  ['a body that is JSON twice', 'RFC 8259, 3', 'upload-url', asks(JSON.stringify(JSON.stringify({}))), 400],
  [
    'the smallest number there is',
    'CCSI-Toolset/FOQUS#684',
    'update-user',
    wishes({ budget: { max: 5e-324, currency: 'USD' } }),
    400,
  ],
  [
    'a number that the table cannot hold',
    'CCSI-Toolset/FOQUS#684',
    'update-user',
    wishes({ budget: { max: 1e300, currency: 'USD' } }),
    400,
  ],
  [
    'a number that JSON cannot hold',
    'CCSI-Toolset/FOQUS#684',
    'update-user',
    { ...settings, headers: json, body: '{"preferences":{"intensity":1e999}}' },
    400,
  ],
  ['a cent', 'the contract', 'update-user', wishes({ budget: { max: 0.01, currency: 'USD' } }), 200],
  ['a length beyond all numbers', 'the contract', 'upload-url', asks('{"contentLength":1e300}'), 413],
  ['a negative zero', 'the contract', 'update-user', wishes({ intensity: -0 }), 200],
  [
    'half an emoji',
    'google/gson#3113',
    'update-user',
    { ...settings, headers: json, body: '{"preferences":{"notes":"\\ud83d"}}' },
    400,
  ],
  [
    'half an emoji in a list',
    'google/gson#3113',
    'update-user',
    { ...settings, headers: json, body: '{"preferences":{"avoid":["\\udc84"]}}' },
    400,
  ],
  [
    'half an emoji as a name of a field',
    'google/gson#3113',
    'update-user',
    { ...settings, headers: json, body: '{"preferences":{"\\ud83d":1}}' },
    400,
  ],
  [
    'a whole emoji',
    'google/gson#3113',
    'update-user',
    { ...settings, headers: json, body: '{"preferences":{"notes":"\\ud83d\\udc84"}}' },
    200,
  ],
];

let handlers: LocalHandlers;
beforeAll(async () => {
  handlers = await startHandlers();
});
afterAll(() => handlers.stop());

const call = (handler: string, sent: Sent) => handlers.call(handler, anApiEvent(sent as Partial<APIGatewayProxyEvent>));
const save = (preferences: object) => call('update-user', wishes(preferences));

describe('a request with', () => {
  it.each(LINES)('%s (%s) at %s', async (...[, , handler, sent, status]) => {
    const answer = await call(handler, sent);

    expect(answer.statusCode).toBe(status);
    if (status >= 400) expectAnswer(ProblemSchema, bodyOf(answer));
    expect(JSON.stringify(bodyOf(answer)).isWellFormed()).toBe(true);
    expect(answer.body).not.toMatch(/\\ud[89a-f]/i);
  });

  it.each(['get-look', 'delete-look'])('an id in capitals is known to %s by its lower case', async (handler) => {
    const made = await call('upload-url', asks('{}'));
    const { uploadId } = bodyOf(made) as { uploadId: string };
    const pathParameters = { uploadId: uploadId.toUpperCase() };

    const answer = await call(handler, { resource: '/look/{uploadId}', path: '/look/X', pathParameters });

    expect([202, 204]).toContain(answer.statusCode);
  });

  it('an id in capitals in a body or a query is found', async () => {
    const made = await call('upload-url', asks('{}'));
    const uploadId = (bodyOf(made) as { uploadId: string }).uploadId.toUpperCase();

    const saved = await call('save-look', { ...ticket, headers: json, body: JSON.stringify({ uploadId }) });
    const read = await call('get-recommendation', { queryStringParameters: { uploadId } });

    expect([saved.statusCode, read.statusCode]).toEqual([409, 202]);
  });

  it('letters in parts (NFD) is stored as letters in one (NFC)', async () => {
    const answer = await save({ avoid: ['cafe\u0301'], brands: ['Este\u0301e'], notes: 'nai\u0308f' });

    expect(bodyOf(answer)).toMatchObject({
      preferences: { avoid: ['caf\u00e9'], brands: ['Est\u00e9e'], notes: 'na\u00eff' },
    });
  });

  it('an upload under an id of another case answers with the id as it is', async () => {
    const uploadId = UPLOAD.toUpperCase();
    const answer = await call('analyze', { ...ticket, headers: json, body: JSON.stringify({ uploadId }) });
    expect(bodyOf(answer)).toMatchObject({ status: 404, code: 'not_found' });
  });
});
