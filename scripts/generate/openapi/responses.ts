/** The answers of an operation: what it gives, and every problem it can tell. */
import { type ProblemCode, PROBLEMS } from '../../../src/lib/errors.ts';
import { type Exchange, examples } from './examples.ts';
import { type HeaderName, type Operation, RATE_LIMIT } from './operation.ts';
import { gatewayExamples } from './gateway-examples.ts';
import { problemsOf } from './problems.ts';
import type { Route } from './routes.ts';
import { type JsonObject, problemName, schemaObject } from './schemas.ts';

type Exchanges = ReadonlyMap<string, Exchange>;

const seconds = { type: 'integer', minimum: 0 } as const;

/** `components.headers` of the document. */
export const HEADERS: Readonly<Record<HeaderName | 'x-request-id', JsonObject>> = {
  'x-request-id': { description: 'The id to quote when you report a problem.', schema: { type: 'string' } },
  etag: { description: 'Send it back in `if-none-match`.', schema: { type: 'string' } },
  location: { description: 'The path where to ask again.', schema: { type: 'string' } },
  'retry-after': { description: 'Seconds to wait before asking again.', schema: seconds },
  'ratelimit-limit': { description: 'The quota of the day.', schema: seconds },
  'ratelimit-remaining': { description: 'What is left of it.', schema: seconds },
  'ratelimit-reset': { description: 'Seconds until it starts anew.', schema: seconds },
};

const headers = (names: readonly (keyof typeof HEADERS)[]): JsonObject =>
  names.length === 0
    ? {}
    : { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])) };

const answeredWith = (exchanges: Exchanges, status: number): JsonObject =>
  examples(exchanges, ({ response }) => (response.status === status ? (response.body ?? undefined) : undefined));

const answers = (operation: Operation, exchanges: Exchanges): JsonObject =>
  Object.fromEntries(
    Object.entries(operation.answers).map(([status, answer]) => [
      status,
      {
        description: answer.description,
        ...headers([...(answer.headers ?? []), 'x-request-id']),
        ...(answer.schema && {
          content: {
            'application/json': { schema: schemaObject(answer.schema), ...answeredWith(exchanges, Number(status)) },
          },
        }),
      },
    ]),
  );

/** Every 429 and 503 says when to try again; a quota also says how much there was. */
const problemHeaders = (status: number, codes: readonly ProblemCode[]): readonly (keyof typeof HEADERS)[] => {
  // The gateway itself answers 401; its request id is in the body only.
  if (status === 401) return [];
  if (status === 503) return ['retry-after', 'x-request-id'];
  if (status !== 429) return ['x-request-id'];
  return ['retry-after', ...(codes.includes('quota_exceeded') ? RATE_LIMIT : []), 'x-request-id'];
};

const exampleOfProblem = (route: Route, status: number, exchanges: Exchanges): JsonObject => {
  const recorded = answeredWith(exchanges, status)['examples'];
  const all = { ...(recorded as JsonObject | undefined), ...gatewayExamples(route, status) };
  return Object.keys(all).length === 0 ? {} : { examples: all };
};

const problem = (
  route: Route,
  [status, codes]: readonly [number, readonly ProblemCode[]],
  exchanges: Exchanges,
): JsonObject => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
  ...headers(problemHeaders(status, codes)),
  content: {
    'application/problem+json': {
      schema: { $ref: `#/components/schemas/${problemName(status)}` },
      ...exampleOfProblem(route, status, exchanges),
    },
  },
});

export const responsesOf = (route: Route, operation: Operation, exchanges: Exchanges): JsonObject => {
  const problems = [...problemsOf(route, operation)].map(
    (found) => [String(found[0]), problem(route, found, exchanges)] as const,
  );
  return { ...answers(operation, exchanges), ...Object.fromEntries(problems) };
};
