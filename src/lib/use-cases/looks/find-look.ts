/** The caller's look, or where it stands; somebody else's does not exist. */
import { notFound, Problem } from '../../errors.ts';
import { isUploadId } from '../selfies/selfie-key.ts';
import type { Clock } from '../../time.ts';
import { type LeaseDeps, underLease } from '../lease.ts';
import type { Failure, LookRecord, LookStore, Timestamp, UploadRecord, UploadStore } from '../ports.ts';

/** After the URL's end an upload without an object is given up on. */
const GRACE_MS = 15 * 60_000;

export interface PendingState {
  readonly uploadId: string;
  readonly status: 'awaiting_upload' | 'analyzing';
  readonly retryAfterSeconds: number;
}

export const hasExpired = (upload: UploadRecord, now: number): boolean =>
  upload.status === 'awaiting_upload' && now > Date.parse(upload.urlExpiresAt) + GRACE_MS;

export const expired = (): Problem =>
  new Problem('upload_expired', 'Nothing was uploaded in time; ask for a new upload URL.');

const DAY_MS = 24 * 60 * 60_000;

/** A quota that was used up is full again at the midnight after: another selfie can be analysed from then on. */
const secondsToMidnight = (failedAt: Timestamp, now: number): number => {
  const midnight = (Math.floor(Date.parse(failedAt) / DAY_MS) + 1) * DAY_MS;
  return Math.max(1, Math.ceil((midnight - now) / 1000));
};

export const problemOf = ({ code, detail, evidence }: Failure, failedAt: Timestamp, now: number): Problem =>
  new Problem(code, detail, {
    ...(evidence && { evidence }),
    ...(code === 'quota_exceeded' && { retryAfterSeconds: secondsToMidnight(failedAt, now) }),
  });

/** The stored failure, told again at no cost. */
export const failureOf = ({ failure, updatedAt }: UploadRecord, now: number): Problem | undefined =>
  failure && problemOf(failure, updatedAt, now);

/** Seconds to come back after, by how long the stage has lasted in milliseconds; the last one holds from then on. */
type Pace = readonly (readonly [untilMs: number, seconds: number])[];

/** An analysis takes a second or two; what takes longer waits for a slow model, then for a lease to run out. */
const ANALYZING: Pace = [
  [4_000, 1],
  [12_000, 2],
  [Infinity, 5],
];
/** A selfie that has not arrived within a minute is with somebody who is still looking for the light. */
const AWAITING: Pace = [
  [15_000, 2],
  [60_000, 5],
  [Infinity, 10],
];

/** Longest wait that is worth a held function; docs/operate/performance.md has the price. Milliseconds. */
const ANALYSIS_MS = 12_000;
/** S3's event and the start of the analysis together take less, as a rule. */
const EVENT_MS = 5_000;

const isAnalyzing = ({ status }: UploadRecord): boolean => status === 'analyzing';

/** Milliseconds since the epoch: a claim is the last change of an upload that is analysed. */
const stageBegan = (upload: UploadRecord): number =>
  Date.parse(isAnalyzing(upload) ? upload.updatedAt : upload.createdAt);

const secondsAt = (pace: Pace, lastedMs: number): number => pace.find(([untilMs]) => lastedMs < untilMs)?.[1] ?? 1;

export const pendingState = (upload: UploadRecord, now: number): PendingState => ({
  uploadId: upload.uploadId,
  status: isAnalyzing(upload) ? 'analyzing' : 'awaiting_upload',
  retryAfterSeconds: secondsAt(isAnalyzing(upload) ? ANALYZING : AWAITING, now - stageBegan(upload)),
});

/** Until when an answer about this upload may be held that was asked for at `askedAt`. Milliseconds since the epoch. */
export const worthHoldingUntil = (upload: UploadRecord, askedAt: number): number =>
  isAnalyzing(upload) ? stageBegan(upload) + ANALYSIS_MS : askedAt + EVENT_MS;

export interface FindLookDeps {
  readonly looks: Pick<LookStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
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
  const failure = failureOf(upload, deps.clock.now());
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

/** After the wait itself, for the last read. */
const HOLD_MARGIN_MS = 2_000;

type Waiting = () => Promise<LookOrPending>;

/** What is there now, or waits as `hold` has it: until there is a look, a failure, `waitMs` are over, or waiting is not worth a held function any more. */
const waitForLook = async (
  deps: FindLookDeps,
  { userId, uploadId, waitMs }: { readonly userId: string; readonly uploadId: string; readonly waitMs: number },
  hold: (waiting: Waiting) => Promise<LookOrPending | undefined>,
): Promise<LookOrPending> => {
  const askedAt = deps.clock.now();
  const found = await seek(deps, userId, assertUploadId(uploadId));
  if (!('unfinished' in found) || waitMs < POLL_MS) return answerOf(found, askedAt);
  const held = await hold(async () => {
    await untilItEnds(deps, found.unfinished, askedAt, waitMs);
    return findLook(deps)(userId, uploadId);
  });
  return held ?? answerOf(found, deps.clock.now());
};

/** Waits; but only one of a user's requests is held at a time: the others are answered at once. */
export const holdForLook =
  (deps: FindLookDeps & LeaseDeps) =>
  (userId: string, uploadId: string, waitMs: number): Promise<LookOrPending> => {
    const lease = { name: `hold:${userId}`, waitMs: 0, lastMs: waitMs + HOLD_MARGIN_MS };
    return waitForLook(
      deps,
      { userId, uploadId, waitMs },
      async (wait) => (await underLease(deps, lease, wait))?.value,
    );
  };

export const awaitLook =
  (deps: FindLookDeps) =>
  (userId: string, uploadId: string, waitMs: number): Promise<LookOrPending> =>
    waitForLook(deps, { userId, uploadId, waitMs }, (wait) => wait());
