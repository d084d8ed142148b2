/** Wires the sweep: the bucket's list, and the function that handles one object. */
import { listSelfies } from './adapters/bucket-list.ts';
import { createInvoker } from './adapters/aws/invoker.ts';
import { createS3Client } from './adapters/s3.ts';
import { readConfig } from './config.ts';
import { clock, report } from './container.ts';
import { once } from './once.ts';
import type { SweepSelfiesDeps } from './use-cases/sweep-selfies.ts';

/** What Lambda hands over for an S3 event, as far as the function reads it; keys are encoded as form data. */
const eventOf = (objectKey: string) => ({
  Records: [{ eventSource: 'aws:s3', s3: { object: { key: encodeURIComponent(objectKey).replaceAll('%2F', '/') } } }],
});

export const sweepSelfiesDeps = once((): SweepSelfiesDeps => {
  const { selfiesBucket, analyzeFunctionName } = readConfig(['selfiesBucket', 'analyzeFunctionName']);
  const invoke = createInvoker(analyzeFunctionName);
  return {
    list: listSelfies(createS3Client(), selfiesBucket, 'selfies/'),
    start: (objectKey) => invoke(eventOf(objectKey)),
    clock,
    report,
  };
});
