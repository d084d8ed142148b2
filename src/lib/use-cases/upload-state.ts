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

/** An analysis takes a second or two; a selfie that has not arrived is worth a slower poll. */
export const pendingState = (upload: UploadRecord): PendingState => {
  const status = upload.status === 'awaiting_upload' ? 'awaiting_upload' : 'analyzing';
  return { uploadId: upload.uploadId, status, retryAfterSeconds: status === 'analyzing' ? 1 : 2 };
};
