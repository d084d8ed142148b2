/** Request schemas, one per body or query; `npm run generate` compiles each into its own validator. */
import { type Static, Type } from 'typebox';
import { REFINEMENTS, STYLES } from '../vocabulary.ts';
import { closed, OneOf } from './common.ts';
import { CorrectionsPatchSchema, PreferencesPatchSchema, PreferencesSchema } from './preferences.ts';

/**
 * `contentType` stays an open string here: another type is 415 and a `contentLength` above the limit is 413, which the
 * use case decides.
 */
export const UploadUrlBody = Type.Object(
  {
    contentType: Type.Optional(Type.String()),
    contentLength: Type.Optional(Type.Integer({ minimum: 1 })),
    preferences: Type.Optional(PreferencesSchema),
  },
  closed,
);
export type UploadUrlBody = Static<typeof UploadUrlBody>;

export const UploadUrlQuery = Type.Object(
  {
    contentType: Type.Optional(Type.String()),
    contentLength: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,30}$' })),
  },
  closed,
);
export type UploadUrlQuery = Static<typeof UploadUrlQuery>;

/** A malformed or foreign id is 404, not 400, so ids are plain strings here. */
const IdInBody = Type.String({ minLength: 1, maxLength: 200 });

export const AnalyzeBody = Type.Object(
  {
    uploadId: IdInBody,
    userId: Type.Optional(IdInBody),
    preferences: Type.Optional(PreferencesSchema),
    refine: Type.Optional(OneOf(REFINEMENTS)),
  },
  closed,
);
export type AnalyzeBody = Static<typeof AnalyzeBody>;

export const SaveLookBody = Type.Object(
  {
    uploadId: IdInBody,
    userId: Type.Optional(IdInBody),
    saved: Type.Optional(Type.Boolean()),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    notes: Type.Optional(Type.String({ maxLength: 280 })),
  },
  closed,
);
export type SaveLookBody = Static<typeof SaveLookBody>;

export const GetLookQuery = Type.Object({ wait: Type.Optional(Type.String({ pattern: '^([1-9]|10)$' })) }, closed);
export type GetLookQuery = Static<typeof GetLookQuery>;

export const ListLooksQuery = Type.Object(
  {
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|100)$' })),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024 })),
    saved: Type.Optional(OneOf(['true', 'false'] as const)),
  },
  closed,
);
export type ListLooksQuery = Static<typeof ListLooksQuery>;

export const GetRecommendationQuery = Type.Object({ uploadId: Type.Optional(IdInBody) }, closed);
export type GetRecommendationQuery = Static<typeof GetRecommendationQuery>;

export const ListPresetsQuery = Type.Object({ style: Type.Optional(OneOf(STYLES)) }, closed);
export type ListPresetsQuery = Static<typeof ListPresetsQuery>;

export const UpdateUserBody = Type.Object(
  { preferences: Type.Optional(PreferencesPatchSchema), corrections: Type.Optional(CorrectionsPatchSchema) },
  closed,
);

export const ConsentBody = Type.Object({ noticeVersion: Type.String({ minLength: 1, maxLength: 40 }) }, closed);
export type ConsentBody = Static<typeof ConsentBody>;

export const EraseUserQuery = Type.Object({ account: Type.Optional(OneOf(['true', 'false'] as const)) }, closed);
export type EraseUserQuery = Static<typeof EraseUserQuery>;

export const ExportUserQuery = Type.Object(
  { cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024 })) },
  closed,
);
export type ExportUserQuery = Static<typeof ExportUserQuery>;
