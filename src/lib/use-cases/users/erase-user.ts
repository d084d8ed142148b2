/** Erases everything of a user, in steps that can stop and go on: selfies and uploads, looks, then the user's row. */
import type { Clock } from '../../time.ts';
import type { SelfieBucket, UploadRecord } from '../ports.ts';

/** What was removed so far; a number each, nothing of the user. */
export interface ErasedCounts {
  readonly looks: number;
  readonly uploads: number;
  readonly selfies: number;
  readonly user: number;
}

interface ErasureRecord {
  readonly status: 'erasing' | 'done';
  readonly erased: ErasedCounts;
}

interface StoredErasure extends ErasureRecord {
  /** ISO 8601 UTC. */
  readonly updatedAt: string;
}

export type ErasableUpload = Pick<UploadRecord, 'uploadId' | 'objectKey' | 'status'>;

/** Each method is idempotent, so that any step can be done again. */
export interface ErasureStore {
  /** Ids of looks that are still there, from the table itself (consistent). */
  looks(userId: string, limit: number): Promise<readonly string[]>;
  /** Uploads that are still there: found by the index, which lags behind, and each read from the table (consistent). */
  uploads(userId: string, limit: number): Promise<readonly ErasableUpload[]>;
  removeLooks(userId: string, uploadIds: readonly string[]): Promise<void>;
  removeUploads(uploadIds: readonly string[]): Promise<void>;
  /** Blocks the look of a worker that may still be at it; see LookStore.remove. */
  blockLook(userId: string, uploadId: string): Promise<void>;
  /** True when there was a row. */
  removeUser(userId: string): Promise<boolean>;
  /** The running or last erasure, under a hash of the user. */
  progress(userHash: string): Promise<StoredErasure | undefined>;
  saveProgress(userHash: string, record: ErasureRecord, now: string): Promise<void>;
}

export interface EraseUserDeps {
  readonly store: ErasureStore;
  readonly bucket: Pick<SelfieBucket, 'exists' | 'remove'>;
  readonly hashUser: (userId: string) => string;
  readonly clock: Pick<Clock, 'now' | 'remainingMs'>;
  /** Removes the sign-in account; asked for only with `?account=true`. Idempotent. */
  readonly removeAccount: (userId: string) => Promise<void>;
}

export interface Receipt {
  readonly userId: string;
  readonly erasedAt: string;
  readonly erased: ErasedCounts;
  /** Rows found by reading again after the last removal. */
  readonly left: number;
  /** Point-in-time backups of the table age out until then. */
  readonly backupsExpireBy: string;
}

export type ErasureOutcome =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'progress'; readonly userId: string; readonly erased: ErasedCounts };

interface ErasureOptions {
  readonly account: boolean;
}

const NOTHING: ErasedCounts = { looks: 0, uploads: 0, selfies: 0, user: 0 };
/** Rows a step; progress is saved and the time looked at between steps. */
const STEP = 100;
/** Kept back for saving the progress and answering. */
const RESERVE_MS = 2_500;
/** DynamoDB keeps point-in-time backups for 35 days. */
const BACKUP_MS = 35 * 24 * 60 * 60_000;

const add = (left: ErasedCounts, right: Partial<ErasedCounts>): ErasedCounts => ({
  looks: left.looks + (right.looks ?? 0),
  uploads: left.uploads + (right.uploads ?? 0),
  selfies: left.selfies + (right.selfies ?? 0),
  user: left.user + (right.user ?? 0),
});

/** An ended upload has no selfie and no worker any more. */
const mayBeAtWork = ({ status }: ErasableUpload): boolean => status === 'awaiting_upload' || status === 'analyzing';

const removeSelfie = async ({ store, bucket }: EraseUserDeps, userId: string, upload: ErasableUpload) => {
  if (!mayBeAtWork(upload)) return 0;
  await store.blockLook(userId, upload.uploadId);
  const there = await bucket.exists(upload.objectKey);
  await bucket.remove(upload.objectKey);
  return there ? 1 : 0;
};

/** The object goes before the row that names it: a crash between the two loses no selfie. */
const uploadStep = async (deps: EraseUserDeps, userId: string) => {
  const uploads = await deps.store.uploads(userId, STEP);
  if (uploads.length === 0) return undefined;
  const removed = await Promise.all(uploads.map((upload) => removeSelfie(deps, userId, upload)));
  await deps.store.removeUploads(uploads.map(({ uploadId }) => uploadId));
  return { uploads: uploads.length, selfies: removed.reduce<number>((sum, one) => sum + one, 0) };
};

const lookStep = async ({ store }: EraseUserDeps, userId: string) => {
  const looks = await store.looks(userId, STEP);
  if (looks.length === 0) return undefined;
  await store.removeLooks(userId, looks);
  return { looks: looks.length };
};

type Step = (deps: EraseUserDeps, userId: string) => Promise<Partial<ErasedCounts> | undefined>;
const STEPS: readonly Step[] = [uploadStep, lookStep];

interface Run {
  readonly done: boolean;
  readonly erased: ErasedCounts;
}

/** Steps until nothing is left or the time is up; saves after each, so that a crash costs one step's count at most. */
const removeRows = async (deps: EraseUserDeps, userId: string, from: ErasedCounts): Promise<Run> => {
  let erased = from;
  for (const step of STEPS) {
    for (;;) {
      if (deps.clock.remainingMs() < RESERVE_MS) return { done: false, erased };
      const removed = await step(deps, userId);
      if (!removed) break;
      erased = add(erased, removed);
      await save(deps, userId, { status: 'erasing', erased });
    }
  }
  return { done: true, erased };
};

const save = async (deps: EraseUserDeps, userId: string, record: ErasureRecord): Promise<StoredErasure> => {
  const updatedAt = new Date(deps.clock.now()).toISOString();
  await deps.store.saveProgress(deps.hashUser(userId), record, updatedAt);
  return { ...record, updatedAt };
};

const countLeft = async ({ store }: EraseUserDeps, userId: string): Promise<number> => {
  const [looks, uploads] = await Promise.all([store.looks(userId, STEP), store.uploads(userId, STEP)]);
  return looks.length + uploads.length;
};

/** Nothing was left since an earlier erasure ended: whoever was told to come back gets the receipt of that one. */
const sameAsBefore = (earlier: StoredErasure | undefined, erased: ErasedCounts): StoredErasure | undefined =>
  earlier?.status === 'done' && Object.values(erased).every((count) => count === 0) ? earlier : undefined;

const finish = async (
  deps: EraseUserDeps,
  userId: string,
  rows: ErasedCounts,
  earlier: StoredErasure | undefined,
): Promise<Receipt> => {
  const removed = add(rows, { user: (await deps.store.removeUser(userId)) ? 1 : 0 });
  const left = await countLeft(deps, userId);
  const ended = sameAsBefore(earlier, removed) ?? (await save(deps, userId, { status: 'done', erased: removed }));
  return {
    userId,
    erasedAt: ended.updatedAt,
    erased: ended.erased,
    left,
    backupsExpireBy: new Date(Date.parse(ended.updatedAt) + BACKUP_MS).toISOString(),
  };
};

/**
 * Goes on where an earlier run stopped. When the time is not enough it answers `progress`; run again until the receipt.
 * @throws Problem upstream_unavailable; what was removed until then stays removed and counted
 */
export const eraseUser =
  (deps: EraseUserDeps) =>
  async (userId: string, options: ErasureOptions): Promise<ErasureOutcome> => {
    const earlier = await deps.store.progress(deps.hashUser(userId));
    const from = earlier?.status === 'erasing' ? earlier.erased : NOTHING;
    const { done, erased } = await removeRows(deps, userId, from);
    if (!done) return { kind: 'progress', userId, erased };
    if (options.account) await deps.removeAccount(userId);
    return { kind: 'receipt', receipt: await finish(deps, userId, erased, earlier) };
  };
