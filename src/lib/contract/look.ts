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
} from '../vocabulary.ts';
import { closed, DateTime, Hex, Nullable, OneOf, Price, RetryAfterSeconds, UploadId, Url } from './common.ts';
import { FaceProfileSchema, FacialFeaturesSchema } from './face-profile.ts';

const Name = Type.String({ minLength: 1 });
const SkinTone = Type.String({ pattern: `^(${DEPTHS.join('|')})-(${UNDERTONES.join('|')})$` });

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
  reasoning: Type.Array(Type.Object({ text: Name, features: Type.Array(Name) }, closed)),
};

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
  { id: Name, arPresetId: Name, ...composed, total: TotalSchema, minutes: Minutes },
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
