/** What the use cases need from the outside world, in domain words. "Condition failed" is a value here. */
import type { ProblemCode, SelfieEvidence } from '../errors.ts';
import type { FaceDetection, FaceMesh, FaceProfile, Measured, RgbImage } from '../face/types.ts';
import type { LookSummary, Refinement, Style, UploadStatus } from '../vocabulary.ts';
import type { AlternativeLook, ComposedLook, Preferences, Preset, StyleProvenance } from '../looks/types.ts';

/** ISO 8601 UTC. */
export type Timestamp = string;

export interface Failure {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly evidence?: SelfieEvidence;
}

export interface UploadRecord {
  readonly uploadId: string;
  readonly userId: string;
  readonly status: UploadStatus;
  /** Object key in the selfies bucket, `selfies/{uploadId}.jpg|png`. */
  readonly objectKey: string;
  readonly contentType: string;
  readonly contentLength?: number;
  readonly preferences: Preferences;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  /** When the presigned URL ends. */
  readonly urlExpiresAt: Timestamp;
  /** Who works on it; set while `analyzing`. */
  readonly claimId?: string;
  readonly leaseUntil?: Timestamp;
  /** Claims so far. */
  readonly attempts: number;
  /** The claim that took this upload's analysis from the day's quota; set while `analyzing`. */
  readonly countedBy?: string;
  readonly failure?: Failure;
}

export type NewUpload = Pick<
  UploadRecord,
  'uploadId' | 'userId' | 'objectKey' | 'contentType' | 'contentLength' | 'preferences' | 'createdAt' | 'urlExpiresAt'
>;

export interface Claim {
  readonly uploadId: string;
  readonly claimId: string;
  readonly now: Timestamp;
  readonly leaseUntil: Timestamp;
}

/** Each method is one conditional write or one consistent read of the table. */
export interface UploadStore {
  create(upload: NewUpload): Promise<void>;
  /** A damaged row reads as one whose analysis has failed. */
  get(uploadId: string): Promise<UploadRecord | undefined>;
  /**
   * Takes the work: succeeds when the upload is `awaiting_upload`, or `analyzing` with an expired lease. Returns the
   * claimed record, or undefined when somebody else has it, it has ended, or it does not exist.
   */
  claim(claim: Claim): Promise<UploadRecord | undefined>;
  /**
   * Gives the work back after a retryable fault: `awaiting_upload` again, if the claim still holds. `uncounted`: the next
   * claim is to take the analysis from the quota, since this one gives it back.
   */
  release(uploadId: string, claimId: string, now: Timestamp, uncounted?: boolean): Promise<boolean>;
  /** Ends it as `failed`, if the claim still holds. */
  fail(uploadId: string, claimId: string, failure: Failure, now: Timestamp): Promise<boolean>;
  /** Ends it as `ready`, if the claim still holds. False when it was deleted or taken over meanwhile. */
  complete(uploadId: string, claimId: string, now: Timestamp): Promise<boolean>;
  /** Moves the end of its URL while it still awaits its selfie; false when something else happened to it meanwhile. */
  renew(upload: Pick<UploadRecord, 'uploadId' | 'urlExpiresAt'>, urlExpiresAt: Timestamp): Promise<boolean>;
  remove(uploadId: string): Promise<void>;
}

export interface LookRevision {
  readonly revision: number;
  readonly createdAt: Timestamp;
  readonly lookName: string;
  readonly arPresetId: string;
  readonly style: Style;
  readonly refine: Refinement | null;
  /** The palette it was planned for; kept so that a step back gives it back. Not part of an answer. */
  readonly colorway?: string;
  /** Which colors it had; kept so that another look is another one. Not part of an answer. */
  readonly shown?: string;
  /** Random name of the request that made it, by which a repeated one finds it. Not part of an answer. */
  readonly wish?: string;
}

export interface LookRecord {
  readonly uploadId: string;
  readonly userId: string;
  readonly revision: number;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly recommended: ComposedLook;
  readonly alternatives: readonly AlternativeLook[];
  /** As it was used for this revision: measured, with the user's corrections on top. */
  readonly profile: FaceProfile;
  /** What was measured, kept only where a correction hides it, so that a correction can be taken back. */
  readonly measured?: FaceProfile;
  /** The wishes that made this revision. */
  readonly preferences: Preferences;
  readonly provenance: StyleProvenance;
  /** The last five, newest last. */
  readonly revisions: readonly LookRevision[];
  readonly saved: boolean;
  readonly savedAt: Timestamp | null;
  readonly name: string | null;
  readonly notes: string | null;
}

export interface LookPageQuery {
  readonly userId: string;
  readonly limit: number;
  readonly savedOnly: boolean;
  readonly cursor?: string;
}

export interface LookPage {
  readonly items: readonly LookSummary[];
  /** Rows of this page that are damaged and left out. */
  readonly unreadable: number;
  readonly nextCursor: string | null;
}

export interface SaveChange {
  readonly saved: boolean;
  readonly savedAt: Timestamp | null;
  readonly updatedAt: Timestamp;
  /** Absent: leave as it is; null: none any more. */
  readonly name?: string | null;
  /** Absent: leave as they are; null or empty: none any more. */
  readonly notes?: string | null;
}

export interface LookStore {
  /** Consistent read by the primary key. @throws Problem look_unreadable for a damaged row */
  get(userId: string, uploadId: string): Promise<LookRecord | undefined>;
  /** Writes revision 1 if there is no look yet; false when there is one. */
  create(look: LookRecord): Promise<boolean>;
  /** Replaces revision n by n+1, if n is still the stored one. Leaves saved, name and notes alone. */
  revise(look: LookRecord): Promise<boolean>;
  /** Undefined when there is no such look. */
  save(userId: string, uploadId: string, change: SaveChange): Promise<LookRecord | undefined>;
  /**
   * Replaces the look by a tombstone with a short TTL, whether or not there is one yet: a worker that still analyses
   * the upload then fails to create the look. A tombstone reads as "no look". True when there was a look.
   */
  remove(userId: string, uploadId: string): Promise<boolean>;
  /** Newest first; a cursor that was not made for this query is `invalid_cursor`. */
  page(query: LookPageQuery): Promise<LookPage | 'invalid_cursor'>;
  /** The user's newest ready look that can be read; of the last few, since as a rule none is damaged. */
  newest(userId: string): Promise<LookRecord | undefined>;
}

export interface PresetStore {
  list(style?: Style): Promise<readonly Preset[]>;
  get(presetId: string): Promise<Preset | undefined>;
}

export interface UploadUrlRequest {
  readonly objectKey: string;
  readonly contentType: string;
  readonly contentLength?: number;
  readonly expiresInSeconds: number;
  /** From when its life counts; the same moment gives the same URL. */
  readonly signedAt: Timestamp;
}

export interface SignedUpload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type OnHead = (head: Uint8Array) => void;

export interface SelfieBucket {
  presignPut(request: UploadUrlRequest): Promise<SignedUpload>;
  /** Undefined when there is no object, `too_large` above `maxBytes`; `onHead` gets the first bytes of each try at once. */
  read(objectKey: string, maxBytes: number, onHead?: OnHead): Promise<Uint8Array | 'too_large' | undefined>;
  exists(objectKey: string): Promise<boolean>;
  /** Idempotent. */
  remove(objectKey: string): Promise<void>;
}

export interface AssetBucket {
  presignGet(key: string, expiresInSeconds: number): Promise<string>;
}

/** Rekognition DetectFaces on the object in the selfies bucket. An unreadable image is a rejection, not an error. */
export type DetectFaces = (objectKey: string) => Promise<Measured<readonly FaceDetection[]>>;

/** Sniffs, checks limits, decodes with shrink-on-load, rotates by EXIF, converts to sRGB. */
export type DecodeSelfie = (bytes: Uint8Array) => Promise<Measured<RgbImage>>;

/** Lays the face mesh on a detected face of the picture; undefined when its eyes were not found. */
export type MeshFace = (image: RgbImage, face: FaceDetection) => Promise<FaceMesh | undefined>;

/** By the first bytes, whether decoding is worth a try. */
export type IsSelfie = (head: Uint8Array) => boolean;
