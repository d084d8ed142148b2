/** POST /analyze: the stored look, a new revision of it, or the analysis that has not happened yet. */
import { notFound, Problem } from '../../errors.ts';
import type { Preferences } from '../../looks/types.ts';
import type { Refinement } from '../../vocabulary.ts';
import {
  assertUploadId,
  awaitLook,
  expired,
  failureOf,
  type FindLookDeps,
  hasExpired,
  type LookOrPending,
} from './find-look.ts';
import type { LookRecord, SelfieBucket, UploadRecord } from '../ports.ts';
import type { ProcessOptions, ProcessOutcome } from '../selfies/process-upload.ts';
import type { RefineWish } from './refine-look.ts';
import { settled } from '../../once.ts';
import type { Clock } from '../../time.ts';

export interface AnalyzeDeps extends FindLookDeps {
  readonly clock: Clock;
  readonly bucket: Pick<SelfieBucket, 'exists'>;
  readonly process: (uploadId: string, options: ProcessOptions) => Promise<ProcessOutcome>;
  readonly refine: (look: LookRecord, wish: RefineWish) => Promise<LookRecord>;
}

export interface AnalyzeWish {
  readonly uploadId: string;
  readonly preferences?: Preferences | undefined;
  readonly refine?: Refinement | undefined;
  /** Names what the request makes, where it can be repeated. */
  readonly effectId?: string | undefined;
}

/** How long the loser of a race waits for the winner's look before it answers 202. */
const WAIT_MS = 5_000;
/** Kept back from waiting, so that the answer leaves before the gateway's limit. */
const ANSWER_MS = 1_000;

const refined = async (deps: AnalyzeDeps, look: LookRecord, wish: AnalyzeWish): Promise<LookOrPending> => ({
  kind: 'look',
  look: await deps.refine(look, wish),
});

/**
 * The row was read before the bucket is asked. By then another caller may have ended the work and removed the selfie, so
 * a missing one means something only as long as the row still awaits it.
 */
const uploaded = async (deps: AnalyzeDeps, upload: UploadRecord): Promise<UploadRecord> => {
  if (upload.status !== 'awaiting_upload' || (await deps.bucket.exists(upload.objectKey))) return upload;
  const current = await deps.uploads.get(upload.uploadId);
  if (!current) throw notFound('This upload');
  if (current.status !== 'awaiting_upload') return current;
  if (hasExpired(current, deps.clock.now())) throw expired();
  throw new Problem('upload_missing', 'PUT the selfie to the presigned URL first.', { retryAfterSeconds: 2 });
};

/** Another caller has the claim: its look is this caller's answer, and a differing wish becomes a revision of it. */
const follow = async (deps: AnalyzeDeps, userId: string, wish: AnalyzeWish): Promise<LookOrPending> => {
  const waitMs = Math.max(0, Math.min(WAIT_MS, deps.clock.remainingMs() - ANSWER_MS));
  const found = await awaitLook(deps)(userId, wish.uploadId, waitMs);
  return found.kind === 'look' ? refined(deps, found.look, wish) : found;
};

const analyzeUpload = async (deps: AnalyzeDeps, begun: UploadRecord, wish: AnalyzeWish): Promise<LookOrPending> => {
  const upload = await uploaded(deps, begun);
  const failure = failureOf(upload, deps.clock.now());
  if (failure) throw failure;
  const outcome = await deps.process(upload.uploadId, {
    userId: upload.userId,
    ...(wish.preferences && { preferences: wish.preferences }),
  });
  if (outcome.kind === 'failed') throw outcome.problem;
  if (outcome.kind === 'dropped') throw notFound('This upload');
  return outcome.kind === 'look' ? outcome : follow(deps, upload.userId, wish);
};

/** @throws Problem not_found, upload_missing, upload_expired, a selfie's code, upstream_unavailable */
export const analyze =
  (deps: AnalyzeDeps) =>
  async (userId: string, wish: AnalyzeWish): Promise<LookOrPending> => {
    const uploadId = assertUploadId(wish.uploadId);
    const [stored, begun] = await Promise.allSettled([deps.looks.get(userId, uploadId), deps.uploads.get(uploadId)]);
    const look = settled(stored);
    if (look) return refined(deps, look, wish);
    const upload = settled(begun);
    if (upload?.userId !== userId) throw notFound('This upload');
    return analyzeUpload(deps, upload, wish);
  };
