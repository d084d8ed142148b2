/** Builds the stored look: its first revision from an analysis, and each next one from the stored profile. */
import { isDeepStrictEqual } from 'node:util';
import type { FaceProfile } from '../face/types.ts';
import { FACE_VERSION } from '../face/version.ts';
import type { LookSet, Preferences } from '../looks/types.ts';
import type { Refinement } from '../vocabulary.ts';
import type { LookRecord, LookRevision, Timestamp, UploadRecord } from './ports.ts';

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
