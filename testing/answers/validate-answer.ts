/** Holds answers of the API to the contract: to one schema, or to what docs/openapi.json says of the route and status. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsModule from 'ajv-formats';
import type { TSchema } from 'typebox';

type Body = unknown;

interface Documented {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

interface OpenApi {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Documented>> }>>>
  >;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when there was none. */
  readonly body: unknown;
}

const DOCUMENT_ID = 'openapi.json';

const addFormats = formatsModule.default;
const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')) as OpenApi;

// OpenAPI keywords beside a schema (`openapi`, `example`, …) are no JSON Schema keywords.
const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addSchema(document, DOCUMENT_ID);

const complaints = (schema: object, body: Body): string | undefined => {
  const validate = ajv.compile(schema);
  if (validate(body)) return undefined;
  const lines = (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath || '/'} ${message ?? 'is not valid'} ${JSON.stringify(params)}`.trim(),
  );
  return [...new Set(lines)].join('\n');
};

/** Fails with every difference between `body` and the schema. */
export const expectAnswer = (schema: TSchema, body: Body): void => {
  const found = complaints(schema, body);
  if (found !== undefined) throw new Error(`The answer does not fit its schema:\n${found}\n${shown(body)}`);
};

const shown = (body: Body): string => ((JSON.stringify(body) as string | undefined) ?? 'nothing').slice(0, 400);

const pointer = (...steps: readonly string[]): string =>
  steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');

const documentedFor = (route: string, status: number): { readonly found: Documented; readonly at: string[] } => {
  const [method = '', path = ''] = route.split(' ');
  const at = ['paths', path, method.toLowerCase(), 'responses', String(status)];
  const found = document.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
  if (!found) throw new Error(`docs/openapi.json knows no ${status} of ${route}.`);
  return { found, at };
};

/** Fails unless the body is what docs/openapi.json says of the route (`GET /look/{uploadId}`) and status. */
export const expectDocumentedBody = (route: string, status: number, body: Body): void => {
  const { found, at } = documentedFor(route, status);
  const [mediaType] = Object.keys(found.content ?? {});
  if (mediaType === undefined) {
    if (body !== undefined) throw new Error(`${route} ${status} has a body: ${shown(body)}`);
    return;
  }
  const $ref = `${DOCUMENT_ID}#/${pointer(...at, 'content', mediaType, 'schema')}`;
  const wrong = complaints({ $ref }, body);
  if (wrong !== undefined) throw new Error(`${route} ${status}:\n${wrong}\n${shown(body)}`);
};

/** Quota headers come with an exhausted quota, not with throttling. */
const mayBeAbsent = (status: number, name: string): boolean => status === 429 && name.startsWith('ratelimit-');

/** Fails unless status, media type, headers and body are documented for the route, a problem's code included. */
export const expectDocumented = (route: string, { status, headers, body }: Answered): void => {
  const { found } = documentedFor(route, status);
  const missing = Object.keys(found.headers ?? {}).filter((name) => !mayBeAbsent(status, name) && !headers.has(name));
  if (missing.length > 0) throw new Error(`${route} ${status} lacks ${missing.join(', ')}.`);
  const [mediaType] = Object.keys(found.content ?? {});
  const sent = headers.get('content-type')?.split(';')[0];
  if (mediaType !== undefined && sent !== mediaType) {
    throw new Error(`${route} ${status} is ${String(sent)}, not ${mediaType}.`);
  }
  expectDocumentedBody(route, status, body);
};

const asPattern = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]*')}$`);

/** The documented route of a call, `GET /look/{uploadId}`; undefined when there is none. A path in full words comes first. */
export const documentedRoute = (method: string, address: string): string | undefined => {
  const [asked = ''] = address.split('?');
  const fitting = Object.entries(document.paths)
    .filter(([path, methods]) => method.toLowerCase() in methods && asPattern(path).test(asked))
    .map(([path]) => path);
  const path = fitting.find((one) => !one.includes('{')) ?? fitting[0];
  return path === undefined ? undefined : `${method.toUpperCase()} ${path}`;
};
