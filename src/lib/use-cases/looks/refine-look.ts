/** A new revision of a ready look from its stored profile: no selfie, no DetectFaces. */
import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../errors.ts';
import { applyCorrections } from '../../face/corrections.ts';
import type { LookSet, Preferences, Stylist, Traits } from '../../looks/types.ts';
import { lookIntensity } from '../../looks/words/technique.ts';
import type { Refinement } from '../../vocabulary.ts';
import type { Clock } from '../../time.ts';
import type { LookRecord, LookRevision, LookStore, Timestamp, UploadRecord } from '../ports.ts';
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
  parts: RevisionParts & { refine: Refinement | undefined },
): LookRecord => {
  const revision = look.revision + 1;
  const summary = summaryOf(parts.set, revision, parts.now, parts.refine ?? null);
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

export interface RefineLookDeps {
  readonly looks: Pick<LookStore, 'get' | 'revise'>;
  readonly users: Pick<UserStore, 'get'>;
  readonly stylist: Stylist;
  readonly hashUser: (userId: string) => string;
  readonly clock: Pick<Clock, 'now' | 'remainingMs'>;
}

export interface RefineWish {
  readonly preferences?: Preferences | undefined;
  readonly refine?: Refinement | undefined;
}

const WRITE_RESERVE_MS = 1_000;
/** Each lost race means that another revision was written meanwhile; three in a row is a client in a loop. */
const MAX_RACES = 3;

const wished = (look: LookRecord, wish: RefineWish): Preferences => ({ ...look.preferences, ...wish.preferences });

const nothingNew = (look: LookRecord, wish: RefineWish): boolean =>
  wish.refine === undefined && isDeepStrictEqual(wished(look, wish), look.preferences);

/** What a user says of themselves and no look is measured for. */
export const traitsOf = ({ hair, eyes }: Corrections = {}): Traits => ({
  ...(hair && { hair }),
  ...(eyes && { eyes }),
});

const compose = async (deps: RefineLookDeps, look: LookRecord, wish: RefineWish): Promise<LookRecord> => {
  const user = await deps.users.get(look.userId);
  const measured = look.measured ?? look.profile;
  const profile = applyCorrections(measured, user?.corrections ?? {});
  const preferences = wished(look, wish);
  const set = await deps.stylist({
    profile,
    traits: traitsOf(user?.corrections),
    preferences,
    ...(wish.refine !== undefined && { refine: wish.refine }),
    previous: {
      style: look.recommended.style,
      arPresetId: look.recommended.arPresetId,
      revision: look.revision,
      intensity: lookIntensity(look.recommended),
      productIds: look.recommended.products.map(({ productId }) => productId),
    },
    userHash: deps.hashUser(look.userId),
    budgetMs: Math.max(0, deps.clock.remainingMs() - WRITE_RESERVE_MS),
  });
  const now = new Date(deps.clock.now()).toISOString();
  return nextRevision(look, { measured, profile, preferences, set, now, refine: wish.refine });
};

/**
 * Returns the stored look when nothing new is asked. Of concurrent identical wishes one is written and the others get it.
 * @throws Problem not_found when the look is deleted meanwhile, too_many_requests when it changes faster than it is read
 */
export const refineLook =
  (deps: RefineLookDeps) =>
  async (look: LookRecord, wish: RefineWish): Promise<LookRecord> => {
    let current = look;
    for (let race = 0; race < MAX_RACES; race += 1) {
      if (nothingNew(current, wish)) return current;
      const revised = await compose(deps, current, wish);
      if (await deps.looks.revise(revised)) return revised;
      const newer = await deps.looks.get(look.userId, look.uploadId);
      if (!newer) throw new Problem('not_found', 'This look does not exist.');
      if (newer.revisions.at(-1)?.refine === wish.refine && wish.refine !== undefined) return newer;
      current = newer;
    }
    throw new Problem('too_many_requests', 'This look is being changed by other requests.', { retryAfterSeconds: 1 });
  };
