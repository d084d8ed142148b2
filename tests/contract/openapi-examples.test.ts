/** The recorded answers behind the document's examples: they fit the schemas and carry nothing of a person or a machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { exchangesOf, recordedOperations } from '../../scripts/generate/openapi/examples.ts';
import { OPERATIONS } from '../../scripts/generate/openapi/operations.ts';
import { QUERY } from '../../scripts/generate/openapi/parameters.ts';
import { MAX_SELFIE_BYTES } from '../../src/lib/use-cases/selfies/create-upload.ts';
import { GetLookQuery, ListLooksQuery, UploadUrlQuery } from '../../src/lib/contract/requests.ts';
import { REPOSITORY } from '../../testing/packages/packages.ts';
import { expectDocumentedBody } from '../../testing/answers/validate-answer.ts';

const routeFor = new Map(Object.entries(OPERATIONS).map(([route, { operationId }]) => [operationId, route]));

const recorded = recordedOperations().flatMap((operationId) =>
  [...exchangesOf(operationId)].map(([name, exchange]) => ({ operationId, name, exchange })),
);

const ajv = new Ajv2020();
ajv.addKeyword('documented');
const fits = (schema: TSchema | object, value: unknown): boolean => ajv.validate(schema, value);

describe('A recorded answer', () => {
  it.each(recorded)('of $operationId, "$name", fits the schema of its status', ({ operationId, exchange }) => {
    const { status, body } = exchange.response;
    expectDocumentedBody(routeFor.get(operationId)!, status, body ?? undefined);
  });

  // A notice of the past is well-formed and refused all the same.
  it.each(recorded.filter(({ name, exchange }) => exchange.request.body && name !== 'old-notice'))(
    'of $operationId, "$name", is 400 just when its request does not fit',
    ({ operationId, exchange: { request, response } }) => {
      const { body } = OPERATIONS[routeFor.get(operationId)!]!;
      expect(fits(body!, request.body)).toBe(response.status !== 400);
    },
  );

  it('exists for every operation', () => {
    expect(recordedOperations()).toEqual(
      Object.values(OPERATIONS)
        .map(({ operationId }) => operationId)
        .sort(),
    );
  });

  it('names no local address, no token, no e-mail address and no landmark', () => {
    const folder = join(REPOSITORY, 'fixtures/answers');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
    expect(files.length).toBe(recorded.length);
    for (const file of files) {
      expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(
        /127\.0\.0\.1|localhost|S3RVER|eyJ[\w-]+\.eyJ|@glamai|landmark|embedding|boundingBox/i,
      );
    }
  });
});

interface Response {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, { value: unknown }>> }>>;
}
type Paths = Readonly<
  Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>
>;

const { paths } = JSON.parse(readFileSync(join(REPOSITORY, 'docs/openapi.json'), 'utf8')) as { paths: Paths };

/** Every answer of the document that has a body. */
const answers = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { responses }]) =>
    Object.entries(responses).flatMap(([status, { content }]) =>
      Object.values(content ?? {}).map(({ examples = {} }) => ({
        route: `${method.toUpperCase()} ${path}`,
        status: Number(status),
        examples: Object.values(examples).map(({ value }) => value),
      })),
    ),
  ),
);

describe('A documented answer', () => {
  it.each(answers)('$status of $route has examples, and they fit its schema', ({ route, status, examples }) => {
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expectDocumentedBody(route, status, example);
  });
});

/** The query schemas check text; the document says integer or boolean. */
describe('A typed query parameter', () => {
  const number = fc.oneof(
    fc.integer({ min: -5, max: 120 }),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  );
  const cases = [
    ['wait', GetLookQuery, number],
    ['limit', ListLooksQuery, number],
    // A length beyond the document's maximum is valid text with an answer of its own, 413.
    ['contentLength', UploadUrlQuery, number.filter((value) => value <= MAX_SELFIE_BYTES)],
    ['saved', ListLooksQuery, fc.oneof(fc.boolean(), fc.string())],
  ] as const;

  it.each(cases)('%s is valid in the document just when its text is valid in the request', (name, query, values) => {
    const { schema } = QUERY[name]!;
    fc.assert(
      fc.property(values as fc.Arbitrary<number | boolean | string>, (value) => {
        fc.pre(value !== 'true' && value !== 'false');
        expect(fits(schema!, value)).toBe(fits(query, { [name]: String(value) }));
      }),
    );
  });
});
