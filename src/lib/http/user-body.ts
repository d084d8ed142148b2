/** User record and quota -> the contract's user. */
import type { LookBody } from '../contract/look.ts';
import type { ErasureProgressBody, ExportBody, UserBody } from '../contract/user.ts';
import type { ErasureOutcome } from '../use-cases/users/erase-user.ts';
import type { ExportPage, KeptAnswer } from '../use-cases/users/export-user.ts';
import type { LookRecord, UploadRecord } from '../use-cases/ports.ts';
import type { QuotaMeter, QuotaState } from '../use-cases/users/quota.ts';
import type { UserRecord } from '../use-cases/users/user-settings.ts';
import { lookBody, profileBody } from './look-body.ts';

export const userBody = (user: UserRecord, quota: Readonly<Record<QuotaMeter, QuotaState>>): UserBody => ({
  userId: user.userId,
  preferences: user.preferences as UserBody['preferences'],
  corrections: user.corrections,
  consent: user.consent,
  readings: (user.readings ?? []).map((reading) => ({ ...reading })),
  quota: { analyses: quota.analyses, uploadUrls: quota.uploadUrls, refinements: quota.refinements },
});

const uploadBody = (upload: UploadRecord): ExportBody['uploads'][number] => ({
  uploadId: upload.uploadId,
  status: upload.status,
  contentType: upload.contentType,
  ...(upload.contentLength !== undefined && { contentLength: upload.contentLength }),
  preferences: upload.preferences as UserBody['preferences'],
  createdAt: upload.createdAt,
  updatedAt: upload.updatedAt,
  ...(upload.failure && { failure: upload.failure.code }),
});

const exportedLook = (look: LookRecord): ExportBody['looks'][number] => ({
  ...lookBody(look),
  preferences: look.preferences as UserBody['preferences'],
  ...(look.measured && { measured: { ...profileBody(look.measured), facialFeatures: look.measured.features } }),
});

const exportedAnswer = ({ answer, ...kept }: KeptAnswer): ExportBody['answers'][number] => ({
  ...kept,
  answer: answer === null ? null : (JSON.parse(answer) as LookBody),
});

export const exportBody = (page: ExportPage, quota: Parameters<typeof userBody>[1]): ExportBody => ({
  user: userBody(page.user, quota),
  uploads: page.uploads.map(uploadBody),
  looks: page.looks.map(exportedLook),
  answers: page.answers.map(exportedAnswer),
  unreadable: page.unreadable,
  nextCursor: page.nextCursor,
});

/** A large erasure removes some thousand rows a second. */
const PROGRESS_RETRY_SECONDS = 5;

export const progressBody = ({
  userId,
  erased,
}: Extract<ErasureOutcome, { kind: 'progress' }>): ErasureProgressBody => ({
  userId,
  status: 'erasing',
  erased,
  retryAfterSeconds: PROGRESS_RETRY_SECONDS,
});
