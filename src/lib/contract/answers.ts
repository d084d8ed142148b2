/** The other answers: upload ticket, recommendation, presets, health and problems. */
import { type Static, Type } from 'typebox';
import { PROBLEM_CODES } from '../errors.ts';
import { BLENDS, ENGINES, OCCASIONS, PRESET_REGIONS, PRODUCT_FINISHES, STYLES, UNDERTONES } from '../vocabulary.ts';
import { closed, DateTime, Hex, OneOf, Share, UploadId, Url } from './common.ts';
import { LookProductSchema } from './look.ts';

const Name = Type.String({ minLength: 1 });

export const UploadTicketSchema = Type.Object(
  {
    uploadId: UploadId,
    url: Url,
    method: Type.Literal('PUT'),
    headers: Type.Record(Type.String(), Type.String()),
    maxBytes: Type.Integer({ minimum: 1 }),
    expiresAt: DateTime,
  },
  closed,
);
export type UploadTicketBody = Static<typeof UploadTicketSchema>;

const painted = {
  region: OneOf(PRESET_REGIONS),
  layer: Name,
  hex: Hex,
  finish: OneOf(PRODUCT_FINISHES),
  coverage: Share,
  blend: OneOf(BLENDS),
};

/** A sample: a look paints the same places with its own products. */
const RegionSchema = Type.Object(painted, closed);

/** Color and finish are the product's, coverage is the step's. */
const LayerSchema = Type.Object({ ...painted, productId: Name }, closed);

const TemplateLinkSchema = Type.Object(
  { url: Url, expiresAt: DateTime, contentType: Name, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
  closed,
);

/** The vendors' objects are checked against the vendors' own enumerations in tests, not here. */
const VendorObject = Type.Record(Type.String(), Type.Unknown());

export const ArPresetSchema = Type.Object(
  {
    presetId: Name,
    version: Type.Integer({ minimum: 1 }),
    regions: Type.Array(LayerSchema, { minItems: 1 }),
    banuba: VendorObject,
    perfectCorp: Type.Array(VendorObject, { minItems: 1 }),
    template: TemplateLinkSchema,
  },
  closed,
);
export type ArPresetBody = Static<typeof ArPresetSchema>;

export const RecommendationSchema = Type.Object(
  {
    uploadId: UploadId,
    lookName: Name,
    arPresetId: Name,
    products: Type.Array(LookProductSchema, { minItems: 1 }),
    productLinks: Type.Array(Url, { minItems: 1 }),
    arPreset: ArPresetSchema,
  },
  closed,
);
export type RecommendationBody = Static<typeof RecommendationSchema>;

export const PresetSchema = Type.Object(
  {
    presetId: Name,
    version: Type.Integer({ minimum: 1 }),
    name: Name,
    style: OneOf(STYLES),
    description: Name,
    occasions: Type.Array(OneOf(OCCASIONS)),
    undertones: Type.Array(OneOf(UNDERTONES)),
    regions: Type.Array(RegionSchema, { minItems: 1 }),
    banuba: VendorObject,
    perfectCorp: Type.Array(VendorObject, { minItems: 1 }),
    template: TemplateLinkSchema,
  },
  closed,
);
export type PresetBody = Static<typeof PresetSchema>;

export const PresetListSchema = Type.Object(
  { items: Type.Array(Type.Omit(PresetSchema, ['banuba', 'perfectCorp', 'template'])) },
  closed,
);
export type PresetListBody = Static<typeof PresetListSchema>;

export const HealthSchema = Type.Object({ status: Type.Literal('ok'), version: Name, engine: OneOf(ENGINES) }, closed);
export type HealthBody = Static<typeof HealthSchema>;

export const ProblemSchema = Type.Object(
  {
    type: Name,
    title: Name,
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Name,
    instance: Name,
    code: OneOf(PROBLEM_CODES),
    requestId: Name,
    retryable: Type.Boolean(),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Name }, closed))),
    measured: Type.Optional(Type.Union([Type.Number(), Type.String()])),
    threshold: Type.Optional(Type.Union([Type.Number(), Type.String()])),
    hint: Type.Optional(Name),
  },
  closed,
);
export type ProblemBody = Static<typeof ProblemSchema>;
