/** Answers that API Gateway would give itself, as problem+json like the GatewayResponses of a deployed stack. */
import { randomUUID } from 'node:crypto';

export interface GatewayProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

export const UNAUTHORIZED: GatewayProblem = {
  status: 401,
  code: 'unauthorized',
  title: 'A valid ID token is required',
  detail: 'Send the Authorization header with a valid Cognito ID token.',
};

export const PROBLEM_TYPE = 'application/problem+json';

export const problemBody = (problem: GatewayProblem, path: string): Record<string, unknown> => ({
  type: 'about:blank',
  title: problem.title,
  status: problem.status,
  detail: problem.detail,
  instance: path,
  code: problem.code,
  requestId: randomUUID(),
  retryable: problem.status >= 500,
});
