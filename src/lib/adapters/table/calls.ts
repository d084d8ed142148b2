/** What every table adapter shares: DynamoDB's time, and its faults as this service's problem. */
import { Problem } from '../../errors.ts';
import { isUnavailable } from '../aws/aws-faults.ts';

/** Seconds since the epoch, DynamoDB's TTL format. */
export const epochSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** TTL removes a row up to two days late; until then it must read as gone. */
export const isLive = (item: { readonly ttl?: number | undefined }, nowMs: number): boolean =>
  item.ttl === undefined || item.ttl > epochSeconds(nowMs);

/** ElectroDB wraps what the client threw. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.name === 'ElectroError' && error.cause !== undefined ? error.cause : error;

/** The client has retried by then. @throws Problem upstream_unavailable; anything else is a bug and passes as it is */
export const onTable = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    const cause = causeOf(error);
    if (!isUnavailable(cause)) throw error;
    throw new Problem('upstream_unavailable', 'The table is unavailable right now.', { cause, retryAfterSeconds: 2 });
  }
};
