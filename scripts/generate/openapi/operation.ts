/** The words in which a route is described, and the answers that several routes share. */
import type { TSchema } from 'typebox';
import { LookSchema, PendingSchema } from '../../../src/lib/contract/look.ts';
import { type ProblemCode, SELFIE_CODES } from '../../../src/lib/errors.ts';

export const TAGS = {
  uploads: 'Send a selfie straight to the bucket.',
  looks: 'Analyse a selfie, read, refine, keep and forget looks.',
  presets: 'What an AR SDK puts on the camera.',
  users: 'Preferences, corrections and what is left of the quotas.',
  privacy: 'Consent, export and erasure.',
  service: 'The service itself.',
} as const;

export type HeaderName =
  'etag' | 'location' | 'retry-after' | 'ratelimit-limit' | 'ratelimit-remaining' | 'ratelimit-reset';

export interface Answer {
  readonly description: string;
  /** Absent: no body. */
  readonly schema?: TSchema;
  /** Beside `x-request-id`, which every answer carries. */
  readonly headers?: readonly HeaderName[];
}

export interface Operation {
  readonly operationId: string;
  readonly tag: keyof typeof TAGS;
  readonly summary: string;
  readonly description?: string;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** True when a request without a body is not valid. */
  readonly bodyRequired?: boolean;
  /** Takes an `idempotency-key`. */
  readonly isKeyed?: boolean;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Beside those that come with a token, a query or a body; see problems.ts. */
  readonly problems: readonly ProblemCode[];
}

export const RATE_LIMIT = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'] as const;
const NOT_MODIFIED: Answer = { description: 'The client holds this very answer.', headers: ['etag'] };
export const PENDING: Answer = {
  description: 'There is no look yet: ask again at `location` after `retry-after` seconds.',
  schema: PendingSchema,
  headers: ['retry-after', 'location'],
};
export const LOOK: Answer = { description: 'The look.', schema: LookSchema };

/** An answer with an ETag, which can be 304. */
export const tagged = (description: string, schema: TSchema): Readonly<Record<number, Answer>> => ({
  200: { description, schema, headers: ['etag'] },
  304: NOT_MODIFIED,
});

/** What asking for a look can say of its analysis. */
export const ANALYSIS_FAILED = [
  'not_found',
  'upload_expired',
  'look_unreadable',
  'consent_required',
  'quota_exceeded',
  ...SELFIE_CODES,
] as const;
