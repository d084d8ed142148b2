/** A new revision of a ready look from its stored profile: no selfie, no DetectFaces. */
import { isDeepStrictEqual } from 'node:util';
import { notFound, Problem } from '../../errors.ts';
import { applyCorrections } from '../../face/corrections.ts';
import type { LookSet, Preferences, Stylist, Traits } from '../../looks/types.ts';
import { shownKey } from '../../looks/rules/look-distance.ts';
import { lookIntensity } from '../../looks/words/technique.ts';
import type { Refinement } from '../../vocabulary.ts';
import { type LeaseDeps, underLease } from '../lease.ts';
import type { LookRecord, LookRevision, LookStore, Timestamp, UploadRecord } from '../ports.ts';
import type { HasConsent } from '../users/consent.ts';
import type { QuotaState } from '../users/quota.ts';
import type { UserStore } from '../users/user-settings.ts';
import type { Corrections, FaceProfile } from '../../face/types.ts';
import { FACE_VERSION } from '../../face/profile.ts';

/** How many revisions a look remembers, the current one included. */
const KEPT_REVISIONS = 5;

interface RevisionParts {
  /** What was measured, before the user's corrections. */
  readonly measured: FaceProfile;
  /** What the look was made for. */
  readonly profile: FaceProfile;
  readonly preferences: Preferences;
  readonly set: LookSet;
  readonly now: Timestamp;
}

/** A revision keeps the version of the measurement that it was made from; the looks' version is the newest. */
const measuredBy = ({ provenance }: LookRecord): string => provenance.algorithmVersion.split('+')[0] ?? '';

const contentOf = ({ measured, profile, preferences, set }: RevisionParts, measurement: string) => ({
  recommended: set.recommended,
  alternatives: set.alternatives,
  provenance: { ...set.provenance, algorithmVersion: `${measurement}+${set.provenance.algorithmVersion}` },
  preferences,
  profile,
  ...(!isDeepStrictEqual(measured, profile) && { measured }),
});

const summaryOf = (set: LookSet, revision: number, createdAt: Timestamp, refine: Refinement | null): LookRevision => ({
  revision,
  createdAt,
  lookName: set.recommended.name,
  arPresetId: set.recommended.arPresetId,
  style: set.recommended.style,
  refine,
  ...(set.recommended.colorway !== undefined && { colorway: set.recommended.colorway }),
  shown: shownKey(set.recommended.products),
});

export const firstLook = (parts: RevisionParts & { upload: UploadRecord }): LookRecord => ({
  uploadId: parts.upload.uploadId,
  userId: parts.upload.userId,
  revision: 1,
  createdAt: parts.now,
  updatedAt: parts.now,
  ...contentOf(parts, FACE_VERSION),
  revisions: [summaryOf(parts.set, 1, parts.now, null)],
  saved: false,
  savedAt: null,
  name: null,
  notes: null,
});

export const nextRevision = (
  look: LookRecord,
  parts: RevisionParts & Pick<RefineWish, 'refine' | 'effectId'>,
): LookRecord => {
  const revision = look.revision + 1;
  const { effectId } = parts;
  const summary = {
    ...summaryOf(parts.set, revision, parts.now, parts.refine ?? null),
    ...(effectId !== undefined && { wish: effectId }),
  };
  return {
    uploadId: look.uploadId,
    userId: look.userId,
    createdAt: look.createdAt,
    saved: look.saved,
    savedAt: look.savedAt,
    name: look.name,
    notes: look.notes,
    ...contentOf(parts, measuredBy(look)),
    revision,
    updatedAt: parts.now,
    revisions: [...look.revisions, summary].slice(-KEPT_REVISIONS),
  };
};

export interface RefineLookDeps extends LeaseDeps {
  readonly looks: Pick<LookStore, 'get' | 'revise'>;
  readonly users: Pick<UserStore, 'get'>;
  readonly stylist: Stylist;
  readonly assertConsent: HasConsent;
  /** Counted before anything is composed. */
  readonly takeQuota: (userId: string, meter: 'refinements') => Promise<QuotaState>;
  readonly giveQuotaBack: (userId: string, meter: 'refinements', taken: QuotaState) => Promise<void>;
  readonly hashUser: (userId: string) => string;
}

export interface RefineWish {
  readonly preferences?: Preferences | undefined;
  readonly refine?: Refinement | undefined;
  /** Names the revision, so that the same request finds it when it is repeated. */
  readonly effectId?: string | undefined;
}

const WRITE_RESERVE_MS = 1_000;
/** How long a wish waits for another one of the same look: as long as a slow model may take, twice. */
const MAX_WAIT_MS = 12_000;
/** No function that refines runs for longer. */
const MAX_LEASE_MS = 30_000;

const wished = (look: LookRecord, wish: RefineWish): Preferences => ({ ...look.preferences, ...wish.preferences });

const nothingNew = (look: LookRecord, wish: RefineWish): boolean =>
  wish.refine === undefined && isDeepStrictEqual(wished(look, wish), look.preferences);

/** Measured hair decides no more than a brow's shade, which would else be guessed by the skin, and only when it is this sure. */
const SURE_HAIR = 0.75;

const measuredHair = ({ colors }: FaceProfile): Pick<Traits, 'measuredHair'> => {
  const hair = colors?.hair;
  return hair === undefined || hair.name === 'unknown' || hair.confidence < SURE_HAIR
    ? {}
    : { measuredHair: hair.name };
};

/** What a user says of themselves, which wins, and what was measured of them beside skin and shape. */
export const traitsOf = ({ hair, eyes }: Corrections = {}, profile: FaceProfile): Traits => ({
  ...(hair && { hair }),
  ...(eyes && { eyes }),
  ...measuredHair(profile),
  ...(profile.colors?.brows && { measuredBrows: profile.colors.brows.hex }),
});

const compose = async (deps: RefineLookDeps, look: LookRecord, wish: RefineWish): Promise<LookRecord> => {
  const user = await deps.users.get(look.userId);
  const measured = look.measured ?? look.profile;
  const profile = applyCorrections(measured, user?.corrections ?? {});
  const preferences = wished(look, wish);
  const set = await deps.stylist({
    profile,
    traits: traitsOf(user?.corrections, profile),
    preferences,
    ...(wish.refine !== undefined && { refine: wish.refine }),
    previous: previousOf(look),
    userHash: deps.hashUser(look.userId),
    beforeAsking: () => assertConsented(deps, look.userId),
    budgetMs: Math.max(0, deps.clock.remainingMs() - WRITE_RESERVE_MS),
  });
  const now = new Date(deps.clock.now()).toISOString();
  return nextRevision(look, { measured, profile, preferences, set, now, refine: wish.refine, effectId: wish.effectId });
};

const assertConsented = async (deps: RefineLookDeps, userId: string): Promise<void> => {
  deps.assertConsent(await deps.users.get(userId));
};

const previousOf = (look: LookRecord) => ({
  style: look.recommended.style,
  arPresetId: look.recommended.arPresetId,
  revision: look.revision,
  intensity: lookIntensity(look.recommended),
  ...(look.recommended.colorway !== undefined && { colorway: look.recommended.colorway }),
  trail: look.revisions.map(({ colorway, shown, refine }) => ({
    refine,
    ...(colorway !== undefined && { colorway }),
    ...(shown !== undefined && { shown }),
  })),
  productIds: look.recommended.products.map(({ productId }) => productId),
});

const busy = (): Problem =>
  new Problem('look_not_ready', 'This look is being changed by another request.', { retryAfterSeconds: 2 });

/** What was counted is given back when no look came of it. */
const counted = async (deps: RefineLookDeps, userId: string, run: () => Promise<LookRecord>): Promise<LookRecord> => {
  const taken = await deps.takeQuota(userId, 'refinements');
  try {
    return await run();
  } catch (error) {
    await deps.giveQuotaBack(userId, 'refinements', taken).catch(deps.report);
    throw error;
  }
};

/** Whether this very request has written before, and its answer was lost. */
const isRepeated = (look: LookRecord, { effectId }: RefineWish): boolean =>
  effectId !== undefined && look.revisions.some(({ wish }) => wish === effectId);

/** Whether another request has written, on top of `before`, just what this one wishes. */
const isAnswered = (before: LookRecord, current: LookRecord, wish: RefineWish): boolean =>
  current.revision === before.revision + 1 &&
  current.revisions.at(-1)?.refine === (wish.refine ?? null) &&
  isDeepStrictEqual(current.preferences, wished(before, wish));

/** On top of whatever was written while this wish waited. */
const revised = async (deps: RefineLookDeps, look: LookRecord, wish: RefineWish): Promise<LookRecord> => {
  const current = await deps.looks.get(look.userId, look.uploadId);
  if (!current) throw notFound('This look');
  if (isRepeated(current, wish) || isAnswered(look, current, wish) || nothingNew(current, wish)) return current;
  const next = await counted(deps, look.userId, () => compose(deps, current, wish));
  if (await deps.looks.revise(next)) return next;
  throw (await deps.looks.get(look.userId, look.uploadId)) ? busy() : notFound('This look');
};

/**
 * Returns the stored look when nothing new is asked. Wishes for one look are met one after the other: different ones make
 * a revision each, and identical ones that come together make one revision, and one model call.
 * @throws Problem consent_required, quota_exceeded, not_found when the look is deleted meanwhile, look_not_ready when
 * other wishes take too long
 */
export const refineLook =
  (deps: RefineLookDeps) =>
  async (look: LookRecord, wish: RefineWish): Promise<LookRecord> => {
    if (nothingNew(look, wish)) return look;
    await assertConsented(deps, look.userId);
    const lastMs = Math.max(0, Math.min(MAX_LEASE_MS, deps.clock.remainingMs()));
    const lease = { name: `refine:${look.userId}:${look.uploadId}`, waitMs: Math.min(MAX_WAIT_MS, lastMs / 2), lastMs };
    const done = await underLease(deps, lease, () => revised(deps, look, wish));
    if (!done) throw busy();
    return done.value;
  };
