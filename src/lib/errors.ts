/** Every failure a user can be told about: one class, a closed list of codes, one table to a status. */

/** Codes of a selfie that cannot be analysed; each carries what was measured and what to do. */
export const SELFIE_CODES = [
  'image_too_large',
  'unsupported_image',
  'no_face',
  'multiple_faces',
  'face_too_small',
  'face_turned',
  'too_dark',
  'too_bright',
  'blurry',
  'face_occluded',
  'sunglasses',
  'eyes_closed',
  'grayscale',
] as const;
export type SelfieCode = (typeof SELFIE_CODES)[number];

export const PROBLEM_CODES = [
  'invalid_request',
  'unauthorized',
  'consent_required',
  'not_found',
  'upload_missing',
  'look_not_ready',
  'request_in_progress',
  'upload_expired',
  'look_unreadable',
  'payload_too_large',
  'unsupported_media_type',
  'idempotency_conflict',
  'quota_exceeded',
  'too_many_requests',
  'internal_error',
  'upstream_unavailable',
  ...SELFIE_CODES,
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

interface CodeEntry {
  readonly status: number;
  readonly title: string;
  readonly retryable: boolean;
}

const entry = (status: number, title: string, retryable = false): CodeEntry => ({ status, title, retryable });

/** Does not compile when a code is missing. */
export const PROBLEMS: Readonly<Record<ProblemCode, CodeEntry>> = {
  invalid_request: entry(400, 'The request is not valid'),
  unauthorized: entry(401, 'A valid ID token is required'),
  consent_required: entry(403, 'Consent is required'),
  not_found: entry(404, 'Not found'),
  upload_missing: entry(409, 'The selfie has not been uploaded yet', true),
  look_not_ready: entry(409, 'The look is not ready yet', true),
  request_in_progress: entry(409, 'The same request is under way', true),
  upload_expired: entry(410, 'The upload has expired'),
  look_unreadable: entry(410, 'The look cannot be read any more'),
  image_too_large: entry(413, 'The image is too large'),
  payload_too_large: entry(413, 'The request body is too large'),
  unsupported_media_type: entry(415, 'The media type is not supported'),
  unsupported_image: entry(415, 'The image cannot be read'),
  idempotency_conflict: entry(422, 'The idempotency-key belongs to another request'),
  no_face: entry(422, 'No face was found'),
  multiple_faces: entry(422, 'More than one face was found'),
  face_too_small: entry(422, 'The face is too small'),
  face_turned: entry(422, 'The face is turned away'),
  too_dark: entry(422, 'The selfie is too dark'),
  too_bright: entry(422, 'The selfie is too bright'),
  blurry: entry(422, 'The selfie is blurry'),
  face_occluded: entry(422, 'The face is covered'),
  sunglasses: entry(422, 'Sunglasses cover the eyes'),
  eyes_closed: entry(422, 'The eyes are closed'),
  grayscale: entry(422, 'The selfie has no color'),
  quota_exceeded: entry(429, 'The daily quota is used up', true),
  too_many_requests: entry(429, 'Too many requests', true),
  internal_error: entry(500, 'Something went wrong', true),
  upstream_unavailable: entry(503, 'A service we depend on is unavailable', true),
};

/** What a selfie problem adds: the measured value, the threshold it missed (same unit) and a hint for the user. */
export interface SelfieEvidence {
  readonly measured?: number | string;
  readonly threshold?: number | string;
  readonly hint: string;
}

export interface FieldError {
  /** JSON pointer into the request part, for example `/body/preferences/style`. */
  readonly path: string;
  readonly message: string;
}

/** Told in the `ratelimit-*` headers of a 429. */
export interface QuotaLeft {
  readonly limit: number;
  readonly remaining: number;
  /** ISO 8601 UTC. */
  readonly resetsAt: string;
}

export interface ProblemOptions {
  readonly cause?: unknown;
  readonly errors?: readonly FieldError[];
  readonly evidence?: SelfieEvidence;
  readonly retryAfterSeconds?: number;
  readonly quota?: QuotaLeft;
}

/** The one error class of the service. `message` is the problem's `detail`; a 5xx never shows it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly evidence: SelfieEvidence | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly quota: QuotaLeft | undefined;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.evidence = options.evidence;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.quota = options.quota;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

export const notFound = (what: string): Problem => new Problem('not_found', `${what} does not exist.`);
