/** A purchasable shade. On a shelf while it can be recommended, and kept by id when it is discontinued. */
import { createSchema, Entity, type EntityItem } from 'electrodb';
import { flag, key, labShape, oneOf, optionalText, SERVICE, type TableBinding, text, texts } from './shapes.ts';
import { CATEGORIES, PRODUCT_FINISHES, UNDERTONES } from '../lib/vocabulary.ts';

/** Where a product is looked for: foundations by undertone, the rest by category; what is out of stock stands apart. */
export const SHELVES = [
  ...UNDERTONES.map((undertone) => `foundation-${undertone}` as const),
  ...CATEGORIES.filter((category) => category !== 'foundation'),
  'unavailable',
] as const;

/** Such a product has no index keys, so no query finds it. */
export const OFF_SHELF = '-';

export const productSchema = createSchema({
  model: { service: SERVICE, entity: 'product', version: '1' },
  attributes: {
    productId: text,
    category: oneOf(CATEGORIES),
    brand: text,
    name: text,
    /** Absent when the brand gives it no name. */
    shade: optionalText,
    hex: text,
    lab: labShape,
    finish: oneOf(PRODUCT_FINISHES),
    undertone: oneOf(UNDERTONES),
    offer: {
      type: 'map',
      required: true,
      /** No price: the source does not say. */
      properties: {
        price: { type: 'number' },
        currency: text,
        url: text,
        countries: texts,
        imageUrl: optionalText,
        gtin: optionalText,
        size: optionalText,
        /** No offer, but an index takes no further attribute. */
        measuredOnSkin: { type: 'boolean' },
      },
    },
    available: flag,
    vegan: flag,
    allergens: texts,
    /** Which list it came from: an import discontinues only what vanished from its own list. */
    source: text,
    catalogVersion: text,
    discontinuedAt: optionalText,
    /** `OFF_SHELF` once discontinued. */
    shelf: text,
    /**
     * Order on the shelf. Foundations: L* in hundredths, zero-padded so that the order of strings is the order of
     * lightness (`06512` is 65.12). The rest: a hash of the id, so that a bounded read is a fair sample of the shelf.
     */
    position: text,
  },
  indexes: {
    byId: { pk: key('pk', ['productId']), sk: key('sk', []) },
    onShelf: {
      index: 'gsi1',
      projection: [
        'productId',
        'category',
        'brand',
        'name',
        'shade',
        'hex',
        'lab',
        'finish',
        'undertone',
        'offer',
        'available',
        'vegan',
        'allergens',
        'source',
        'catalogVersion',
      ],
      condition: (product: Record<string, unknown>) => product['shelf'] !== OFF_SHELF,
      pk: key('gsi1pk', ['shelf']),
      sk: key('gsi1sk', ['position', 'productId']),
    },
  },
} as const);

export const productEntity = (table: TableBinding) => new Entity(productSchema, table);
export type ProductEntity = ReturnType<typeof productEntity>;
export type ProductItem = EntityItem<ProductEntity>;
