/** Tells an AWS service that is unavailable from one that refuses: the first is worth asking again later. */

/** Throttles, whatever the HTTP status they come with: as errors are named, and as they stand in an answer's body. */
export const THROTTLES: readonly string[] = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ThrottlingException',
  'TooManyRequestsException',
];
/** Failures without an answer that could be read: Node's socket codes, the SDK's timeout, a checksum that is wrong. */
const LOST = new Set([
  'TimeoutError',
  'DamagedAnswer',
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

/** An answer that was damaged on its way: the SDKs say of what they could not read which response it was. */
const isUnreadable = (error: unknown): boolean => error instanceof SyntaxError && '$response' in error;

const isLost = (error: unknown): boolean => {
  const { name = '', code = '' } = awsErrorOf(error);
  return LOST.has(name) || LOST.has(code) || isUnreadable(error);
};

export const isThrottle = (error: unknown): boolean => THROTTLES.includes(awsErrorOf(error).name ?? '');

/** Such a call is worth repeating, and what is left after that is worth asking again for later. */
export const isUnavailable = (error: unknown): boolean => {
  const { $fault } = awsErrorOf(error);
  return isLost(error) || isThrottle(error) || $fault === 'server' || (statusOf(error) ?? 0) >= 500;
};
