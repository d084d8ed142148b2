/** Every failure that an app can be told about, as one class. */
import type { components } from './schema.ts';

type Schemas = components['schemas'];
type OfOneStatus = Schemas[Extract<keyof Schemas, `Problem${number}`>];

/** As `application/problem+json` has it (RFC 9457), of whatever status. */
export type Problem = Omit<Schemas['Problem422'], 'code' | 'status'> &
  Pick<Schemas['Problem400'], 'errors'> & { readonly code: OfOneStatus['code']; readonly status: number };

/**
 * The service's codes, and what the client itself can say: `upload_refused` when the bucket does not take the selfie,
 * `timeout` when there is no look in time, `unexpected_answer` when an answer is not from this API.
 */
export type ProblemCode = Problem['code'] | 'upload_refused' | 'timeout' | 'unexpected_answer';

export interface ProblemFields {
  readonly code: ProblemCode;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly detail: string;
  readonly retryable: boolean;
  readonly retryAfter?: number | undefined;
  /** What the service said, when it said it as a problem. */
  readonly problem?: Problem | undefined;
}

export class GlamAiProblem extends Error {
  override readonly name = 'GlamAiProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly retryable: boolean;
  /** Seconds to wait before the next attempt, when the service named them. */
  readonly retryAfter: number | undefined;
  /** What the user can do about a selfie that cannot be analysed. */
  readonly hint: string | undefined;
  /** What to quote in a report. */
  readonly requestId: string | undefined;
  readonly problem: Problem | undefined;

  constructor({ code, status, detail, retryable, retryAfter, problem }: ProblemFields) {
    super(detail);
    this.code = code;
    this.status = status;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
    this.hint = problem?.hint;
    this.requestId = problem?.requestId;
    this.problem = problem;
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;

/** Whole seconds of `retry-after`; its date form is not used by this API. */
export const retryAfterOf = (response: Response): number | undefined => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
};

export const problemOf = async (response: Response): Promise<GlamAiProblem> => {
  const { status } = response;
  const retryAfter = retryAfterOf(response);
  const body: unknown = await response.json().catch(() => undefined);
  if (!isProblem(body)) {
    const detail = `The answer ${status} is no problem of this API.`;
    return new GlamAiProblem({ code: 'unexpected_answer', status, detail, retryable: status >= 500, retryAfter });
  }
  const { code, detail, retryable } = body;
  return new GlamAiProblem({ code, status, detail, retryable, retryAfter, problem: body });
};
