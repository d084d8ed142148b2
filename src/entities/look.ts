/** A look: what was recommended for one selfie, with the profile it was made from. */
import { createSchema, CustomAttributeType, Entity, type EntityItem } from 'electrodb';
import { provenanceShape, revisionsShape } from './look-shapes.ts';
import { faceProfileShape, flag, number, oneOf, optionalText, preferencesShape, text, texts } from './shapes.ts';
import { key, SERVICE, type TableBinding } from './table.ts';
import { STYLES } from './words.ts';

/** What a page of looks shows, and all that gsi2 and gsi3 copy: a look is up to 8 KB, its summary well under 1 KB. */
const SUMMARY = [
  'uploadId',
  'userId',
  'createdAt',
  'updatedAt',
  'revision',
  'lookName',
  'arPresetId',
  'style',
  'palette',
  'skinTone',
  'faceShape',
  'productCount',
  'saved',
  'savedAt',
  'name',
] as const;

/** Not empty: older DynamoDB engines refuse empty strings. */
export const UNSAVED = '-';

export const lookSchema = createSchema({
  model: { service: SERVICE, entity: 'look', version: '1' },
  attributes: {
    userId: text,
    uploadId: text,
    createdAt: text,
    updatedAt: text,
    revision: number,
    lookName: text,
    arPresetId: text,
    style: oneOf(STYLES),
    palette: texts,
    skinTone: text,
    faceShape: text,
    productCount: number,
    saved: flag,
    /** `UNSAVED` while not saved: the sparse index needs a value to decide by. */
    savedAt: text,
    name: optionalText,
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
    byUser: { pk: key('pk', ['userId']), sk: key('sk', ['uploadId']) },
    byUpload: {
      index: 'gsi1',
      projection: 'keys_only',
      pk: key('gsi1pk', ['uploadId']),
      sk: key('gsi1sk', ['userId']),
    },
    newest: {
      index: 'gsi2',
      projection: SUMMARY,
      pk: key('gsi2pk', ['userId']),
      sk: key('gsi2sk', ['createdAt', 'uploadId']),
    },
    saved: {
      index: 'gsi3',
      projection: SUMMARY,
      /** Runs only on a write that composes this index, so every such write gives `savedAt`. */
      condition: (look: Record<string, unknown>) => look['savedAt'] !== UNSAVED,
      pk: key('gsi3pk', ['userId']),
      sk: key('gsi3sk', ['savedAt', 'uploadId']),
    },
  },
} as const);

export const lookEntity = (table: TableBinding) => new Entity(lookSchema, table);
export type LookEntity = ReturnType<typeof lookEntity>;
export type LookItem = EntityItem<LookEntity>;
