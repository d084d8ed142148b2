/** Path, query and header parameters of an operation. */
import type { TSchema } from 'typebox';
import { UploadId } from '../../../src/lib/contract/common.ts';
import { MAX_SELFIE_BYTES } from '../../../src/lib/use-cases/selfies/create-upload.ts';
import type { Operation } from './operation.ts';
import type { Route } from './routes.ts';
import { type JsonObject, schemaObject } from './schemas.ts';

interface Documented {
  readonly description: string;
  readonly schema?: JsonObject;
}

const PATH: Readonly<Record<string, Documented>> = {
  uploadId: { description: 'The id that the upload ticket gave.', schema: schemaObject(UploadId) },
  userId: { description: "The token's `sub`, or the word `me`.", schema: { type: 'string', minLength: 1 } },
  presetId: { description: 'A preset id.', schema: { type: 'string', pattern: '^[a-z0-9_]{1,64}$' } },
};

/**
 * A query arrives as text, so the request schemas check text. Where the text is a number or a truth value, the document
 * says so; a test holds both to the same values.
 */
export const QUERY: Readonly<Record<string, Documented>> = {
  contentType: { description: '`image/jpeg` (default; `image/jpg` is the same) or `image/png`.' },
  contentLength: {
    description: 'Bytes, at most 10 485 760. Signed into the URL.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_SELFIE_BYTES },
  },
  wait: {
    description: 'Seconds to hold the answer while there is no look yet.',
    schema: { type: 'integer', minimum: 1, maximum: 10 },
  },
  limit: {
    description: 'Looks on a page.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  },
  cursor: { description: '`nextCursor` of the page before.' },
  saved: { description: '`true` for saved looks only.', schema: { type: 'boolean', default: false } },
  uploadId: { description: 'The look to recommend for; without it the newest ready one.' },
  look: { description: '`id` of one of the look’s alternatives; without it the recommended look.' },
  strength: {
    description: 'Scales the coverage of every layer, in percent.',
    schema: { type: 'integer', minimum: 0, maximum: 100, default: 100 },
  },
  account: {
    description: '`true` removes the sign-in account too.',
    schema: { type: 'boolean', default: false },
  },
  style: { description: 'Only presets of this style.' },
};

const IF_NONE_MATCH: JsonObject = {
  name: 'if-none-match',
  in: 'header',
  description: 'The `etag` of an earlier answer; 304 when nothing has changed.',
  schema: { type: 'string' },
};

const IDEMPOTENCY_KEY: JsonObject = {
  name: 'idempotency-key',
  in: 'header',
  description:
    'Any text of your own for this request, such as a UUID. Sent again within 24 hours with the same request it has no second effect and gets the ' +
    'same answer; with another request it is 422, and while the first one is under way 409.',
  schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$' },
};

const documented = (table: Readonly<Record<string, Documented>>, name: string): Documented => {
  const found = table[name];
  if (!found) throw new Error(`parameters.ts does not describe the parameter ${name}.`);
  return found;
};

const pathParameters = (path: string): JsonObject[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => {
    const { description, schema = { type: 'string' } } = documented(PATH, name);
    return { name, in: 'path', required: true, description, schema };
  });

const queryParameters = (query: TSchema): JsonObject[] => {
  const { properties, required = [] } = query as unknown as {
    properties: Record<string, TSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => {
    const { description, schema: typed } = documented(QUERY, name);
    return { name, in: 'query', required: required.includes(name), description, schema: typed ?? schemaObject(schema) };
  });
};

export const parametersOf = (route: Route, operation: Operation): JsonObject[] => [
  ...pathParameters(route.path),
  ...(operation.query ? queryParameters(operation.query) : []),
  ...(operation.answers[304] ? [IF_NONE_MATCH] : []),
  ...(operation.isKeyed === true ? [IDEMPOTENCY_KEY] : []),
];
