/** The compositions for what no HTTP request starts: S3 ObjectCreated events, and work that nobody waits for. */
import type { Context, S3Event, S3Handler } from 'aws-lambda';
import { correlate, note, observed } from '../telemetry/observability.ts';
import { uploadIdOf } from '../use-cases/selfies/selfie-key.ts';

type ObjectCreated = S3Event['Records'][number];

/** S3 encodes keys as form data: a plus sign is a space. */
export const objectKeyOf = (record: ObjectCreated): string =>
  decodeURIComponent(record.s3.object.key.replaceAll('+', ' '));

type HandleObject = (objectKey: string) => Promise<string>;

/** S3 names each event; the sweep's have no name. */
const fieldsOf = (record: ObjectCreated) => ({
  s3RequestId: (record as Partial<ObjectCreated>).responseElements?.['x-amz-request-id'],
});

/**
 * One record's failure does not keep the others from running; at the end any failure fails the invocation, so that
 * Lambda retries the event and at last sends it to the on-failure queue.
 */
export const selfieEvents =
  (handle: HandleObject): S3Handler =>
  async (event: S3Event, context: Context) => {
    const failures: unknown[] = [];
    const handleOne = async (record: ObjectCreated): Promise<void> => {
      const objectKey = objectKeyOf(record);
      correlate(uploadIdOf(objectKey));
      note({ outcome: await handle(objectKey) });
    };
    for (const record of event.Records) {
      await observed({ message: 'selfie event', fields: fieldsOf(record), context }, () => handleOne(record)).catch(
        (error: unknown) => failures.push(error),
      );
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${event.Records.length} failed`);
  };

/** For what a schedule or another function starts. `run` says what there is to be logged of its result; throwing makes Lambda run it again. */
export const background =
  <Event>(message: string, run: (event: Event) => Promise<Record<string, unknown>>) =>
  (event: Event, context: Context): Promise<void> =>
    observed({ message, fields: {}, context }, async () => {
      note(await run(event));
    });
