/** Uploads in the table: every step one conditional write, so that of many workers one does the work. */
import { type UploadEntity, uploadEntity, type UploadItem, uploadSchema } from '../../../entities/upload.ts';
import { ownerOf } from '../../../entities/shapes.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../errors.ts';
import type { UploadStatus } from '../../vocabulary.ts';
import type { Claim, Failure, NewUpload, UploadRecord, UploadStore } from '../../use-cases/ports.ts';
import { selfieKey } from '../../use-cases/selfies/selfie-key.ts';
import {
  assertShapes,
  compact,
  epochSeconds,
  isLive,
  onTable,
  rawItem,
  type RawLook,
  storedPreferences,
  textIn,
} from './on-table.ts';
import type { TableClient } from './client.ts';

/** Seven days: as long as a client may ask what became of a selfie. */
const TTL_SECONDS = 7 * 24 * 60 * 60;

const ANY_TIME = new Date(0).toISOString();

const isProblemCode = (code: string): code is ProblemCode => (PROBLEM_CODES as readonly string[]).includes(code);

/** Written by a newer version, before a rollback: the analysis has ended all the same, and another selfie can be sent. */
const UNKNOWN: Failure = { code: 'upload_expired', detail: 'The analysis of this selfie has ended; send another one.' };

const toFailure = ({ code, detail, evidence }: NonNullable<UploadItem['failure']>): Failure =>
  isProblemCode(code) ? { code, detail, ...(evidence && { evidence: compact(evidence) }) } : UNKNOWN;

/** The claim is shown only while it works. */
export const toUploadRecord = (item: UploadItem): UploadRecord => {
  const working = item.status === 'analyzing';
  return compact({
    uploadId: item.uploadId,
    userId: item.userId,
    status: item.status,
    objectKey: item.objectKey,
    contentType: item.contentType,
    contentLength: item.contentLength,
    preferences: compact(item.preferences),
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    urlExpiresAt: item.urlExpiresAt,
    claimId: working ? item.claimId : undefined,
    leaseUntil: working ? item.leaseUntil : undefined,
    attempts: item.attempts,
    countedBy: working ? item.countedBy : undefined,
    failure: item.failure && toFailure(item.failure),
  });
};

const toNewItem = (upload: NewUpload) => ({
  uploadId: upload.uploadId,
  owner: ownerOf(upload.userId),
  userId: upload.userId,
  status: 'awaiting_upload' as const,
  objectKey: upload.objectKey,
  contentType: upload.contentType,
  ...(upload.contentLength !== undefined && { contentLength: upload.contentLength }),
  preferences: storedPreferences(upload.preferences),
  createdAt: upload.createdAt,
  updatedAt: upload.createdAt,
  urlExpiresAt: upload.urlExpiresAt,
  attempts: 0,
  ttl: epochSeconds(Date.parse(upload.createdAt)) + TTL_SECONDS,
});

const toStoredFailure = ({ code, detail, evidence }: Failure) => ({
  code,
  detail,
  ...(evidence && { evidence: { ...evidence } }),
});

const REJECTABLE = { returnOnConditionCheckFailure: true } as const;

const claimUpload = async (uploads: UploadEntity, claim: Claim): Promise<UploadRecord | undefined> => {
  const { uploadId, claimId, now, leaseUntil } = claim;
  const result = await uploads
    .patch({ uploadId })
    .set({ status: 'analyzing', claimId, leaseUntil, updatedAt: now })
    .data((item, { ifNotExists }) => void ifNotExists(item.countedBy, claimId))
    .add({ attempts: 1 })
    .where(
      (item, { eq, lte }) =>
        `(${eq(item.status, 'awaiting_upload')} OR (${eq(item.status, 'analyzing')} AND ` +
        `(${lte(item.leaseUntil, now)} OR ${eq(item.claimId, claimId)})))`,
    )
    .where((item, { gt }) => gt(item.ttl, epochSeconds(Date.parse(now))))
    .go({ ...REJECTABLE, response: 'all_new' });
  return result.rejected ? undefined : toUploadRecord(result.data);
};

interface Ending {
  readonly uploadId: string;
  readonly claimId: string;
  readonly status: UploadStatus;
  readonly updatedAt: string;
  readonly failure?: Failure;
  readonly uncounted?: boolean | undefined;
}

/**
 * Holds only while the claim does. The claim id stays behind with the new status, so that a retry of a write
 * whose answer was lost succeeds again instead of looking like a lost claim.
 */
const endClaim = async (uploads: UploadEntity, ending: Ending): Promise<boolean> => {
  const { uploadId, claimId, status, updatedAt, failure, uncounted } = ending;
  const end = uploads
    .patch({ uploadId })
    .set({ status, updatedAt, ...(failure && { failure: toStoredFailure(failure) }) });
  const { rejected } = await (uncounted === true ? end.remove(['countedBy']) : end)
    .where((item, { eq }) => eq(item.claimId, claimId))
    .where((item, { eq }) => `(${eq(item.status, 'analyzing')} OR ${eq(item.status, status)})`)
    .go(REJECTABLE);
  return !rejected;
};

/** @throws Error for what is no upload of this version */
export const parsedUpload = (uploads: UploadEntity, Item: RawLook): UploadItem => {
  assertShapes(uploadSchema.attributes, Item);
  const { data } = uploads.parse({ Item });
  if (data === null) throw new Error('A row is no upload of this version');
  return data;
};

/** Its owner can be told, and can delete it; nobody else learns that it is there. */
const asEnded = (uploadId: string, item: RawLook): UploadRecord => ({
  uploadId,
  userId: textIn(item, 'userId') ?? '',
  status: 'failed',
  objectKey: textIn(item, 'objectKey') ?? selfieKey(uploadId, 'jpg'),
  contentType: 'image/jpeg',
  preferences: {},
  createdAt: ANY_TIME,
  updatedAt: ANY_TIME,
  urlExpiresAt: ANY_TIME,
  attempts: 0,
  failure: UNKNOWN,
});

/** Of `readUpload`: a damaged row reads as an upload that has ended. */
const recordOf = (uploads: UploadEntity, uploadId: string, item: RawLook): UploadRecord => {
  try {
    return toUploadRecord(parsedUpload(uploads, item));
  } catch {
    return asEnded(uploadId, item);
  }
};

const readUpload = async (uploads: UploadEntity, uploadId: string): Promise<RawLook | undefined> => {
  const { data } = await uploads.get({ uploadId }).go({ consistent: true, data: 'raw' });
  return rawItem(data);
};

/** A retried write finds itself; anything else would hand one user another's upload. */
const createUpload = async (uploads: UploadEntity, upload: NewUpload): Promise<void> => {
  const { rejected } = await uploads.create(toNewItem(upload)).go(REJECTABLE);
  if (!rejected) return;
  const stored = await readUpload(uploads, upload.uploadId);
  if (stored?.['userId'] === upload.userId && stored.createdAt === upload.createdAt) return;
  throw new Error('The upload id is taken');
};

/** `now` in milliseconds since the epoch: a row past its TTL reads as gone, whether or not DynamoDB removed it yet. */
export const createUploadStore = (
  client: TableClient,
  tableName: string,
  now: () => number = Date.now,
): UploadStore => {
  const uploads = uploadEntity({ client, table: tableName });
  return {
    create: (upload) => onTable(() => createUpload(uploads, upload)),
    get: async (uploadId) => {
      const item = await onTable(() => readUpload(uploads, uploadId));
      return item && isLive(item, now()) ? recordOf(uploads, uploadId, item) : undefined;
    },
    claim: (claim) => onTable(() => claimUpload(uploads, claim)),
    release: (uploadId, claimId, updatedAt, uncounted) =>
      onTable(() => endClaim(uploads, { uploadId, claimId, status: 'awaiting_upload', updatedAt, uncounted })),
    fail: (uploadId, claimId, failure, updatedAt) =>
      onTable(() => endClaim(uploads, { uploadId, claimId, status: 'failed', updatedAt, failure })),
    complete: (uploadId, claimId, updatedAt) =>
      onTable(() => endClaim(uploads, { uploadId, claimId, status: 'ready', updatedAt })),
    renew: async ({ uploadId, urlExpiresAt: before }, urlExpiresAt) => {
      const { rejected } = await onTable(() =>
        uploads
          .patch({ uploadId })
          .set({ urlExpiresAt })
          .where((item, { eq }) => eq(item.status, 'awaiting_upload'))
          .where((item, { eq }) => `(${eq(item.urlExpiresAt, before)} OR ${eq(item.urlExpiresAt, urlExpiresAt)})`)
          .go(REJECTABLE),
      );
      return !rejected;
    },
    remove: async (uploadId) => {
      await onTable(() => uploads.delete({ uploadId }).go());
    },
  };
};
