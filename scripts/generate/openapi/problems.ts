/** Which problems a route can answer, by status. */
import { type ProblemCode, PROBLEMS } from '../../../src/lib/errors.ts';
import type { Operation } from './operation.ts';
import type { Route } from './routes.ts';

/** The gateway throttles and times out on every route. */
const ANY_ROUTE: readonly ProblemCode[] = ['too_many_requests', 'internal_error', 'upstream_unavailable'];
const WITH_TOKEN: readonly ProblemCode[] = ['unauthorized'];
const WITH_QUERY: readonly ProblemCode[] = ['invalid_request'];
const WITH_BODY: readonly ProblemCode[] = ['invalid_request', 'payload_too_large', 'unsupported_media_type'];
const WITH_KEY: readonly ProblemCode[] = ['invalid_request', 'request_in_progress', 'idempotency_conflict'];

/** Status -> codes, in ascending order of the status. */
export const problemsOf = (route: Route, operation: Operation): ReadonlyMap<number, readonly ProblemCode[]> => {
  const codes = new Set<ProblemCode>([
    ...(route.needsToken ? WITH_TOKEN : []),
    ...(operation.query ? WITH_QUERY : []),
    ...(operation.body ? WITH_BODY : []),
    ...(operation.isKeyed === true ? WITH_KEY : []),
    ...operation.problems,
    ...ANY_ROUTE,
  ]);
  const statuses = [...new Set([...codes].map((code) => PROBLEMS[code].status))].sort((a, b) => a - b);
  return new Map(statuses.map((status) => [status, [...codes].filter((code) => PROBLEMS[code].status === status)]));
};
