/** A model's answer for one profile bucket, shared by all its members: ids and words, nothing of any user. */
import { createSchema, Entity, type EntityItem } from 'electrodb';
import { oneOf, optionalText, text, texts } from './shapes.ts';
import { key, SERVICE, type TableBinding } from './table.ts';
import { CATEGORIES } from './words.ts';

export const recommendationSchema = createSchema({
  model: { service: SERVICE, entity: 'recommendation', version: '1' },
  attributes: {
    /** Hash of the bucket and of every version that decides the answer. */
    bucket: text,
    /** Milliseconds since the epoch; until then one caller asks the model. */
    claimedUntil: { type: 'number' },
    /** Absent until there is an answer, as is all that follows. */
    model: optionalText,
    arPresetId: optionalText,
    lookName: optionalText,
    picks: {
      type: 'list',
      items: {
        type: 'map',
        properties: {
          category: oneOf(CATEGORIES),
          productId: text,
          reason: optionalText,
          technique: optionalText,
        },
      },
    },
    reasoning: { type: 'list', items: { type: 'map', properties: { text, features: texts } } },
    /** Seconds since the epoch. */
    ttl: { type: 'number' },
  },
  indexes: {
    byBucket: { pk: key('pk', ['bucket']), sk: key('sk', []) },
  },
} as const);

export const recommendationEntity = (table: TableBinding) => new Entity(recommendationSchema, table);
export type RecommendationEntity = ReturnType<typeof recommendationEntity>;
export type RecommendationItem = EntityItem<RecommendationEntity>;
