/** A look: what was recommended for one selfie, with the profile it was made from. */
import { createSchema, CustomAttributeType, Entity, type EntityItem } from 'electrodb';
import {
  ENGINES,
  LOOK_SUMMARY,
  REFINEMENTS,
  STYLES,
  SUMMARY_FIELDS,
  type SummaryField,
  type SummaryKind,
} from '../lib/vocabulary.ts';
import {
  faceProfileShape,
  flag,
  key,
  number,
  oneOf,
  optionalOneOf,
  optionalText,
  preferencesShape,
  SERVICE,
  type TableBinding,
  text,
  texts,
} from './shapes.ts';

/** Of a summary's kinds; `UNSAVED` stands for a time that is null. */
const KINDS = {
  id: text,
  time: text,
  'time or null': text,
  text,
  'text or null': optionalText,
  count: number,
  flag,
  colors: texts,
  'depth and undertone': text,
} as const satisfies Record<SummaryKind, unknown>;

type AttributeOf<Kind> = Kind extends SummaryKind
  ? (typeof KINDS)[Kind]
  : Kind extends readonly string[]
    ? { readonly type: Kind; readonly required: true }
    : never;
type SummaryAttributes = { readonly [Name in SummaryField]: AttributeOf<(typeof LOOK_SUMMARY)[Name]> };

const summaryAttributes = Object.fromEntries(
  Object.entries(LOOK_SUMMARY).map(([name, kind]: [string, SummaryKind | readonly string[]]) => [
    name,
    typeof kind === 'string' ? KINDS[kind] : oneOf(kind),
  ]),
) as unknown as SummaryAttributes;

/** All that gsi2 and gsi3 copy: a look is up to 8 KB, its summary well under 1 KB. */
const SUMMARY = [...SUMMARY_FIELDS, 'userId', 'ttl'] as const;

const provenanceShape = {
  type: 'map',
  required: true,
  properties: {
    engine: oneOf(ENGINES),
    model: optionalText,
    promptVersion: text,
    algorithmVersion: text,
    catalogVersion: text,
    cached: flag,
    fallback: optionalText,
  },
} as const;

const revisionsShape = {
  type: 'list',
  required: true,
  items: {
    type: 'map',
    properties: {
      revision: number,
      createdAt: text,
      lookName: text,
      arPresetId: text,
      style: oneOf(STYLES),
      refine: optionalOneOf(REFINEMENTS),
      colorway: optionalText,
      shown: optionalText,
      wish: optionalText,
    },
  },
} as const;

/** While not saved: the sparse index needs a value to decide by. Not empty: older DynamoDB engines refuse empty strings. */
export const UNSAVED = '-';

export const lookSchema = createSchema({
  model: { service: SERVICE, entity: 'look', version: '1' },
  attributes: {
    /** `ownerOf` the user. */
    owner: text,
    userId: text,
    ...summaryAttributes,
    notes: optionalText,
    /**
     * The composed looks, deflated: products, steps, reasons. Spelled out they weigh 10 KB and repeat themselves; so a
     * whole look stays below 8 KB. Everything about the user stays readable beside them.
     */
    composed: { type: CustomAttributeType<Uint8Array>('any'), required: true },
    profile: faceProfileShape,
    measured: { ...faceProfileShape, required: false },
    preferences: preferencesShape,
    provenance: provenanceShape,
    revisions: revisionsShape,
    /** Seconds since the epoch; absent where looks are kept without end. */
    ttl: { type: 'number' },
  },
  indexes: {
    byUser: { pk: key('pk', ['owner']), sk: key('sk', ['uploadId']) },
    byUpload: {
      index: 'gsi1',
      projection: 'keys_only',
      pk: key('gsi1pk', ['uploadId']),
      sk: key('gsi1sk', ['owner']),
    },
    newest: {
      index: 'gsi2',
      projection: SUMMARY,
      pk: key('gsi2pk', ['owner']),
      sk: key('gsi2sk', ['createdAt', 'uploadId']),
    },
    saved: {
      index: 'gsi3',
      projection: SUMMARY,
      /** Runs only on a write that composes this index, so every such write gives `savedAt`. */
      condition: (look: Record<string, unknown>) => look['savedAt'] !== UNSAVED,
      pk: key('gsi3pk', ['owner']),
      sk: key('gsi3sk', ['savedAt', 'uploadId']),
    },
  },
} as const);

export const lookEntity = (table: TableBinding) => new Entity(lookSchema, table);
export type LookEntity = ReturnType<typeof lookEntity>;
export type LookItem = EntityItem<LookEntity>;
