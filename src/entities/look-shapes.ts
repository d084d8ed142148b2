/** The nested parts of a stored look. */
import { flag, number, oneOf, optionalOneOf, optionalText, text, texts } from './shapes.ts';
import * as words from './words.ts';

const nearShade = { productId: text, brand: text, shade: text, deltaE: number } as const;

const productsShape = {
  type: 'list',
  required: true,
  items: {
    type: 'map',
    properties: {
      productId: text,
      category: oneOf(words.CATEGORIES),
      brand: text,
      name: text,
      shade: text,
      hex: text,
      finish: oneOf(words.PRODUCT_FINISHES),
      /** Absent when the source does not say. */
      price: { type: 'number' },
      currency: text,
      url: text,
      deltaE: { type: 'number' },
      match: {
        type: 'map',
        properties: {
          verdict: oneOf(words.MATCH_VERDICTS),
          deltaE: number,
          /** Absent at the end of the product's range. */
          lighter: { type: 'map', properties: nearShade },
          darker: { type: 'map', properties: nearShade },
          equivalents: { type: 'list', required: true, items: { type: 'map', properties: nearShade } },
        },
      },
      reason: text,
    },
  },
} as const;

/** Name, style, preset and palette stand at the top of the item, where the indexes project them. */
export const recommendedShape = {
  type: 'map',
  required: true,
  properties: {
    products: productsShape,
    steps: {
      type: 'list',
      required: true,
      items: {
        type: 'map',
        properties: {
          area: oneOf(words.AREAS),
          technique: text,
          productId: text,
          finish: oneOf(words.PRODUCT_FINISHES),
          intensity: number,
        },
      },
    },
    reasoning: {
      type: 'list',
      required: true,
      items: { type: 'map', properties: { text, features: texts } },
    },
  },
} as const;

export const alternativesShape = {
  type: 'list',
  required: true,
  items: {
    type: 'map',
    properties: { name: text, style: oneOf(words.STYLES), arPresetId: text, products: productsShape },
  },
} as const;

export const provenanceShape = {
  type: 'map',
  required: true,
  properties: {
    engine: oneOf(words.ENGINES),
    model: optionalText,
    promptVersion: text,
    algorithmVersion: text,
    catalogVersion: text,
    cached: flag,
    fallback: optionalText,
  },
} as const;

export const revisionsShape = {
  type: 'list',
  required: true,
  items: {
    type: 'map',
    properties: {
      revision: number,
      createdAt: text,
      lookName: text,
      arPresetId: text,
      style: oneOf(words.STYLES),
      refine: optionalOneOf(words.REFINEMENTS),
    },
  },
} as const;
