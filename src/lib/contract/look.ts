/** A look as the API answers it, its summary, and the 202 that stands for a look to come. */
import { type Static, type TSchema, Type } from 'typebox';
import {
  AREAS,
  CATEGORIES,
  DEPTHS,
  ENGINES,
  FACE_SHAPES,
  LOOK_SUMMARY,
  type LookSummary,
  MATCH_VERDICTS,
  PRODUCT_FINISHES,
  REFINEMENTS,
  STYLES,
  type SummaryKind,
  UNDERTONES,
  UNMET_WISHES,
} from '../vocabulary.ts';
import { closed, DateTime, Hex, Nullable, OneOf, Price, RetryAfterSeconds, UploadId, Url } from './common.ts';
import { FaceProfileSchema, FacialFeaturesSchema } from './face-profile.ts';

const Name = Type.String({ minLength: 1 });
const SkinTone = Type.String({ pattern: `^(${DEPTHS.join('|')})-(${UNDERTONES.join('|')})$` });

/** What a text speaks of, by name, for an app that says it in its own language. */
const Values = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())]));

/** Stands for the English text beside it; `free_text` where a model wrote that, and in looks made before there were codes. */
const Code = Name;

const NearShade = Type.Object(
  { productId: Name, brand: Name, shade: Type.String(), deltaE: Type.Number({ minimum: 0 }) },
  closed,
);

/** How well a foundation shade meets the skin; `none` says plainly that there is no close match. */
const ShadeMatchSchema = Type.Object(
  {
    verdict: OneOf(MATCH_VERDICTS),
    deltaE: Type.Number({ minimum: 0 }),
    lighter: Nullable(NearShade),
    darker: Nullable(NearShade),
    equivalents: Type.Array(NearShade, { maxItems: 2 }),
  },
  closed,
);

export const LookProductSchema = Type.Object(
  {
    productId: Name,
    category: OneOf(CATEGORIES),
    brand: Name,
    name: Name,
    shade: Type.String(),
    hex: Hex,
    finish: OneOf(PRODUCT_FINISHES),
    price: Price,
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    url: Url,
    imageUrl: Type.Optional(Url),
    gtin: Type.Optional(Type.String({ pattern: '^[0-9]{8,14}$' })),
    size: Type.Optional(Name),
    measuredOnSkin: Type.Optional(Type.Boolean()),
    substitutes: Type.Array(Name, { maxItems: 3 }),
    deltaE: Type.Optional(Type.Number({ minimum: 0 })),
    match: Type.Optional(ShadeMatchSchema),
    reason: Name,
    reasonCode: Code,
    reasonValues: Values,
  },
  closed,
);

const StepSchema = Type.Object(
  {
    area: OneOf(AREAS),
    technique: Name,
    tool: Name,
    productId: Name,
    finish: OneOf(PRODUCT_FINISHES),
    intensity: Type.Integer({ minimum: 0, maximum: 100 }),
    code: Code,
    values: Values,
  },
  closed,
);

const Products = Type.Array(LookProductSchema, { minItems: 1 });

const composed = {
  name: Name,
  style: OneOf(STYLES),
  products: Products,
  palette: Type.Array(Hex),
  steps: Type.Array(StepSchema, { minItems: 1 }),
  reasoning: Type.Array(Type.Object({ text: Name, features: Type.Array(Name), code: Code, values: Values }, closed)),
};

/** Wishes that could not be kept: which, and why, in English and as data. */
const UnmetSchema = Type.Array(
  Type.Object({ wish: OneOf(UNMET_WISHES), code: Code, values: Values, why: Name }, closed),
);
/** BCP 47: of texts with the code `free_text`; all others are English. */
const Language = Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' });

const RecommendedLookSchema = Type.Object(composed, closed);

/** What the products cost together; `unpriced` counts those whose price is not known and which the sum leaves out. */
const TotalSchema = Type.Object(
  {
    price: Price,
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    unpriced: Type.Integer({ minimum: 0 }),
  },
  closed,
);
const Minutes = Type.Integer({ minimum: 1 });

const AlternativeSchema = Type.Object(
  { id: Name, arPresetId: Name, ...composed, total: TotalSchema, minutes: Minutes, unmet: UnmetSchema },
  closed,
);

const RevisionSchema = Type.Object(
  {
    revision: Type.Integer({ minimum: 1 }),
    createdAt: DateTime,
    lookName: Name,
    arPresetId: Name,
    style: OneOf(STYLES),
    refine: Nullable(OneOf(REFINEMENTS)),
  },
  closed,
);

export const LookSchema = Type.Object(
  {
    uploadId: UploadId,
    userId: Name,
    status: Type.Literal('ready'),
    revision: Type.Integer({ minimum: 1 }),
    createdAt: DateTime,
    updatedAt: DateTime,
    lookName: Name,
    arPresetId: Name,
    products: Products,
    productLinks: Type.Array(Url, { minItems: 1 }),
    total: TotalSchema,
    minutes: Minutes,
    language: Language,
    unmet: UnmetSchema,
    skinTone: SkinTone,
    faceShape: OneOf(FACE_SHAPES),
    facialFeatures: FacialFeaturesSchema,
    recommendedLook: RecommendedLookSchema,
    alternatives: Type.Array(AlternativeSchema, { maxItems: 2 }),
    faceProfile: FaceProfileSchema,
    saved: Type.Boolean(),
    savedAt: Nullable(DateTime),
    name: Nullable(Type.String()),
    notes: Nullable(Type.String()),
    revisions: Type.Array(RevisionSchema, { maxItems: 5 }),
    provenance: Type.Object(
      {
        engine: OneOf(ENGINES),
        model: Nullable(Name),
        promptVersion: Name,
        algorithmVersion: Name,
        catalogVersion: Name,
        cached: Type.Boolean(),
        fallback: Nullable(Name),
      },
      closed,
    ),
  },
  closed,
);
export type LookBody = Static<typeof LookSchema>;

const SUMMARY_KINDS = {
  id: UploadId,
  time: DateTime,
  'time or null': Nullable(DateTime),
  text: Name,
  'text or null': Nullable(Type.String()),
  count: Type.Integer({ minimum: 1 }),
  flag: Type.Boolean(),
  colors: Type.Array(Hex),
  'depth and undertone': SkinTone,
} satisfies Record<SummaryKind, TSchema>;

const summarySchema = (kind: SummaryKind | readonly string[]): TSchema =>
  typeof kind === 'string' ? SUMMARY_KINDS[kind] : OneOf(kind);

export const LookSummarySchema = Type.Object(
  {
    uploadId: UploadId,
    status: Type.Literal('ready'),
    ...Object.fromEntries(Object.entries(LOOK_SUMMARY).map(([name, kind]) => [name, summarySchema(kind)])),
  },
  closed,
);
export type LookSummaryBody = LookSummary & { readonly status: 'ready' };

export const LookPageSchema = Type.Object(
  { items: Type.Array(LookSummarySchema), nextCursor: Nullable(Type.String({ minLength: 1 })) },
  closed,
);

export const PendingSchema = Type.Object(
  {
    uploadId: UploadId,
    status: OneOf(['awaiting_upload', 'analyzing'] as const),
    retryAfterSeconds: RetryAfterSeconds,
  },
  closed,
);
export type PendingBody = Static<typeof PendingSchema>;
