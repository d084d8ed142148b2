/** The catalogue in the table: bounded index queries, never a full read. */
import { type ProductEntity, productEntity } from '../../../entities/product.ts';
import type { Catalogue, FoundationQuery, Product } from '../../looks/types.ts';
import { onTable } from './calls.ts';
import type { TableClient } from './client.ts';
import { createPresetStore } from './presets.ts';
import { lightnessKey, toProduct } from './products.ts';

/** Hundredths of L* are the finest step of the shelf's order. */
const STEP = 0.01;

/**
 * One query over the shelf of an undertone, from dark to light; both ends of the window belong to it. The sort key goes
 * on behind the lightness, so the upper end is the next step, which no key equals.
 */
const foundations = async (products: ProductEntity, query: FoundationQuery): Promise<readonly Product[]> => {
  const { undertone, minL, maxL, limit } = query;
  const { data } = await products.query
    .onShelf({ shelf: `foundation-${undertone}` })
    .between({ position: lightnessKey(minL) }, { position: lightnessKey(maxL + STEP) })
    .go({ limit });
  return data.map(toProduct);
};

export const createCatalogue = (client: TableClient, table: string): Catalogue => {
  const products = productEntity({ client, table });
  const presets = createPresetStore(client, table);
  return {
    foundations: (query) => onTable(() => foundations(products, query)),
    byCategory: async (category, limit) => {
      const { data } = await onTable(() => products.query.onShelf({ shelf: category }).go({ limit }));
      return data.map(toProduct);
    },
    presets: () => presets.list(),
  };
};
