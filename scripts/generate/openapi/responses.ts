/** The answers of an operation: what it gives, and every problem it can tell. */
import { type ProblemCode, PROBLEMS } from '../../../src/lib/errors.ts';
import { type Exchange, examples } from './examples.ts';
import type { HeaderName, Operation } from './operation.ts';
import { problemsOf } from './problems.ts';
import type { Route } from './routes.ts';
import { type JsonObject, schemaObject } from './schemas.ts';

type Exchanges = ReadonlyMap<string, Exchange>;

const seconds = { type: 'integer', minimum: 0 } as const;

/** `components.headers` of the document. */
export const HEADERS: Readonly<Record<HeaderName | 'x-request-id', JsonObject>> = {
  'x-request-id': { description: 'The id to quote when you report a problem.', schema: { type: 'string' } },
  etag: { description: 'Send it back in `if-none-match`.', schema: { type: 'string' } },
  location: { description: 'The path of the look.', schema: { type: 'string' } },
  'retry-after': { description: 'Seconds to wait before asking again.', schema: seconds },
  'ratelimit-limit': { description: 'The quota of the day.', schema: seconds },
  'ratelimit-remaining': { description: 'What is left of it.', schema: seconds },
  'ratelimit-reset': { description: 'Seconds until it starts anew.', schema: seconds },
};

const headers = (names: readonly HeaderName[]): JsonObject =>
  Object.fromEntries(
    [...names, 'x-request-id' as const].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );

const answeredWith = (exchanges: Exchanges, status: number): JsonObject =>
  examples(exchanges, ({ response }) => (response.status === status ? (response.body ?? undefined) : undefined));

const answers = (operation: Operation, exchanges: Exchanges): JsonObject =>
  Object.fromEntries(
    Object.entries(operation.answers).map(([status, answer]) => [
      status,
      {
        description: answer.description,
        headers: headers(answer.headers ?? []),
        ...(answer.schema && {
          content: {
            'application/json': { schema: schemaObject(answer.schema), ...answeredWith(exchanges, Number(status)) },
          },
        }),
      },
    ]),
  );

/** Every 429 and 503 says when to try again; a quota also says how much there was. */
const problemHeaders = (status: number, codes: readonly ProblemCode[]): readonly HeaderName[] => {
  if (status === 503) return ['retry-after'];
  if (status !== 429) return [];
  const quota = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'] as const;
  return codes.includes('quota_exceeded') ? ['retry-after', ...quota] : ['retry-after'];
};

const problem = (status: number, codes: readonly ProblemCode[], exchanges: Exchanges): JsonObject => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
  headers: headers(problemHeaders(status, codes)),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { status: { const: status }, code: { enum: [...codes] } } },
        ],
      },
      ...answeredWith(exchanges, status),
    },
  },
});

export const responsesOf = (route: Route, operation: Operation, exchanges: Exchanges): JsonObject => {
  const problems = [...problemsOf(route, operation)].map(
    ([status, codes]) => [String(status), problem(status, codes, exchanges)] as const,
  );
  return { ...answers(operation, exchanges), ...Object.fromEntries(problems) };
};
