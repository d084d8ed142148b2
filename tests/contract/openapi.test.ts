/** docs/openapi.json: every route of the deployed API, every answer of the contract, only recorded examples that fit. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { PROBLEM_CODES } from '../../src/lib/errors.ts';
import { readTemplate, REPOSITORY } from '../../testing/packages/packages.ts';
import { routesOf } from '../../testing/packages/template.ts';

interface Parameter {
  readonly examples?: object;
}

interface OpenApiOperation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Parameter>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Parameter>> }>>;
}

interface Schema {
  readonly properties?: { readonly code?: { readonly enum?: readonly string[] } };
}

interface OpenApi {
  readonly openapi: string;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}

const FILE = join(REPOSITORY, 'docs/openapi.json');
const text = await readFile(FILE, 'utf8');
const document = JSON.parse(text) as OpenApi;

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
);
const operationOf = new Map<string, OpenApiOperation>(operations);

const run = promisify(execFile);
const node = (...args: readonly string[]) => run(process.execPath, args, { cwd: REPOSITORY });

/** Route -> the statuses that the contract lists for it, without 401 and the failures that any route can have. */
const CONTRACT: readonly (readonly [route: string, statuses: readonly number[]])[] = [
  ['POST /upload-url', [200, 400, 403, 409, 413, 415, 422, 429]],
  ['GET /get-presigned-url', [200, 400, 403, 409, 413, 415, 422, 429]],
  ['POST /analyze', [200, 202, 403, 404, 409, 410, 413, 415, 422, 429, 503]],
  ['GET /look/{uploadId}', [200, 202, 304, 404, 410, 413, 415, 422, 503]],
  ['GET /looks/{userId}', [200, 304, 400, 404]],
  ['POST /looks/save', [200, 404, 409, 410, 422]],
  ['DELETE /look/{uploadId}', [204, 404]],
  ['GET /get-recommendation', [200, 202, 404, 410, 413, 415, 422, 503]],
  ['GET /presets', [200, 304]],
  ['GET /presets/{presetId}', [200, 404]],
  ['GET /users/{userId}', [200, 304, 404]],
  ['PATCH /users/{userId}', [200, 400, 404]],
  ['PUT /users/{userId}/consent', [200, 400]],
  ['DELETE /users/{userId}/consent', [200, 202]],
  ['GET /users/{userId}/export', [200]],
  ['DELETE /users/{userId}', [200, 202]],
  ['GET /health', [200]],
];

describe('docs/openapi.json', () => {
  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  });

  it('describes each route of the packaged API and no other', () => {
    const deployed = routesOf(readTemplate('prod')).map(({ route }) => route);
    expect([...operationOf.keys()].sort()).toEqual(deployed.sort());
  });

  it('names each operation once', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(ids.every((id) => /^[a-z][A-Za-z]+$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(CONTRACT)('documents every answer of %s', (route, statuses) => {
    const documented = Object.keys(operationOf.get(route)!.responses).map(Number);
    expect(documented).toEqual(expect.arrayContaining([...statuses]));
  });

  it('asks for an ID token on every route but health, and documents 401 just there', () => {
    const open = operations.filter(([, { security }]) => security.length === 0);
    expect(open.map(([route]) => route)).toEqual(['GET /health']);
    const without401 = operations.filter(([, { responses }]) => !('401' in responses));
    expect(without401.map(([route]) => route)).toEqual(['GET /health']);
  });

  it('tells every problem of the service somewhere', () => {
    const answered = JSON.stringify(operations.map(([, { responses }]) => responses));
    const named = [...answered.matchAll(/#\/components\/schemas\/(Problem\d+)/g)].map(([, name]) => name!);
    const told = new Set(named.flatMap((name) => document.components.schemas[name]?.properties?.code?.enum ?? []));
    expect(PROBLEM_CODES.filter((code) => !told.has(code))).toEqual([]);
  });
});

describe('the commands', () => {
  it('say that everything generated is fresh', async () => {
    const { stdout } = await node('scripts/generate.ts', '--check');
    expect(stdout).toMatch(/generated files are fresh/);
  });
});

describe("Redocly's strict rules", () => {
  const problemsOf = async (source: string): Promise<readonly string[]> => {
    const config = await createConfig({ extends: ['recommended-strict'] });
    const problems = await lintFromString({ source, absoluteRef: FILE, config });
    return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
  };

  it('find no error and no warning', async () => {
    expect(await problemsOf(text)).toEqual([]);
  });

  it('refuse a document with an operation without an id', async () => {
    const problems = await problemsOf(text.replace('"operationId": "getHealth",', ''));

    expect(problems).toEqual([expect.stringContaining('operation-operationId')]);
  });
});
