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

interface AwsError {
  readonly name?: string;
  readonly code?: string;
  readonly $fault?: 'client' | 'server';
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const awsErrorOf = (error: unknown): AwsError => (typeof error === 'object' && error !== null ? error : {});

/** Undefined where the service sent no answer. */
export const statusOf = (error: unknown): number | undefined => awsErrorOf(error).$metadata?.httpStatusCode;

/** For an error that is left after the SDK's own retries. */
export const isUnavailable = (error: unknown): boolean => {
  const { name = '', code = '', $fault } = awsErrorOf(error);
  const isLost = LOST.has(name) || LOST.has(code);
  return isLost || THROTTLES.has(name) || $fault === 'server' || (statusOf(error) ?? 0) >= 500;
};
