/** The one composition for S3 ObjectCreated events: every record on its own, the whole safe to run again. */
import type { Context, S3Event, S3Handler } from 'aws-lambda';
import { errorFields, logger } from '../observability.ts';

/** S3 encodes keys as form data: a plus sign is a space. */
export const objectKeyOf = (record: S3Event['Records'][number]): string =>
  decodeURIComponent(record.s3.object.key.replaceAll('+', ' '));

export type HandleObject = (objectKey: string, remainingMs: () => number) => Promise<string>;

/**
 * One record's failure does not keep the others from running; at the end any failure fails the invocation, so that
 * Lambda retries the event and at last sends it to the on-failure queue.
 */
export const selfieEvents =
  (handle: () => HandleObject): S3Handler =>
  async (event: S3Event, context: Context) => {
    const run = handle();
    const failures: unknown[] = [];
    for (const record of event.Records) {
      try {
        const outcome = await run(objectKeyOf(record), () => context.getRemainingTimeInMillis());
        logger.info('selfie event', { requestId: context.awsRequestId, outcome });
      } catch (error) {
        failures.push(error);
        logger.error('selfie event failed', { requestId: context.awsRequestId, ...errorFields(error) });
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${event.Records.length} failed`);
  };
