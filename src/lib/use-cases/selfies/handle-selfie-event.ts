/** One ObjectCreated event: start the analysis, or remove an object that nobody waits for. Safe to run twice. */
import { Problem, type ProblemCode } from '../../errors.ts';
import { uploadIdOf } from './selfie-key.ts';
import type { Clock } from '../../time.ts';
import type { SelfieBucket, UploadRecord, UploadStore } from '../ports.ts';
import type { ProcessOptions, ProcessOutcome } from './process-upload.ts';

export interface HandleSelfieEventDeps {
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly bucket: Pick<SelfieBucket, 'remove'>;
  readonly process: (uploadId: string, options: ProcessOptions) => Promise<ProcessOutcome>;
  readonly clock: Clock;
}

export type EventOutcome = ProcessOutcome['kind'] | 'orphan_removed' | ProblemCode;

/** Somebody else's claim usually ends within seconds; a crashed one only with its lease, which a retry outwaits. */
const PATIENCE_MS = 10_000;
const POLL_MS = 500;

const isWaitedFor = (upload: UploadRecord | undefined, objectKey: string): upload is UploadRecord =>
  upload?.objectKey === objectKey && upload.status !== 'ready' && upload.status !== 'failed';

/** One try at the work. What another try would not change (the object has gone, no quota is left) is an outcome. */
const attempt = async (deps: HandleSelfieEventDeps, { uploadId, userId }: UploadRecord) => {
  try {
    return (await deps.process(uploadId, { userId })).kind;
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return error.code;
    throw error;
  }
};

/**
 * @throws Problem upstream_unavailable when the work could not be done or is still somebody else's, so that Lambda
 * retries the event after the lease
 */
export const handleSelfieEvent =
  (deps: HandleSelfieEventDeps) =>
  async (objectKey: string): Promise<EventOutcome> => {
    const uploadId = uploadIdOf(objectKey);
    const until = deps.clock.now() + Math.min(PATIENCE_MS, deps.clock.remainingMs() / 2);
    while (uploadId !== undefined) {
      const upload = await deps.uploads.get(uploadId);
      if (!isWaitedFor(upload, objectKey)) break;
      const outcome = await attempt(deps, upload);
      if (outcome !== 'not_mine') return outcome;
      if (deps.clock.now() > until) throw new Problem('upstream_unavailable', 'Another worker holds the claim.');
      await deps.clock.sleep(POLL_MS);
    }
    await deps.bucket.remove(objectKey);
    return 'orphan_removed';
  };
