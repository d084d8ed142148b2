/** What every table adapter shares: the client's type, and DynamoDB's faults as this service's problem. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Problem } from '../errors.ts';

export type TableClient = DynamoDBDocumentClient;

/** Seconds since the epoch, DynamoDB's TTL format. */
export const epochSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** TTL removes a row up to two days late; until then it must read as gone. */
export const isLive = (item: { readonly ttl?: number | undefined }, nowMs: number): boolean =>
  item.ttl === undefined || item.ttl > epochSeconds(nowMs);

/** Throttles, whatever the HTTP status they come with. */
const THROTTLES = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TooManyRequestsException',
]);
/** Failures without an answer: Node's socket codes and the SDK's timeout. */
const LOST = new Set([
  'TimeoutError',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

interface AwsError extends Error {
  readonly code?: string;
  readonly $fault?: 'client' | 'server';
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const isUnavailable = (error: AwsError): boolean =>
  THROTTLES.has(error.name) ||
  LOST.has(error.name) ||
  (error.code !== undefined && LOST.has(error.code)) ||
  error.$fault === 'server' ||
  (error.$metadata?.httpStatusCode ?? 0) >= 500;

/** ElectroDB wraps what the client threw. */
const awsErrorOf = (error: unknown): AwsError | undefined => {
  if (!(error instanceof Error)) return undefined;
  return error.name === 'ElectroError' && error.cause instanceof Error ? error.cause : error;
};

/** The SDK has retried by then. @throws Problem upstream_unavailable; anything else is a bug and passes as it is */
export const onTable = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    const cause = awsErrorOf(error);
    if (!cause || !isUnavailable(cause)) throw error;
    throw new Problem('upstream_unavailable', 'The table is unavailable right now.', { cause, retryAfterSeconds: 2 });
  }
};
