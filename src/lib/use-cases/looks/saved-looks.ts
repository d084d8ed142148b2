/** Saving, listing and forgetting looks. */
import { notFound, Problem } from '../../errors.ts';
import { assertUploadId } from './find-look.ts';
import type { Clock } from '../../time.ts';
import type { IdempotencyStore } from '../idempotency.ts';
import type {
  LookPage,
  LookPageQuery,
  LookRecord,
  LookStore,
  SaveChange,
  SelfieBucket,
  UploadStore,
} from '../ports.ts';

export interface SaveLookDeps {
  readonly looks: Pick<LookStore, 'get' | 'save'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface SaveWish {
  readonly uploadId: string;
  readonly saved?: boolean | undefined;
  /** Null: none any more. */
  readonly name?: string | null | undefined;
  readonly notes?: string | null | undefined;
}

const changeOf = (wish: SaveWish, savedBefore: string | null, now: string): SaveChange => {
  const saved = wish.saved ?? true;
  return {
    saved,
    savedAt: saved ? (savedBefore ?? now) : null,
    updatedAt: now,
    ...(wish.name !== undefined && { name: wish.name }),
    ...(wish.notes !== undefined && { notes: wish.notes }),
  };
};

/** @throws Problem not_found, look_not_ready */
export const saveLook =
  (deps: SaveLookDeps) =>
  async (userId: string, wish: SaveWish): Promise<LookRecord> => {
    const uploadId = assertUploadId(wish.uploadId);
    const current = await deps.looks.get(userId, uploadId);
    const now = new Date(deps.clock.now()).toISOString();
    const look = current && (await deps.looks.save(userId, uploadId, changeOf(wish, current.savedAt, now)));
    if (look) return look;
    const upload = await deps.uploads.get(uploadId);
    if (upload?.userId !== userId || upload.status === 'ready') throw notFound('This look');
    throw new Problem('look_not_ready', 'Only a ready look can be saved.', { retryAfterSeconds: 2 });
  };

/** @throws Problem invalid_request for a cursor that was not made for this list */
export const listLooks =
  (deps: { readonly looks: Pick<LookStore, 'page'> }) =>
  async (query: LookPageQuery): Promise<LookPage> => {
    const page = await deps.looks.page(query);
    if (page !== 'invalid_cursor') return page;
    throw new Problem('invalid_request', 'Start again without a cursor.', {
      errors: [{ path: '/query/cursor', message: 'was not made for this list' }],
    });
  };

export interface DeleteLookDeps {
  readonly looks: Pick<LookStore, 'get' | 'remove'>;
  readonly uploads: Pick<UploadStore, 'get' | 'remove'>;
  readonly bucket: Pick<SelfieBucket, 'remove'>;
  /** Answers that were kept for repeated requests tell of the look, too. */
  readonly answers: Pick<IdempotencyStore, 'forget'>;
}

/** A look that cannot be read is there all the same: it can be deleted. @throws Problem of the table's fault */
const isThere = async ({ looks }: DeleteLookDeps, userId: string, uploadId: string): Promise<boolean> => {
  try {
    return (await looks.get(userId, uploadId)) !== undefined;
  } catch (error) {
    if (error instanceof Problem && error.code === 'look_unreadable') return true;
    throw error;
  }
};

/**
 * A tombstone takes the look's place first, so that a worker that still analyses the selfie cannot bring it back; the
 * upload's row goes last, since it names the object: after a crash, asking again does the rest.
 * @throws Problem not_found when there is neither look nor upload
 */
export const deleteLook =
  (deps: DeleteLookDeps) =>
  async (userId: string, id: string): Promise<void> => {
    const uploadId = assertUploadId(id);
    const upload = await deps.uploads.get(uploadId);
    const isOwn = upload ? upload.userId === userId : await isThere(deps, userId, uploadId);
    if (isOwn) await deps.looks.remove(userId, uploadId);
    await deps.answers.forget(userId, uploadId);
    if (!isOwn) throw notFound('This look');
    if (!upload) return;
    await deps.bucket.remove(upload.objectKey);
    await deps.uploads.remove(uploadId);
  };
