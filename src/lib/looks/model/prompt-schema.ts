/** The strict JSON Schema of an answer: its enums are the offered ids, so that nothing else can be chosen. */
import type { Offer } from './prompt-offer.ts';
import type { StrictSchema } from './ports.ts';

const TEXT = { type: 'string' } as const;

const record = (properties: Readonly<Record<string, unknown>>): StrictSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const list = (items: unknown): StrictSchema => ({ type: 'array', items });

const oneOf = (values: readonly string[]): StrictSchema => ({ type: 'string', enum: [...new Set(values)] });

/** Key order is fixed, so that two schemas share as long a beginning as they can. */
export const answerSchema = (offer: Offer, withTechniques: boolean): StrictSchema => {
  const categories = offer.slots.map(({ category }) => category);
  const words = list({ $ref: '#/$defs/words' });
  const properties = {
    name: TEXT,
    why: words,
    ...(withTechniques ? { how: words } : {}),
    ...(offer.features.length === 0
      ? {}
      : { reasoning: list(record({ text: TEXT, features: list(oneOf(offer.features)) })) }),
    arPresetId: oneOf(offer.presets),
    products: record(Object.fromEntries(offer.slots.map(({ category, ids }) => [category, oneOf(ids)]))),
  };
  return { ...record(properties), $defs: { words: record({ category: oneOf(categories), text: TEXT }) } };
};
