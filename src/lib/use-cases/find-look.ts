/** The caller's look, or where it stands; somebody else's does not exist. */
import { notFound } from '../errors.ts';
import { isUploadId } from '../selfie-key.ts';
import type { Clock } from '../time.ts';
import type { LookRecord, LookStore, UploadRecord, UploadStore } from './ports.ts';
import { expired, failureOf, hasExpired, type PendingState, pendingState, worthHoldingUntil } from './upload-state.ts';

export interface FindLookDeps {
  readonly looks: Pick<LookStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly clock: Clock;
}

export type LookOrPending =
  { readonly kind: 'look'; readonly look: LookRecord } | { readonly kind: 'pending'; readonly state: PendingState };

/** A malformed id is 404 before any read. */
export const assertUploadId = (uploadId: string): string => {
  if (!isUploadId(uploadId)) throw notFound('This upload');
  return uploadId;
};

type Found = LookRecord | { readonly unfinished: UploadRecord };

/** @throws Problem not_found, upload_expired, or the code with which the analysis failed */
const unfinished = (deps: FindLookDeps, upload: UploadRecord): Found => {
  const failure = failureOf(upload);
  if (failure) throw failure;
  if (hasExpired(upload, deps.clock.now())) throw expired();
  return { unfinished: upload };
};

/** An upload that says `ready` while the look is not there was deleted, or the look was written between the two reads. */
const seek = async (deps: FindLookDeps, userId: string, uploadId: string): Promise<Found> => {
  const look = await deps.looks.get(userId, uploadId);
  if (look) return look;
  const upload = await deps.uploads.get(uploadId);
  if (upload?.userId !== userId) throw notFound('This upload');
  if (upload.status !== 'ready') return unfinished(deps, upload);
  const written = await deps.looks.get(userId, uploadId);
  if (!written) throw notFound('This look');
  return written;
};

const answerOf = (found: Found, now: number): LookOrPending =>
  'unfinished' in found
    ? { kind: 'pending', state: pendingState(found.unfinished, now) }
    : { kind: 'look', look: found };

/**
 * One or two consistent reads.
 * @throws Problem not_found, upload_expired, or the code with which the analysis failed
 */
export const findLook =
  (deps: FindLookDeps) =>
  async (userId: string, uploadId: string): Promise<LookOrPending> => {
    assertUploadId(uploadId);
    return answerOf(await seek(deps, userId, uploadId), deps.clock.now());
  };

const POLL_MS = 250;

const isUnfinished = (upload: UploadRecord | undefined): upload is UploadRecord =>
  upload?.status === 'analyzing' || upload?.status === 'awaiting_upload';

/** Looks at the upload's row alone, which tells how the analysis ended: one small read a time. */
const untilItEnds = async (deps: FindLookDeps, first: UploadRecord, askedAt: number, waitMs: number): Promise<void> => {
  let upload: UploadRecord | undefined = first;
  while (isUnfinished(upload)) {
    const until = Math.min(askedAt + waitMs, worthHoldingUntil(upload, askedAt));
    if (deps.clock.now() + POLL_MS > until) return;
    await deps.clock.sleep(POLL_MS);
    upload = await deps.uploads.get(first.uploadId);
  }
};

/** Asks again until there is a look, a failure, `waitMs` are over, or waiting is not worth a held function any more. */
export const awaitLook =
  (deps: FindLookDeps) =>
  async (userId: string, uploadId: string, waitMs: number): Promise<LookOrPending> => {
    const askedAt = deps.clock.now();
    assertUploadId(uploadId);
    const found = await seek(deps, userId, uploadId);
    if (!('unfinished' in found) || waitMs < POLL_MS) return answerOf(found, askedAt);
    await untilItEnds(deps, found.unfinished, askedAt, waitMs);
    return findLook(deps)(userId, uploadId);
  };
