import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyResult } from 'aws-lambda';
import fc from 'fast-check';
import { ProblemSchema } from '../../src/lib/contract/answers.ts';
import { anApiEvent, bodyOf } from '../../testing/events.ts';
import { UPLOAD } from '../../testing/factories.ts';
import { type LocalHandlers, startHandlers } from '../../testing/local-handlers.ts';
import { expectAnswer } from '../../testing/answers/validate-answer.ts';

/** Cases per route; all routes together make more than 10 000. */
const RUNS = 700;
/** What an answer that leaks internals would hold. */
const INTERNALS = /node_modules|\.ts:|\bat \w+ \(|UserFaces|glamai-test|dynamodb|electro|ValidationException/i;

interface Route {
  readonly name: string;
  readonly method: string;
  readonly resource: string;
  /** A valid body to mutate. */
  readonly body?: Record<string, unknown>;
  readonly query?: readonly string[];
}

const PREFERENCES = { style: 'glam', intensity: 40, budget: { max: 50, currency: 'USD' }, avoid: ['nut'], notes: 'hi' };

const ROUTES: readonly Route[] = [
  { name: 'upload-url', method: 'POST', resource: '/upload-url', body: { contentLength: 9, preferences: PREFERENCES } },
  { name: 'upload-url', method: 'GET', resource: '/get-presigned-url', query: ['contentType', 'contentLength'] },
  { name: 'analyze', method: 'POST', resource: '/analyze', body: { uploadId: UPLOAD, preferences: PREFERENCES } },
  { name: 'get-look', method: 'GET', resource: '/look/{uploadId}', query: ['wait'] },
  { name: 'delete-look', method: 'DELETE', resource: '/look/{uploadId}' },
  { name: 'list-looks', method: 'GET', resource: '/looks/{userId}', query: ['limit', 'cursor', 'saved'] },
  { name: 'save-look', method: 'POST', resource: '/looks/save', body: { uploadId: UPLOAD, saved: true, name: 'n' } },
  { name: 'get-recommendation', method: 'GET', resource: '/get-recommendation', query: ['uploadId'] },
  { name: 'list-presets', method: 'GET', resource: '/presets', query: ['style'] },
  { name: 'get-preset', method: 'GET', resource: '/presets/{presetId}' },
  { name: 'get-user', method: 'GET', resource: '/users/{userId}' },
  { name: 'update-user', method: 'PATCH', resource: '/users/{userId}', body: { preferences: PREFERENCES } },
  { name: 'give-consent', method: 'PUT', resource: '/users/{userId}/consent', body: { noticeVersion: '2026-11' } },
  { name: 'export-user', method: 'GET', resource: '/users/{userId}/export', query: ['cursor'] },
  { name: 'erase-user', method: 'DELETE', resource: '/users/{userId}', query: ['account'] },
];

/** As a URL has them: encoded, encoded twice, and neither. */
const spelled = (value: string) =>
  fc.constantFrom(encodeURIComponent(value), encodeURIComponent(encodeURIComponent(value)), `${value}%`, `%zz${value}`);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }).chain(spelled),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((value) => value.normalize('NFD')),
  fc.constantFrom(UPLOAD.toUpperCase(), encodeURIComponent(UPLOAD), '%ff', '%ED%A0%80', 'cafe\u0301'),
  fc.constantFrom('', '0', '-1', '__proto__', 'constructor', 'null', '\u0000', '💄'.repeat(50), UPLOAD, 'me', '%00'),
);
const keys = fc.oneof(
  text,
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'preferences', 'uploadId'),
);

/** What JSON can hold and a table, a schema or a strict parser cannot. */
const ODD = fc.constantFrom<unknown>(
  5e-324,
  1e300,
  -1e300,
  -0,
  1e21,
  '\ud83d',
  '\udc84',
  ['\ud83d'],
  'cafe\u0301',
  null,
  false,
);
const BARE = fc.constantFrom('false', '0', '""', 'null', 'true', '[]', '1e999', '"{}"', '{"\\ud83d":1}', '{');

/** The valid body with some of its fields replaced, or anything at all as JSON, or no JSON. */
const bodies = (valid: Record<string, unknown>) =>
  fc.oneof(
    fc
      .dictionary(fc.constantFrom(...Object.keys(valid)), fc.jsonValue())
      .map((change) => ({ ...valid, ...change }))
      .map((b) => JSON.stringify(b)),
    fc
      .dictionary(fc.constantFrom(...Object.keys(PREFERENCES)), fc.jsonValue())
      .map((change) => JSON.stringify({ ...valid, preferences: { ...PREFERENCES, ...change } })),
    fc
      .dictionary(fc.constantFrom(...Object.keys(PREFERENCES)), ODD, { minKeys: 1 })
      .map((change) => JSON.stringify({ ...valid, preferences: { ...PREFERENCES, ...change } })),
    fc.dictionary(fc.constantFrom(...Object.keys(valid)), ODD).map((change) => JSON.stringify({ ...valid, ...change })),
    BARE,
    fc.json(),
    fc.dictionary(keys, fc.jsonValue()).map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );

/** What the console's test sends where the types say object. */
const NULLS = { headers: null, multiValueHeaders: null, pathParameters: null, queryStringParameters: null } as object;

const events = ({ method, resource, body, query = [] }: Route) =>
  fc
    .record({
      body: body ? bodies(body) : fc.option(fc.string({ maxLength: 100 }), { nil: null }),
      query: fc.option(fc.dictionary(query.length > 0 ? fc.oneof(fc.constantFrom(...query), keys) : keys, text), {
        nil: null,
      }),
      parameter: text,
      header: fc.constantFrom('content-type', 'Content-Type', 'Content-type', 'CONTENT-TYPE'),
      type: fc.constantFrom('application/json', 'Application/JSON; Charset="UTF-8"', 'text/plain', ''),
      base64: fc.boolean(),
      isConsole: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
    })
    .map(({ body: sent, query: queryStringParameters, parameter, header, type, base64, isConsole }) =>
      anApiEvent({
        httpMethod: method,
        resource,
        path: resource,
        pathParameters: { uploadId: parameter, userId: parameter, presetId: parameter },
        headers: { [header]: type },
        body: sent !== null && base64 ? Buffer.from(sent).toString('base64') : sent,
        isBase64Encoded: base64,
        queryStringParameters,
        ...(isConsole && NULLS),
      }),
    );

const assertSound = (answer: APIGatewayProxyResult): void => {
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.body).not.toMatch(INTERNALS);
  // Half an emoji makes an answer unreadable for strict parsers.
  expect(answer.body).not.toMatch(/\\ud[89a-f]/i);
  if (answer.statusCode >= 400) expectAnswer(ProblemSchema, bodyOf(answer));
};

let handlers: LocalHandlers;
beforeAll(async () => {
  handlers = await startHandlers();
});
afterAll(() => handlers.stop());

describe('any request whatever', () => {
  it.each(ROUTES.map((route) => [`${route.method} ${route.resource}`, route] as const))(
    'at %s gets a sound answer',
    async (_name, route) => {
      await fc.assert(
        fc.asyncProperty(events(route), async (event) => {
          assertSound(await handlers.call(route.name, event));
        }),
        { numRuns: RUNS },
      );
    },
  );
});
