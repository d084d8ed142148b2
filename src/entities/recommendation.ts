/** What the model chose for a class of faces and wishes; it belongs to no user. Gone by TTL. */
import { createSchema, Entity, type EntityItem } from 'electrodb';
import { key, number, optionalText, SERVICE, type TableBinding, text, texts } from './shapes.ts';

/** One text per product category that has one. */
const perCategory = {
  type: 'map',
  properties: {
    foundation: optionalText,
    concealer: optionalText,
    blush: optionalText,
    bronzer: optionalText,
    highlighter: optionalText,
    eyeshadow: optionalText,
    eyeliner: optionalText,
    mascara: optionalText,
    brow: optionalText,
    lipstick: optionalText,
  },
} as const;

export const recommendationSchema = createSchema({
  model: { service: SERVICE, entity: 'recommendation', version: '1' },
  attributes: {
    /** Face class, wishes and versions, hashed. */
    profileKey: text,
    choice: {
      type: 'map',
      required: true,
      properties: {
        arPresetId: text,
        products: { ...perCategory, required: true },
        name: optionalText,
        reasons: perCategory,
        techniques: perCategory,
        reasoning: { type: 'list', items: { type: 'map', properties: { text, features: texts } } },
      },
    },
    model: text,
    /** Seconds since the epoch. */
    ttl: number,
  },
  indexes: {
    byKey: { pk: key('pk', ['profileKey']), sk: key('sk', []) },
  },
} as const);

export const recommendationEntity = (table: TableBinding) => new Entity(recommendationSchema, table);
export type RecommendationEntity = ReturnType<typeof recommendationEntity>;
export type RecommendationItem = EntityItem<RecommendationEntity>;
