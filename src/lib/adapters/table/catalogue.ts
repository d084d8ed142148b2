/** The catalogue in the table: bounded index queries, never a full read. */
import { type ProductEntity, productEntity } from '../../../entities/product.ts';
import type { Catalogue, FoundationQuery, Product } from '../../looks/types.ts';
import { onTable } from './on-table.ts';
import type { TableClient } from './client.ts';
import { createPresetStore } from './presets.ts';
import { lightnessKey, toProduct } from './products.ts';
import type { Clock } from '../../time.ts';

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

/** How late an import, a price or a sold-out product may show in a look. */
const MAX_AGE_MS = 30_000;

interface Kept {
  readonly since: number;
  readonly value: Promise<unknown>;
}

/** Concurrent readers share one read; a read that failed is not kept. */
const memory = (clock: Pick<Clock, 'now'>) => {
  const kept = new Map<string, Kept>();
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = kept.get(key);
    if (found && clock.now() - found.since < MAX_AGE_MS) return found.value as Promise<T>;
    const value = read();
    const entry = { since: clock.now(), value };
    kept.set(key, entry);
    value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return value;
  };
};

/** Foundations depend on the face, so each is asked for anew. */
export const rememberCatalogue = (catalogue: Catalogue, clock: Pick<Clock, 'now'>): Catalogue => {
  const remembered = memory(clock);
  return {
    foundations: (query) => catalogue.foundations(query),
    byCategory: (category, limit) => remembered(`${category}/${limit}`, () => catalogue.byCategory(category, limit)),
    presets: () => remembered('presets', () => catalogue.presets()),
  };
};
