/** The catalogue in the table: bounded index queries, never a full read. */
import { createHash } from 'node:crypto';
import { OFF_SHELF, type ProductEntity, productEntity, type ProductItem } from '../../../entities/product.ts';
import { shelfLightness } from '../../looks/catalogue/color-spaces.ts';
import type { Catalogue, FoundationQuery, Product } from '../../looks/types.ts';
import type { Clock } from '../../time.ts';
import type { TableClient } from './client.ts';
import { compact, onTable } from './on-table.ts';
import { createPresetStore } from './presets.ts';

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

/** Where a product came from and whether it is still sold; the looks room does not see this. */
export interface Provenance {
  /** The list it came from. */
  readonly source: string;
  readonly discontinuedAt?: string;
}

/** L* 0..100 in hundredths, zero-padded: `06512` is 65.12. */
export const lightnessKey = (l: number): string => String(Math.round(l * 100)).padStart(5, '0');

const shelfOf = (product: Product, discontinued: boolean): string => {
  if (discontinued) return OFF_SHELF;
  if (!product.available) return 'unavailable';
  return product.category === 'foundation' ? `foundation-${product.undertone}` : product.category;
};

const positionOf = (product: Product): string =>
  product.category === 'foundation'
    ? lightnessKey(shelfLightness(product))
    : createHash('sha256').update(product.productId).digest('hex').slice(0, 8);

type Details = Pick<Product, 'imageUrl' | 'gtin' | 'size' | 'measuredOnSkin'>;
type Loose = { readonly [Name in keyof Details]: Details[Name] | undefined };

const detailsOf = ({ imageUrl, gtin, size, measuredOnSkin }: Loose) => ({ imageUrl, gtin, size, measuredOnSkin });

export const toProductItem = (product: Product, { source, discontinuedAt }: Provenance) => ({
  productId: product.productId,
  category: product.category,
  brand: product.brand,
  name: product.name,
  ...(product.shade !== '' && { shade: product.shade }),
  hex: product.hex,
  lab: { ...product.lab },
  finish: product.finish,
  undertone: product.undertone,
  offer: {
    ...(product.price !== null && { price: product.price }),
    currency: product.currency,
    url: product.url,
    countries: [...product.countries],
    ...compact(detailsOf(product)),
  },
  available: product.available,
  vegan: product.vegan,
  allergens: [...product.allergens],
  source,
  catalogVersion: product.catalogVersion,
  shelf: shelfOf(product, discontinuedAt !== undefined),
  position: positionOf(product),
  ...(discontinuedAt !== undefined && { discontinuedAt }),
});

type ShelfItem = Omit<ProductItem, 'shelf' | 'position' | 'discontinuedAt'>;

/** A discontinued product is not available, whatever its list said last. */
export const toProduct = (item: ShelfItem & Pick<Partial<ProductItem>, 'discontinuedAt'>): Product => ({
  productId: item.productId,
  category: item.category,
  brand: item.brand,
  name: item.name,
  shade: item.shade ?? '',
  hex: item.hex,
  lab: item.lab,
  finish: item.finish,
  undertone: item.undertone,
  price: item.offer.price ?? null,
  currency: item.offer.currency,
  url: item.offer.url,
  countries: item.offer.countries,
  ...compact(detailsOf(item.offer)),
  available: item.available && item.discontinuedAt === undefined,
  vegan: item.vegan,
  allergens: item.allergens,
  catalogVersion: item.catalogVersion,
});
