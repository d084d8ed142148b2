/** A user's settings as the API answers them. */
import { type Static, Type } from 'typebox';
import { PROBLEM_CODES } from '../errors.ts';
import { MOST_READINGS, UPLOAD_STATUSES } from '../vocabulary.ts';
import { closed, DateTime, Nullable, OneOf, RetryAfterSeconds, UploadId } from './common.ts';
import { FaceProfileSchema, FacialFeaturesSchema } from './face-profile.ts';
import { LookSchema } from './look.ts';
import { CorrectionsSchema, PreferencesSchema } from './requests.ts';

const Name = Type.String({ minLength: 1 });

const QuotaSchema = Type.Object(
  { limit: Type.Integer({ minimum: 1 }), remaining: Type.Integer({ minimum: 0 }), resetsAt: DateTime },
  closed,
);

/** What one photo said of the skin: a Monk tone, the hue off the trend in degrees, each with its standard error, and a* off the trend. Only readings of one algorithm are joined. */
const ReadingSchema = Type.Object(
  {
    uploadId: UploadId,
    measuredAt: DateTime,
    algorithmVersion: Type.Optional(Name),
    tone: Type.Number({ minimum: 1, maximum: 10 }),
    toneError: Type.Number({ minimum: 0 }),
    hue: Type.Number(),
    hueError: Type.Number({ minimum: 0 }),
    redness: Type.Number(),
  },
  closed,
);

export const UserSchema = Type.Object(
  {
    userId: Name,
    preferences: PreferencesSchema,
    corrections: CorrectionsSchema,
    quota: Type.Object({ analyses: QuotaSchema, uploadUrls: QuotaSchema, refinements: QuotaSchema }, closed),
    consent: Nullable(Type.Object({ noticeVersion: Name, givenAt: DateTime }, closed)),
    readings: Type.Array(ReadingSchema, { maxItems: MOST_READINGS }),
  },
  closed,
);
export type UserBody = Static<typeof UserSchema>;

const Count = Type.Integer({ minimum: 0 });
const ErasedSchema = Type.Object({ looks: Count, uploads: Count, selfies: Count, user: Count }, closed);

export const ReceiptSchema = Type.Object(
  { userId: Name, erasedAt: DateTime, erased: ErasedSchema, left: Count, backupsExpireBy: DateTime },
  closed,
);
export type ReceiptBody = Static<typeof ReceiptSchema>;

export const ErasureProgressSchema = Type.Object(
  { userId: Name, status: Type.Literal('erasing'), erased: ErasedSchema, retryAfterSeconds: RetryAfterSeconds },
  closed,
);
export type ErasureProgressBody = Static<typeof ErasureProgressSchema>;

/** An upload as it is stored, without the object's key: whatever concerns the user and nothing of the machinery. */
const ExportedUploadSchema = Type.Object(
  {
    uploadId: UploadId,
    status: OneOf(UPLOAD_STATUSES),
    contentType: Name,
    contentLength: Type.Optional(Type.Integer({ minimum: 1 })),
    preferences: PreferencesSchema,
    createdAt: DateTime,
    updatedAt: DateTime,
    failure: Type.Optional(OneOf(PROBLEM_CODES)),
  },
  closed,
);

/** A look with what no other answer tells: the wishes that made it, and what was measured where a correction hides it. */
const ExportedLookSchema = Type.Object(
  {
    ...LookSchema.properties,
    preferences: PreferencesSchema,
    measured: Type.Optional(
      Type.Object({ ...FaceProfileSchema.properties, facialFeatures: FacialFeaturesSchema }, closed),
    ),
  },
  closed,
);

/** A request with an `idempotency-key` of the last day, and what it was answered where that is kept. */
const ExportedAnswerSchema = Type.Object(
  { route: Name, startedAt: DateTime, endedAt: Nullable(DateTime), keptUntil: DateTime, answer: Nullable(LookSchema) },
  closed,
);

export const ExportSchema = Type.Object(
  {
    user: UserSchema,
    uploads: Type.Array(ExportedUploadSchema),
    looks: Type.Array(ExportedLookSchema),
    answers: Type.Array(ExportedAnswerSchema),
    /** Rows that this version cannot read. */
    unreadable: Count,
    nextCursor: Nullable(Type.String({ minLength: 1 })),
  },
  closed,
);
export type ExportBody = Static<typeof ExportSchema>;
