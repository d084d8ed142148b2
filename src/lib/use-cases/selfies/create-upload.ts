/** Opens an upload: an id, a row that waits for the selfie, and a presigned PUT for exactly that selfie. */
import { Problem } from '../../errors.ts';
import type { Preferences } from '../../looks/types.ts';
import { extensionFor, selfieKey } from './selfie-key.ts';
import type { HasConsent } from '../users/consent.ts';
import type { QuotaState } from '../users/quota.ts';
import { assertNotErased, type UserStore } from '../users/user-settings.ts';
import type { Clock } from '../../time.ts';
import type { SelfieBucket, UploadStore } from '../ports.ts';

/** 10 MiB: far above a 12-megapixel phone JPEG, below Rekognition's 15 MB for S3 objects. */
export const MAX_SELFIE_BYTES = 10_485_760;

/** Android's file pickers and many apps name a JPEG by its file extension; the ticket says what is signed. */
const ALIASES: Readonly<Record<string, string>> = { 'image/jpg': 'image/jpeg' };

const mediaType = (name: string): string => {
  const type = name.trim().toLowerCase();
  return Object.hasOwn(ALIASES, type) ? (ALIASES[type] ?? type) : type;
};

export interface CreateUploadDeps {
  readonly uploads: Pick<UploadStore, 'create' | 'remove'>;
  readonly users: Pick<UserStore, 'get'>;
  readonly bucket: Pick<SelfieBucket, 'presignPut'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly assertConsent: HasConsent;
  readonly takeQuota: (userId: string, meter: 'uploadUrls') => Promise<QuotaState>;
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

/** @throws Problem unsupported_media_type, image_too_large, consent_required, quota_exceeded, unauthorized */
export const createUpload =
  (deps: CreateUploadDeps) =>
  async (userId: string, wish: UploadWish): Promise<{ ticket: UploadTicket; quota: QuotaState }> => {
    const contentType = mediaType(wish.contentType ?? 'image/jpeg');
    const extension = extensionOf(contentType);
    assertSize(wish.contentLength);
    const askedAt = new Date(deps.clock.now()).toISOString();
    const user = await deps.users.get(userId);
    assertNotErased(user, askedAt);
    deps.assertConsent(user);
    const quota = await deps.takeQuota(userId, 'uploadUrls');
    const uploadId = deps.newId();
    const now = deps.clock.now();
    const urlExpiresAt = new Date(now + deps.urlTtlSeconds * 1000).toISOString();
    const upload = {
      uploadId,
      objectKey: selfieKey(uploadId, extension),
      contentType,
      ...(wish.contentLength !== undefined && { contentLength: wish.contentLength }),
    };
    const signed = await deps.bucket.presignPut({ ...upload, expiresInSeconds: deps.urlTtlSeconds });
    await deps.uploads.create({
      ...upload,
      userId,
      preferences: wish.preferences ?? {},
      createdAt: new Date(now).toISOString(),
      urlExpiresAt,
    });
    await withdrawIfErased(deps, { userId, uploadId, askedAt });
    const ticket = { uploadId, ...signed, method: 'PUT', maxBytes: MAX_SELFIE_BYTES, expiresAt: urlExpiresAt } as const;
    return { ticket, quota };
  };
