/** Claims an upload and carries it to its end: ready with a look, failed with a code, or given back for another try. */
import { Problem, type ProblemCode, PROBLEMS } from '../../errors.ts';
import { applyCorrections } from '../../face/corrections.ts';
import { joinPerson, type PersonReading, type PersonReadings, withReading } from '../../face/person.ts';
import type { FaceProfile, Measured, MeasuredFace, SelfieRejection } from '../../face/types.ts';
import type { Preferences, Stylist } from '../../looks/types.ts';
import { failureOf, problemOf } from '../looks/find-look.ts';
import { firstLook, traitsOf } from '../looks/refine-look.ts';
import type { Clock } from '../../time.ts';
import type { Failure, LookRecord, LookStore, SelfieBucket, UploadRecord, UploadStore } from '../ports.ts';
import type { HasConsent } from '../users/consent.ts';
import type { QuotaState } from '../users/quota.ts';
import { settled } from '../../once.ts';
import { isErased, type UserRecord, type UserStore } from '../users/user-settings.ts';

export interface ProcessUploadDeps {
  readonly uploads: Pick<UploadStore, 'get' | 'claim' | 'release' | 'fail' | 'complete'>;
  readonly looks: Pick<LookStore, 'get' | 'create'>;
  readonly users: Pick<UserStore, 'get' | 'remember'>;
  readonly bucket: Pick<SelfieBucket, 'remove'>;
  /** Calls `meanwhile` once DetectFaces is under way. */
  readonly measure: (objectKey: string, meanwhile: () => void) => Promise<Measured<MeasuredFace>>;
  readonly stylist: Stylist;
  /** Starts what the stylist will need and no face decides; a fault shows where it is needed. */
  readonly prepare: () => void;
  readonly assertConsent: HasConsent;
  /** Counted once per upload, and given back when an upstream's fault ends the claim. */
  readonly takeQuota: (userId: string, meter: 'analyses') => Promise<QuotaState>;
  readonly giveQuotaBack: (userId: string, meter: 'analyses', taken: QuotaState) => Promise<void>;
  readonly hashUser: (userId: string) => string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Told of a fault that needs no answer, since something else makes it good. */
  readonly report: (error: unknown) => void;
}

export interface ProcessOptions {
  /** Owner of the upload, as the caller has read it: the user's row is then read beside the claim. */
  readonly userId: string;
  /** Wishes that come with the request and win over those that came with the upload. */
  readonly preferences?: Preferences;
}

export type ProcessOutcome =
  | { readonly kind: 'look'; readonly look: LookRecord }
  /** Somebody else holds the claim, or the upload has ended or gone. */
  | { readonly kind: 'not_mine' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** It was deleted while it was analysed; the result was dropped. */
  | { readonly kind: 'dropped' };

/** A lease outlives the longest function (30 s) by a margin for clocks; a crash is healed after it. */
const LEASE_MS = 45_000;
/** Kept back from the stylist for the last writes. */
const WRITE_RESERVE_MS = 1_500;

/** The hint stands beside it, so the detail says only what was found. */
const detailOf = ({ code, evidence: { measured, threshold } }: SelfieRejection): string =>
  measured === undefined || threshold === undefined
    ? `${PROBLEMS[code].title}.`
    : `${PROBLEMS[code].title}: measured ${measured}, threshold ${threshold}.`;

interface Claimed {
  readonly upload: UploadRecord;
  readonly claimId: string;
  /** Whether this claim has asked the quota for the analysis, and what it was told. */
  isCounted?: true;
  taken?: QuotaState;
}

type User = UserRecord | undefined;

/** A selfie that stays for now is removed by the next event, the sweep or the lifecycle rule: no reason to fail. */
const removeSelfie = async (deps: ProcessUploadDeps, upload: UploadRecord): Promise<void> => {
  await deps.bucket.remove(upload.objectKey).catch(deps.report);
};

interface Subject {
  readonly upload: UploadRecord;
  readonly user: User;
  readonly measured: FaceProfile;
}

const style = async (deps: ProcessUploadDeps, { upload, user, measured }: Subject, options: ProcessOptions) => {
  const profile = applyCorrections(measured, user?.corrections ?? {});
  const preferences = { ...user?.preferences, ...upload.preferences, ...options.preferences };
  const set = await deps.stylist({
    profile,
    traits: traitsOf(user?.corrections, profile),
    preferences,
    userHash: deps.hashUser(upload.userId),
    beforeAsking: async () => {
      deps.assertConsent(await deps.users.get(upload.userId));
    },
    budgetMs: Math.max(0, deps.clock.remainingMs() - WRITE_RESERVE_MS),
  });
  return firstLook({ upload, measured, profile, preferences, set, now: timestamp(deps) });
};

const timestamp = (deps: ProcessUploadDeps): string => new Date(deps.clock.now()).toISOString();

/** Whoever ended the upload instead has the last word: what was found here too late is nobody's answer. */
const endedElsewhere = async (deps: ProcessUploadDeps, { userId, uploadId }: UploadRecord): Promise<ProcessOutcome> => {
  const look = await deps.looks.get(userId, uploadId);
  if (look) return { kind: 'look', look };
  const current = await deps.uploads.get(uploadId);
  if (!current) return { kind: 'dropped' };
  const problem = failureOf(current, deps.clock.now());
  return problem ? { kind: 'failed', problem } : { kind: 'not_mine' };
};

/** Ends the upload with this code, and its selfie with it. */
const refuse = async (
  deps: ProcessUploadDeps,
  { upload, claimId }: Claimed,
  failure: Failure,
): Promise<ProcessOutcome> => {
  const now = timestamp(deps);
  if (!(await deps.uploads.fail(upload.uploadId, claimId, failure, now))) return endedElsewhere(deps, upload);
  await removeSelfie(deps, upload);
  return { kind: 'failed', problem: problemOf(failure, now, deps.clock.now()) };
};

const reject = (deps: ProcessUploadDeps, claimed: Claimed, rejection: SelfieRejection): Promise<ProcessOutcome> => {
  const { code, evidence } = rejection;
  return refuse(deps, claimed, { code, detail: detailOf(rejection), evidence });
};

/**
 * Ends the upload; whether the look is still there then tells whether it was deleted meanwhile. The selfie goes last and
 * not beside: what lies in the bucket is the list of unfinished work, so a write that was lost is made good from it.
 */
const finish = async (
  deps: ProcessUploadDeps,
  { upload, claimId }: Claimed,
  look: LookRecord,
): Promise<ProcessOutcome> => {
  if (!(await deps.uploads.complete(upload.uploadId, claimId, timestamp(deps)))) return endedElsewhere(deps, upload);
  await removeSelfie(deps, upload);
  return { kind: 'look', look };
};

/** An erasure finds uploads by an index, which lags: what it has missed ends here. */
const ERASED: Failure = { code: 'upload_expired', detail: 'What belongs to this account was erased meanwhile.' };

/** An earlier claim of this upload that crashed has counted it already. */
const count = async (deps: ProcessUploadDeps, claimed: Claimed): Promise<void> => {
  const { upload, claimId } = claimed;
  if (upload.countedBy !== claimId) return;
  claimed.isCounted = true;
  claimed.taken = await deps.takeQuota(upload.userId, 'analyses');
};

/** The look is written before the upload ends: a crash between the two leaves a claim that expires and is taken over. */
const work = async (
  deps: ProcessUploadDeps,
  claimed: Claimed,
  user: User,
  options: ProcessOptions,
): Promise<ProcessOutcome> => {
  const { upload } = claimed;
  if (upload.attempts > 1) {
    const earlier = await deps.looks.get(upload.userId, upload.uploadId);
    if (earlier) return finish(deps, claimed, earlier);
  }
  if (isErased(user, upload.createdAt)) return refuse(deps, claimed, ERASED);
  deps.assertConsent(user);
  await count(deps, claimed);
  const measured = await deps.measure(upload.objectKey, deps.prepare);
  if (!measured.ok) return reject(deps, claimed, measured.rejection);
  const { profile, reading } = measured.value;
  const own: PersonReading = { uploadId: upload.uploadId, measuredAt: timestamp(deps), ...reading };
  const joined = joinPerson(profile, withReading(user?.readings ?? [], own));
  const look = await style(deps, { upload, user, measured: joined }, options);
  return keep(deps, claimed, { look, reading: own });
};

interface Result {
  readonly look: LookRecord;
  readonly reading: PersonReading;
}

type Change = (readings: PersonReadings) => PersonReadings;

/**
 * Read again just before the write: other photos may have been analysed since the claim. A reading that is lost makes the next
 * estimate less sure, and is no reason to fail. An erasure since the upload refuses it.
 */
const remember = async (deps: ProcessUploadDeps, { upload }: Claimed, change: Change): Promise<void> => {
  const write = async (): Promise<void> => {
    const user = await deps.users.get(upload.userId);
    await deps.users.remember(upload.userId, change(user?.readings ?? []), upload.createdAt);
  };
  await write().catch(deps.report);
};

/** What the photo said of the skin is written beside the look, and taken back when both were deleted meanwhile. */
const keep = async (deps: ProcessUploadDeps, claimed: Claimed, result: Result): Promise<ProcessOutcome> => {
  const { userId, uploadId } = claimed.upload;
  const { reading } = result;
  const remembered = remember(deps, claimed, (readings) => withReading(readings, reading));
  const created = await deps.looks.create(result.look);
  const look = created ? result.look : await deps.looks.get(userId, uploadId);
  const outcome: ProcessOutcome = look ? await finish(deps, claimed, look) : { kind: 'dropped' };
  await remembered;
  if (outcome.kind === 'dropped') {
    await remember(deps, claimed, (readings) => readings.filter((one) => one.uploadId !== uploadId));
  }
  return outcome;
};

/** What another try cannot change: the upload ends with it, so that its owner can be told why. */
const ENDING: readonly ProblemCode[] = ['consent_required', 'quota_exceeded'];

/** Only what surely counts no more may be counted by the next claim: a fault costs a user nothing twice. */
const isUncounted = async (deps: ProcessUploadDeps, { upload, isCounted, taken }: Claimed): Promise<boolean> => {
  if (!isCounted) return true;
  if (!taken) return false;
  const back = deps.giveQuotaBack(upload.userId, 'analyses', taken);
  return back.then(
    () => true,
    (error: unknown) => {
      deps.report(error);
      return false;
    },
  );
};

/** When even this write fails, the lease ends the claim. An upload that has ended all the same, by a write whose answer was lost, counts. */
const giveBack = async (deps: ProcessUploadDeps, claimed: Claimed): Promise<void> => {
  const { upload, claimId } = claimed;
  const current = await deps.uploads.get(upload.uploadId);
  if (current?.claimId !== claimId) return;
  const uncounted = upload.countedBy === claimId && (await isUncounted(deps, claimed));
  await deps.uploads.release(upload.uploadId, claimId, timestamp(deps), uncounted);
};

const afterFault = async (deps: ProcessUploadDeps, claimed: Claimed, error: unknown): Promise<ProcessOutcome> => {
  if (error instanceof Problem && ENDING.includes(error.code)) {
    return refuse(deps, claimed, { code: error.code, detail: error.message });
  }
  await giveBack(deps, claimed).catch(deps.report);
  throw error;
};

/**
 * Of any number of concurrent callers one gets the claim and does the work; the others get `not_mine` at once.
 * @throws Problem of an upstream's fault, after the claim was given back: such a fault never poisons the upload
 */
export const processUpload =
  (deps: ProcessUploadDeps) =>
  async (uploadId: string, options: ProcessOptions): Promise<ProcessOutcome> => {
    const claimId = deps.newId();
    const leaseUntil = new Date(deps.clock.now() + LEASE_MS).toISOString();
    const [claim, user] = await Promise.allSettled([
      deps.uploads.claim({ uploadId, claimId, now: timestamp(deps), leaseUntil }),
      deps.users.get(options.userId),
    ]);
    const upload = settled(claim);
    if (!upload) return { kind: 'not_mine' };
    const claimed: Claimed = { upload, claimId };
    try {
      return await work(deps, claimed, settled(user), options);
    } catch (error) {
      return afterFault(deps, claimed, error);
    }
  };
