/** Opens an upload: an id, a row that waits for the selfie, and a presigned PUT for exactly that selfie. */
import { Problem } from '../../errors.ts';
import type { Preferences } from '../../looks/types.ts';
import type { Effect } from '../idempotency.ts';
import { hasExpired } from '../looks/find-look.ts';
import { extensionFor, selfieKey } from './selfie-key.ts';
import type { HasConsent } from '../users/consent.ts';
import type { QuotaState } from '../users/quota.ts';
import { assertNotErased, type UserStore } from '../users/user-settings.ts';
import type { Clock } from '../../time.ts';
import type { NewUpload, SelfieBucket, UploadRecord, UploadStore } from '../ports.ts';

/** 10 MiB: far above a 12-megapixel phone JPEG, below Rekognition's 15 MB for S3 objects. */
export const MAX_SELFIE_BYTES = 10_485_760;

/** Android's file pickers and many apps name a JPEG by its file extension; the ticket says what is signed. */
const ALIASES: Readonly<Record<string, string>> = { 'image/jpg': 'image/jpeg' };

const mediaType = (name: string): string => {
  const type = name.trim().toLowerCase();
  return Object.hasOwn(ALIASES, type) ? (ALIASES[type] ?? type) : type;
};

export interface CreateUploadDeps {
  readonly uploads: Pick<UploadStore, 'create' | 'get' | 'renew' | 'remove'>;
  readonly users: Pick<UserStore, 'get'>;
  readonly bucket: Pick<SelfieBucket, 'presignPut'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly assertConsent: HasConsent;
  /** Counted once under one name. */
  readonly takeQuota: (userId: string, meter: 'uploadUrls', name: string | undefined) => Promise<QuotaState>;
  readonly newId: () => string;
  /** Life of the URL in seconds, 1..900. */
  readonly urlTtlSeconds: number;
}

export interface UploadWish {
  readonly contentType?: string;
  /** Bytes. */
  readonly contentLength?: number;
  readonly preferences?: Preferences;
}

export interface UploadTicket {
  readonly uploadId: string;
  readonly url: string;
  readonly method: 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  readonly expiresAt: string;
}

const extensionOf = (contentType: string): string => {
  const extension = extensionFor(contentType);
  if (extension !== undefined) return extension;
  throw new Problem('unsupported_media_type', 'A selfie is image/jpeg or image/png.');
};

const assertSize = (contentLength: number | undefined): void => {
  if (contentLength === undefined || contentLength <= MAX_SELFIE_BYTES) return;
  throw new Problem('image_too_large', 'The selfie is larger than this service takes.', {
    evidence: { measured: contentLength, threshold: MAX_SELFIE_BYTES, hint: 'Send a smaller photo, at most 10 MiB.' },
  });
};

interface Asked {
  readonly userId: string;
  readonly uploadId: string;
  readonly askedAt: string;
}

/** An erasure that came between has looked for rows before this one was there. */
const withdrawIfErased = async (deps: CreateUploadDeps, { userId, uploadId, askedAt }: Asked): Promise<void> => {
  try {
    assertNotErased(await deps.users.get(userId), askedAt);
  } catch (error) {
    await deps.uploads.remove(uploadId);
    throw error;
  }
};

type Upload = Pick<NewUpload, 'uploadId' | 'objectKey' | 'contentType' | 'contentLength'>;

const uploadOf = (uploadId: string, wish: UploadWish): Upload => {
  const contentType = mediaType(wish.contentType ?? 'image/jpeg');
  const extension = extensionOf(contentType);
  assertSize(wish.contentLength);
  const objectKey = selfieKey(uploadId, extension);
  return {
    uploadId,
    objectKey,
    contentType,
    ...(wish.contentLength !== undefined && { contentLength: wish.contentLength }),
  };
};

/** ISO 8601 UTC: when a URL ends that is signed at `signedAt`, in milliseconds since the epoch. */
const endOf = ({ urlTtlSeconds }: CreateUploadDeps, signedAt: number): string =>
  new Date(signedAt + urlTtlSeconds * 1000).toISOString();

/** The same upload and the same end give the same ticket. */
const ticketOf = async (deps: CreateUploadDeps, upload: Upload, expiresAt: string): Promise<UploadTicket> => {
  const { uploadId, objectKey, contentType, contentLength } = upload;
  const signed = await deps.bucket.presignPut({
    ...{ objectKey, contentType, ...(contentLength !== undefined && { contentLength }) },
    signedAt: new Date(Date.parse(expiresAt) - deps.urlTtlSeconds * 1000).toISOString(),
    expiresInSeconds: deps.urlTtlSeconds,
  });
  return { uploadId, ...signed, method: 'PUT', maxBytes: MAX_SELFIE_BYTES, expiresAt };
};

/** A URL that has ended gets a new end, as long as its upload waits and has not expired with it. */
const currentEnd = async (deps: CreateUploadDeps, upload: UploadRecord): Promise<string> => {
  const now = deps.clock.now();
  const hasEnded = Date.parse(upload.urlExpiresAt) <= now;
  if (!hasEnded || upload.status !== 'awaiting_upload' || hasExpired(upload, now)) return upload.urlExpiresAt;
  const later = endOf(deps, now);
  return (await deps.uploads.renew(upload, later)) ? later : upload.urlExpiresAt;
};

/** The ticket of the upload that an earlier run of this request opened; undefined where it came to none. */
const openedEarlier = async (
  deps: CreateUploadDeps,
  upload: Upload,
  effect: Effect | undefined,
): Promise<UploadTicket | undefined> => {
  if (effect?.isRepeated !== true) return undefined;
  const stored = await deps.uploads.get(upload.uploadId);
  if (stored) return ticketOf(deps, upload, await currentEnd(deps, stored));
  // Deleted since: the same answer, whose URL has ended or leads to an object that is removed at once.
  return effect.isDone ? ticketOf(deps, upload, endOf(deps, Date.parse(effect.startedAt))) : undefined;
};

interface Opened {
  readonly ticket: UploadTicket;
  /** Absent where nothing was counted. */
  readonly quota?: QuotaState;
}

/**
 * An `effect` names the upload, so that the same request opens one, however often it is run.
 * @throws Problem unsupported_media_type, image_too_large, consent_required, quota_exceeded, unauthorized
 */
export const createUpload =
  (deps: CreateUploadDeps) =>
  async (userId: string, wish: UploadWish, effect?: Effect): Promise<Opened> => {
    const uploadId = effect?.id ?? deps.newId();
    const upload = uploadOf(uploadId, wish);
    const askedAt = new Date(deps.clock.now()).toISOString();
    const user = await deps.users.get(userId);
    assertNotErased(user, askedAt);
    deps.assertConsent(user);
    const earlier = await openedEarlier(deps, upload, effect);
    if (earlier) return { ticket: earlier };
    const quota = await deps.takeQuota(userId, 'uploadUrls', effect?.id);
    const now = deps.clock.now();
    const ticket = await ticketOf(deps, upload, endOf(deps, now));
    await deps.uploads.create({
      ...upload,
      userId,
      preferences: wish.preferences ?? {},
      createdAt: effect?.startedAt ?? new Date(now).toISOString(),
      urlExpiresAt: ticket.expiresAt,
    });
    await withdrawIfErased(deps, { userId, uploadId, askedAt });
    return { ticket, quota };
  };
