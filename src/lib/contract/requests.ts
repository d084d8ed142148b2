/** Request schemas, one per body or query; `npm run generate` compiles each into its own validator. */
import { type Static, type TObject, Type } from 'typebox';
import { MAX_SELFIE_BYTES } from '../use-cases/selfies/create-upload.ts';
import {
  COVERAGES,
  DEPTHS,
  EYE_COLORS,
  FINISHES,
  HAIR_COLORS,
  MEASURED_FACE_SHAPES,
  MEASURED_UNDERTONES,
  OCCASIONS,
  REFINEMENTS,
  SKILLS,
  SKIN_TYPES,
  STYLES,
} from '../vocabulary.ts';
import { closed, documentedAs, Nullable, OneOf, UploadId } from './common.ts';

const Word = Type.String({ minLength: 1, maxLength: 60 });

export const PreferencesSchema = Type.Object(
  {
    style: Type.Optional(OneOf(STYLES)),
    occasion: Type.Optional(OneOf(OCCASIONS)),
    intensity: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    finish: Type.Optional(OneOf(FINISHES)),
    skill: Type.Optional(OneOf(SKILLS)),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
    budget: Type.Optional(
      Type.Object(
        {
          max: Type.Number({ minimum: 0.01, maximum: 1_000_000 }),
          currency: Type.String({ pattern: '^[A-Z]{3}$' }),
        },
        closed,
      ),
    ),
    vegan: Type.Optional(Type.Boolean()),
    avoid: Type.Optional(Type.Array(Word, { maxItems: 20 })),
    brands: Type.Optional(Type.Array(Word, { maxItems: 20 })),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    locale: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$', maxLength: 35 })),
    skinType: Type.Optional(OneOf(SKIN_TYPES)),
    coverage: Type.Optional(OneOf(COVERAGES)),
    notes: Type.Optional(Type.String({ maxLength: 280 })),
  },
  closed,
);

export const CorrectionsSchema = Type.Object(
  {
    undertone: Type.Optional(OneOf(MEASURED_UNDERTONES)),
    depth: Type.Optional(OneOf(DEPTHS)),
    faceShape: Type.Optional(OneOf(MEASURED_FACE_SHAPES)),
    hair: Type.Optional(OneOf(HAIR_COLORS)),
    eyes: Type.Optional(OneOf(EYE_COLORS)),
  },
  closed,
);

/** A patch of RFC 7386: null removes a field. */
const patchOf = (schema: TObject) =>
  Type.Object(
    Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [name, Type.Optional(Nullable(field))]),
    ),
    closed,
  );

export const PreferencesPatchSchema = patchOf(PreferencesSchema);
export const CorrectionsPatchSchema = patchOf(CorrectionsSchema);

/** The last is an alias of the first. */
const ContentType = documentedAs(
  Type.String({ maxLength: 255 }),
  OneOf(['image/jpeg', 'image/png', 'image/jpg'] as const),
);
const ContentLength = documentedAs(
  Type.Integer({ minimum: 1 }),
  Type.Integer({ minimum: 1, maximum: MAX_SELFIE_BYTES }),
);

export const UploadUrlBody = Type.Object(
  {
    contentType: Type.Optional(ContentType),
    contentLength: Type.Optional(ContentLength),
    preferences: Type.Optional(PreferencesSchema),
  },
  closed,
);
export type UploadUrlBody = Static<typeof UploadUrlBody>;

export const UploadUrlQuery = Type.Object(
  {
    contentType: Type.Optional(ContentType),
    contentLength: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,30}$' })),
  },
  closed,
);
export type UploadUrlQuery = Static<typeof UploadUrlQuery>;

/** A malformed or foreign id is 404, not 400, so ids are plain strings to the validator. */
const PlainId = Type.String({ minLength: 1, maxLength: 200 });
const UploadIdIn = documentedAs(PlainId, UploadId);

const Cursor = Type.String({ pattern: '^[A-Za-z0-9_-]{1,1024}$' });

export const AnalyzeBody = Type.Object(
  {
    uploadId: UploadIdIn,
    userId: Type.Optional(PlainId),
    preferences: Type.Optional(PreferencesSchema),
    refine: Type.Optional(OneOf(REFINEMENTS)),
  },
  closed,
);
export type AnalyzeBody = Static<typeof AnalyzeBody>;

export const SaveLookBody = Type.Object(
  {
    uploadId: UploadIdIn,
    userId: Type.Optional(PlainId),
    saved: Type.Optional(Type.Boolean()),
    name: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 80 }))),
    notes: Type.Optional(Nullable(Type.String({ maxLength: 280 }))),
  },
  closed,
);
export type SaveLookBody = Static<typeof SaveLookBody>;

export const GetLookQuery = Type.Object({ wait: Type.Optional(Type.String({ pattern: '^([1-9]|10)$' })) }, closed);
export type GetLookQuery = Static<typeof GetLookQuery>;

export const ListLooksQuery = Type.Object(
  {
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|100)$' })),
    cursor: Type.Optional(Cursor),
    saved: Type.Optional(OneOf(['true', 'false'] as const)),
  },
  closed,
);
export type ListLooksQuery = Static<typeof ListLooksQuery>;

export const GetRecommendationQuery = Type.Object(
  {
    uploadId: Type.Optional(UploadIdIn),
    look: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    strength: Type.Optional(Type.String({ pattern: '^(100|[1-9]?[0-9])$' })),
  },
  closed,
);
export type GetRecommendationQuery = Static<typeof GetRecommendationQuery>;

export const ListPresetsQuery = Type.Object({ style: Type.Optional(OneOf(STYLES)) }, closed);
export type ListPresetsQuery = Static<typeof ListPresetsQuery>;

export const UpdateUserBody = Type.Object(
  { preferences: Type.Optional(PreferencesPatchSchema), corrections: Type.Optional(CorrectionsPatchSchema) },
  closed,
);

export const ConsentBody = Type.Object({ noticeVersion: Type.String({ pattern: '^[A-Za-z0-9._-]{1,40}$' }) }, closed);
export type ConsentBody = Static<typeof ConsentBody>;

export const EraseUserQuery = Type.Object({ account: Type.Optional(OneOf(['true', 'false'] as const)) }, closed);
export type EraseUserQuery = Static<typeof EraseUserQuery>;

export const ExportUserQuery = Type.Object({ cursor: Type.Optional(Cursor) }, closed);
export type ExportUserQuery = Static<typeof ExportUserQuery>;
