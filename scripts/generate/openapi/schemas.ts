/** The named components of the document, and every schema written with references to them. */
import type { TSchema } from 'typebox';
import * as answers from '../../../src/lib/contract/answers.ts';
import { PROBLEM_STATUSES, problemSchema } from './problem-schemas.ts';
import { FaceProfileSchema, FacialFeaturesSchema } from '../../../src/lib/contract/face-profile.ts';
import {
  LookPageSchema,
  LookProductSchema,
  LookSchema,
  LookSummarySchema,
  PendingSchema,
} from '../../../src/lib/contract/look.ts';
import * as preferences from '../../../src/lib/contract/requests.ts';
import * as requests from '../../../src/lib/contract/requests.ts';
import { ErasureProgressSchema, ExportSchema, ReceiptSchema, UserSchema } from '../../../src/lib/contract/user.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

export const problemName = (status: number): string => `Problem${status}`;

/** A shape inside another one, that deserves a name of its own. */
const inside = (schema: TSchema, ...steps: readonly string[]): TSchema =>
  steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], schema) as TSchema;

/** In the order in which the document shows them. */
const NAMED: Readonly<Record<string, TSchema>> = {
  UploadUrlRequest: requests.UploadUrlBody,
  AnalyzeRequest: requests.AnalyzeBody,
  SaveLookRequest: requests.SaveLookBody,
  UpdateUserRequest: requests.UpdateUserBody,
  ConsentRequest: requests.ConsentBody,
  UploadTicket: answers.UploadTicketSchema,
  Pending: PendingSchema,
  Look: LookSchema,
  Values: inside(LookProductSchema, 'properties', 'reasonValues'),
  NamedValue: inside(LookProductSchema, 'properties', 'reasonValues', 'patternProperties', '^.*$'),
  Reason: inside(LookSchema, 'properties', 'recommendedLook', 'properties', 'reasoning', 'items'),
  Unmet: inside(LookSchema, 'properties', 'unmet', 'items'),
  RecommendedLook: inside(LookSchema, 'properties', 'recommendedLook'),
  Total: inside(LookSchema, 'properties', 'total'),
  Alternative: inside(LookSchema, 'properties', 'alternatives', 'items'),
  LookRevision: inside(LookSchema, 'properties', 'revisions', 'items'),
  Provenance: inside(LookSchema, 'properties', 'provenance'),
  Step: inside(LookSchema, 'properties', 'recommendedLook', 'properties', 'steps', 'items'),
  Product: LookProductSchema,
  ShadeMatch: inside(LookProductSchema, 'properties', 'match'),
  NearShade: inside(LookProductSchema, 'properties', 'match', 'properties', 'equivalents', 'items'),
  FaceProfile: FaceProfileSchema,
  ShapeCandidate: inside(FaceProfileSchema, 'properties', 'shape', 'properties', 'candidates', 'items'),
  SkinPatch: inside(FaceProfileSchema, 'properties', 'skin', 'properties', 'patches', 'items'),
  FacialFeatures: FacialFeaturesSchema,
  LookPage: LookPageSchema,
  LookSummary: LookSummarySchema,
  Recommendation: answers.RecommendationSchema,
  ArPreset: answers.ArPresetSchema,
  ArLayer: inside(answers.ArPresetSchema, 'properties', 'regions', 'items'),
  TemplateLink: inside(answers.ArPresetSchema, 'properties', 'template'),
  Preset: answers.PresetSchema,
  PresetRegion: inside(answers.PresetSchema, 'properties', 'regions', 'items'),
  PresetList: answers.PresetListSchema,
  PresetListItem: inside(answers.PresetListSchema, 'properties', 'items', 'items'),
  User: UserSchema,
  Preferences: preferences.PreferencesSchema,
  Budget: inside(preferences.PreferencesSchema, 'properties', 'budget'),
  Corrections: preferences.CorrectionsSchema,
  PreferencesPatch: preferences.PreferencesPatchSchema,
  CorrectionsPatch: preferences.CorrectionsPatchSchema,
  Quota: inside(UserSchema, 'properties', 'quota', 'properties', 'analyses'),
  Consent: inside(UserSchema, 'properties', 'consent', 'anyOf', '0'),
  Reading: inside(UserSchema, 'properties', 'readings', 'items'),
  ErasureReceipt: ReceiptSchema,
  ErasureProgress: ErasureProgressSchema,
  ErasedCounts: inside(ReceiptSchema, 'properties', 'erased'),
  UserExport: ExportSchema,
  ExportedUpload: inside(ExportSchema, 'properties', 'uploads', 'items'),
  ExportedLook: inside(ExportSchema, 'properties', 'looks', 'items'),
  ExportedAnswer: inside(ExportSchema, 'properties', 'answers', 'items'),
  Measured: inside(answers.ProblemSchema, 'properties', 'measured'),
  InvalidField: inside(answers.ProblemSchema, 'properties', 'errors', 'items'),
  Health: answers.HealthSchema,
  ...Object.fromEntries(PROBLEM_STATUSES.map((status) => [problemName(status), problemSchema(status)])),
};

/** Equal text is the same schema: TypeBox copies a schema when it makes it optional, so identity would not do. */
const nameOf = new Map(Object.entries(NAMED).map(([name, schema]) => [JSON.stringify(schema), name]));

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record of any keys, as most OpenAPI tools expect it. */
const openRecord = (schema: JsonObject): JsonObject => {
  const { patternProperties, ...rest } = schema;
  const any = patternProperties && isObject(patternProperties) ? patternProperties['^.*$'] : undefined;
  return any === undefined ? schema : { ...rest, additionalProperties: any };
};

/** `null` as one more type of a plain value: of an `anyOf` of two, generators of clients make an empty class. */
const nullableValue = (schema: JsonObject): JsonObject => {
  const { anyOf, ...rest } = schema;
  const [value, nothing, more] = Array.isArray(anyOf) ? (anyOf as readonly JsonObject[]) : [];
  if (value?.['type'] === undefined || nothing?.['type'] !== 'null' || more !== undefined) return schema;
  const { enum: words } = value;
  return {
    ...rest,
    ...value,
    type: [value['type'], 'null'],
    ...(Array.isArray(words) && { enum: [...(words as readonly Json[]), null] }),
  };
};

const written = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(referenced);
  if (!isObject(value)) return value;
  return value['documented'] === undefined ? nullableValue(mapped(openRecord(value))) : referenced(value['documented']);
};

const mapped = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, referenced(inner)]));

const referenced = (value: Json): Json => {
  const name = isObject(value) ? nameOf.get(JSON.stringify(value)) : undefined;
  return name === undefined ? written(value) : { $ref: `#/components/schemas/${name}` };
};

const plain = (schema: TSchema): Json => JSON.parse(JSON.stringify(schema)) as Json;

/** A reference where the schema has a name, the schema itself where it has none. */
export const schemaObject = (schema: TSchema): JsonObject => referenced(plain(schema)) as JsonObject;

/** `components.schemas` of the document. */
export const componentSchemas = (): JsonObject =>
  Object.fromEntries(Object.entries(NAMED).map(([name, schema]) => [name, written(plain(schema))]));
