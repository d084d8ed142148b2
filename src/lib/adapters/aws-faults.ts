/** Tells an AWS service that is unavailable from one that refuses: the first is worth asking again later. */

/** Throttles, whatever the HTTP status they come with. */
const THROTTLES = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ThrottlingException',
  'TooManyRequestsException',
]);
/** Failures without an answer: Node's socket codes and the SDK's timeout. */
const LOST = new Set([
  'TimeoutError',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

interface AwsError extends Error {
  readonly code?: string;
  readonly $fault?: 'client' | 'server';
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** For an error that is left after the SDK's own retries. */
export const isUnavailable = (error: AwsError): boolean =>
  THROTTLES.has(error.name) ||
  LOST.has(error.name) ||
  (error.code !== undefined && LOST.has(error.code)) ||
  error.$fault === 'server' ||
  (error.$metadata?.httpStatusCode ?? 0) >= 500;

/** Undefined where the service sent no answer. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error ? (error as AwsError).$metadata?.httpStatusCode : undefined;
