/** Erases everything of a user, in steps that can stop and go on: the user's row, selfies and uploads, looks; then looks again. */
import type { Clock } from '../../time.ts';
import type { SelfieBucket, Timestamp } from '../ports.ts';
import { selfieKeysOf } from '../selfies/selfie-key.ts';

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

/** A row by its raw key, whatever wrote it; what is not there cannot be read. */
export interface ErasableRow {
  readonly key: { readonly pk: string; readonly sk: string };
  readonly isLook: boolean;
  readonly uploadId: string | undefined;
  readonly objectKey: string | undefined;
  readonly status: string | undefined;
  readonly createdAt: Timestamp | undefined;
}

/** What stands where a user's row stood: what was asked before it, or by a token that outlives its account, is refused. */
export interface Closing {
  readonly erasedAt: Timestamp;
  readonly refusedUntil?: Timestamp;
}

/** Each method is idempotent, so that any step can be done again. */
export interface ErasureStore {
  /** The user's looks and whatever else stands beside them, from the table itself (consistent). */
  rows(userId: string, limit: number): Promise<readonly ErasableRow[]>;
  /** Uploads that are still there: found by the index, which lags behind, and each read from the table (consistent). */
  uploads(userId: string, limit: number): Promise<readonly ErasableRow[]>;
  /** The rows that are gone; what the table had no capacity for is found again. */
  remove(rows: readonly ErasableRow[]): Promise<readonly ErasableRow[]>;
  /** Blocks the look of a worker that may still be at it; see LookStore.remove. True when there was a look. */
  blockLook(userId: string, uploadId: string): Promise<boolean>;
  /** True when there was anything of the user. */
  closeUser(userId: string, closing: Closing): Promise<boolean>;
  hasUser(userId: string): Promise<boolean>;
  /** The running or last erasure, under a hash of the user. */
  progress(userHash: string): Promise<StoredErasure | undefined>;
  saveProgress(userHash: string, record: ErasureRecord, now: string): Promise<void>;
}

export interface EraseUserDeps {
  readonly store: ErasureStore;
  readonly bucket: Pick<SelfieBucket, 'exists' | 'remove'>;
  readonly hashUser: (userId: string) => string;
  readonly clock: Pick<Clock, 'now' | 'remainingMs' | 'sleep'>;
  /** Removes the sign-in account; asked for only with `?account=true`. Idempotent. */
  readonly removeAccount: (userId: string) => Promise<void>;
}

export interface Receipt {
  readonly userId: string;
  readonly erasedAt: string;
  readonly erased: ErasedCounts;
  /** Rows and objects found by looking again after the last removal: none, since it goes on until there are none. */
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
/** Each asks the bucket twice, and all of a step at once. */
const UPLOAD_STEP = 10;
/** Kept back for saving the progress and answering. */
const RESERVE_MS = 2_500;
/** Indexes follow the table within a fraction of a second as a rule: an upload from just before is looked for once more. Milliseconds. */
const INDEX_MS = 1_500;
/** ID tokens live for an hour (resources/auth.yml); the rest is for clocks. Milliseconds. */
export const TOKEN_MS = 65 * 60_000;
/** DynamoDB keeps point-in-time backups for 35 days. */
const BACKUP_MS = 35 * 24 * 60 * 60_000;

const add = (left: ErasedCounts, right: Partial<ErasedCounts>): ErasedCounts => ({
  looks: left.looks + (right.looks ?? 0),
  uploads: left.uploads + (right.uploads ?? 0),
  selfies: left.selfies + (right.selfies ?? 0),
  user: left.user + (right.user ?? 0),
});

/** An ended upload has no worker any more; one whose state cannot be read may have. */
const mayBeAtWork = ({ status }: ErasableRow): boolean => status !== 'ready' && status !== 'failed';

/** Every object that may belong to the upload: one whose removal failed when its analysis had ended is still there. */
const objectsOf = ({ objectKey, uploadId }: ErasableRow): readonly string[] =>
  objectKey === undefined ? selfieKeysOf(uploadId ?? '') : [objectKey];

interface Removed extends Partial<ErasedCounts> {
  /** Objects that were there: looked for again at the end. */
  readonly objects?: readonly string[];
}

const removeObject = async ({ bucket }: EraseUserDeps, objectKey: string): Promise<readonly string[]> => {
  if (!(await bucket.exists(objectKey))) return [];
  await bucket.remove(objectKey);
  return [objectKey];
};

const clearUpload = async (deps: EraseUserDeps, userId: string, upload: ErasableRow) => {
  const { uploadId } = upload;
  const isBlocked = uploadId !== undefined && mayBeAtWork(upload) && (await deps.store.blockLook(userId, uploadId));
  const objects = await Promise.all(objectsOf(upload).map((objectKey) => removeObject(deps, objectKey)));
  return { looks: isBlocked ? 1 : 0, objects: objects.flat() };
};

/** The object goes before the row that names it: a crash between the two loses no selfie. */
const uploadStep = async (deps: EraseUserDeps, userId: string): Promise<Removed | undefined> => {
  const uploads = await deps.store.uploads(userId, UPLOAD_STEP);
  if (uploads.length === 0) return undefined;
  const cleared = await Promise.all(uploads.map((upload) => clearUpload(deps, userId, upload)));
  const removed = await deps.store.remove(uploads);
  const objects = cleared.flatMap((one) => one.objects);
  const looks = cleared.reduce((sum, one) => sum + one.looks, 0);
  return { uploads: removed.length, selfies: objects.length, looks, objects };
};

/** The bucket's lifecycle takes a selfie after two days at the latest; a third one for clocks. */
const SELFIE_MS = 3 * 24 * 60 * 60_000;

/** A selfie whose upload's row has gone is named by its look alone. */
const mayHaveSelfie = ({ isLook, createdAt }: ErasableRow, now: number): boolean =>
  isLook && !(createdAt !== undefined && Date.parse(createdAt) < now - SELFIE_MS);

const lookStep = async (deps: EraseUserDeps, userId: string): Promise<Removed | undefined> => {
  const rows = await deps.store.rows(userId, STEP);
  if (rows.length === 0) return undefined;
  const keys = rows.filter((row) => mayHaveSelfie(row, deps.clock.now())).flatMap(objectsOf);
  const objects = (await Promise.all(keys.map((objectKey) => removeObject(deps, objectKey)))).flat();
  const removed = await deps.store.remove(rows);
  return { looks: removed.filter(({ isLook }) => isLook).length, selfies: objects.length, objects };
};

type Step = (deps: EraseUserDeps, userId: string) => Promise<Removed | undefined>;
const STEPS: readonly Step[] = [uploadStep, lookStep];

interface Run {
  readonly isDone: boolean;
  readonly erased: ErasedCounts;
  readonly objects: readonly string[];
}

const isLate = ({ clock }: EraseUserDeps): boolean => clock.remainingMs() < RESERVE_MS;

/** Steps until nothing is left or the time is up; saves after each, so that a crash costs one step's count at most. */
const removeRows = async (deps: EraseUserDeps, userId: string, from: ErasedCounts): Promise<Run> => {
  let erased = from;
  const objects: string[] = [];
  for (const step of STEPS) {
    for (;;) {
      if (isLate(deps)) return { isDone: false, erased, objects };
      const removed = await step(deps, userId);
      if (!removed) break;
      erased = add(erased, removed);
      objects.push(...(removed.objects ?? []));
      await save(deps, userId, { status: 'erasing', erased });
    }
  }
  return { isDone: true, erased, objects };
};

const save = async (deps: EraseUserDeps, userId: string, record: ErasureRecord): Promise<StoredErasure> => {
  const updatedAt = timestamp(deps, 0);
  await deps.store.saveProgress(deps.hashUser(userId), record, updatedAt);
  return { ...record, updatedAt };
};

const timestamp = ({ clock }: EraseUserDeps, later: number): Timestamp => new Date(clock.now() + later).toISOString();

/** From here on nothing of the user is written that was asked before, and nothing at all for an account that goes. */
const close = async (deps: EraseUserDeps, userId: string, { account }: ErasureOptions): Promise<boolean> => {
  const closing = { erasedAt: timestamp(deps, 0), ...(account && { refusedUntil: timestamp(deps, TOKEN_MS) }) };
  return deps.store.closeUser(userId, closing);
};

/** Rows and objects that are there all the same, and the user's own row. */
const countLeft = async (deps: EraseUserDeps, userId: string, objects: readonly string[]): Promise<number> => {
  const { store, bucket } = deps;
  const [rows, uploads, user, ...found] = await Promise.all([
    store.rows(userId, STEP),
    store.uploads(userId, STEP),
    store.hasUser(userId),
    ...objects.map((objectKey) => bucket.exists(objectKey)),
  ]);
  return rows.length + uploads.length + (user ? 1 : 0) + found.filter(Boolean).length;
};

interface Round {
  readonly left: number | undefined;
  readonly erased: ErasedCounts;
}

/** Once through everything, and a look at what is left of it; undefined when the time was up before. */
const round = async (
  deps: EraseUserDeps,
  userId: string,
  from: ErasedCounts,
  options: ErasureOptions,
): Promise<Round> => {
  const user = (await close(deps, userId, options)) ? 1 : 0;
  const closedAt = deps.clock.now();
  const begun = add(from, { user });
  if (user > 0) await save(deps, userId, { status: 'erasing', erased: begun });
  const { isDone, erased, objects } = await removeRows(deps, userId, begun);
  if (!isDone) return { left: undefined, erased };
  await deps.clock.sleep(Math.max(0, closedAt + INDEX_MS - deps.clock.now()));
  return { left: await countLeft(deps, userId, objects), erased };
};

/** Nothing was left since an earlier erasure ended: whoever was told to come back gets the receipt of that one. */
const sameAsBefore = (earlier: StoredErasure | undefined, erased: ErasedCounts): StoredErasure | undefined =>
  earlier?.status === 'done' && Object.values(erased).every((count) => count === 0) ? earlier : undefined;

const receiptOf = (userId: string, { updatedAt, erased }: StoredErasure): Receipt => ({
  userId,
  erasedAt: updatedAt,
  erased,
  left: 0,
  backupsExpireBy: new Date(Date.parse(updatedAt) + BACKUP_MS).toISOString(),
});

/** Again and again until nothing is left, or the time is up. */
const rounds = async (
  deps: EraseUserDeps,
  userId: string,
  from: ErasedCounts,
  options: ErasureOptions,
): Promise<Round> => {
  const done = await round(deps, userId, from, options);
  if (done.left === 0) return done;
  await save(deps, userId, { status: 'erasing', erased: done.erased });
  return done.left === undefined || isLate(deps) ? done : rounds(deps, userId, done.erased, options);
};

/**
 * Goes on where an earlier run stopped, until looking again finds nothing. When the time is not enough it answers
 * `progress`; run again until the receipt.
 * @throws Problem upstream_unavailable; what was removed until then stays removed and counted
 */
export const eraseUser =
  (deps: EraseUserDeps) =>
  async (userId: string, options: ErasureOptions): Promise<ErasureOutcome> => {
    const earlier = await deps.store.progress(deps.hashUser(userId));
    const from = earlier?.status === 'erasing' ? earlier.erased : NOTHING;
    const { left, erased } = await rounds(deps, userId, from, options);
    if (left !== 0) return { kind: 'progress', userId, erased };
    if (options.account) await deps.removeAccount(userId);
    const ended = sameAsBefore(earlier, erased) ?? (await save(deps, userId, { status: 'done', erased }));
    return { kind: 'receipt', receipt: receiptOf(userId, ended) };
  };
