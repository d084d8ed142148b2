/** Where an upload stands, in the words a client is told. */
import { Problem } from '../errors.ts';
import type { UploadRecord } from './ports.ts';

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

/** The stored failure, told again at no cost. */
export const failureOf = (upload: UploadRecord): Problem | undefined =>
  upload.failure &&
  new Problem(upload.failure.code, upload.failure.detail, {
    ...(upload.failure.evidence && { evidence: upload.failure.evidence }),
  });

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

/** Longest wait that is worth a held function; docs/performance.md has the price. Milliseconds. */
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
