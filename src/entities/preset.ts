/** An AR preset: versioned data that every vendor rendering is made from. */
import { createSchema, Entity, type EntityItem } from 'electrodb';
import { key, number, oneOf, optionalOneOf, SERVICE, type TableBinding, text, texts } from './shapes.ts';
import { BLENDS, PRESET_REGIONS, PRODUCT_FINISHES, STYLES } from '../lib/vocabulary.ts';

const definitionShape = {
  type: 'map',
  required: true,
  properties: {
    version: number,
    name: text,
    description: text,
    occasions: texts,
    undertones: texts,
    monkRange: { type: 'map', required: true, properties: { from: number, to: number } },
    regions: {
      type: 'list',
      required: true,
      items: {
        type: 'map',
        properties: {
          region: oneOf(PRESET_REGIONS),
          layer: text,
          hex: text,
          finish: oneOf(PRODUCT_FINISHES),
          coverage: number,
          /** Absent in presets written before there was a choice: `normal`. */
          blend: optionalOneOf(BLENDS),
        },
      },
    },
    template: {
      type: 'map',
      required: true,
      properties: { key: text, contentType: text, sha256: text, bytes: number },
    },
  },
} as const;

export const presetSchema = createSchema({
  model: { service: SERVICE, entity: 'preset', version: '1' },
  attributes: {
    presetId: text,
    style: oneOf(STYLES),
    /** One attribute: an index takes at most 20 projected attributes, which products and presets share. */
    definition: definitionShape,
  },
  indexes: {
    byId: { pk: key('pk', ['presetId']), sk: key('sk', []) },
    byStyle: {
      index: 'gsi1',
      projection: ['presetId', 'style', 'definition'],
      pk: key('gsi1pk', ['style']),
      sk: key('gsi1sk', ['presetId']),
    },
  },
} as const);

export const presetEntity = (table: TableBinding) => new Entity(presetSchema, table);
export type PresetEntity = ReturnType<typeof presetEntity>;
export type PresetItem = EntityItem<PresetEntity>;
