/** The caller's look, or where it stands; somebody else's does not exist. */
import { notFound } from '../errors.ts';
import type { Clock, LookRecord, LookStore, UploadStore } from './ports.ts';
import { expired, failureOf, hasExpired, type PendingState, pendingState } from './upload-state.ts';

export interface FindLookDeps {
  readonly looks: Pick<LookStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly clock: Clock;
}

export type LookOrPending =
  { readonly kind: 'look'; readonly look: LookRecord } | { readonly kind: 'pending'; readonly state: PendingState };

const UPLOAD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A malformed id is 404 before any read. */
export const assertUploadId = (uploadId: string): string => {
  if (!UPLOAD_ID.test(uploadId)) throw notFound('This upload');
  return uploadId;
};

/**
 * One or two consistent reads. An upload that says `ready` while the look is not there was deleted.
 * @throws Problem not_found, upload_expired, or the code with which the analysis failed
 */
export const findLook =
  (deps: FindLookDeps) =>
  async (userId: string, uploadId: string): Promise<LookOrPending> => {
    assertUploadId(uploadId);
    const look = await deps.looks.get(userId, uploadId);
    if (look) return { kind: 'look', look };
    const upload = await deps.uploads.get(uploadId);
    if (upload?.userId !== userId) throw notFound('This upload');
    const failure = failureOf(upload);
    if (failure) throw failure;
    if (hasExpired(upload, deps.clock.now())) throw expired();
    if (upload.status === 'ready') return readyNow(deps, userId, uploadId);
    return { kind: 'pending', state: pendingState(upload) };
  };

/** The look may have been written between the two reads. */
const readyNow = async (deps: FindLookDeps, userId: string, uploadId: string): Promise<LookOrPending> => {
  const look = await deps.looks.get(userId, uploadId);
  if (!look) throw notFound('This look');
  return { kind: 'look', look };
};

const POLL_MS = 250;

/** Asks again until there is a look, a failure, or `waitMs` are over. */
export const awaitLook =
  (deps: FindLookDeps) =>
  async (userId: string, uploadId: string, waitMs: number): Promise<LookOrPending> => {
    const until = deps.clock.now() + waitMs;
    const find = findLook(deps);
    for (;;) {
      const found = await find(userId, uploadId);
      if (found.kind === 'look' || deps.clock.now() + POLL_MS > until) return found;
      await deps.clock.sleep(POLL_MS);
    }
  };
