/** A product as a stored item and back, and where on which shelf it stands. */
import { createHash } from 'node:crypto';
import { OFF_SHELF, type ProductItem } from '../../../entities/product.ts';
import type { Product } from '../../looks/types.ts';

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
    ? lightnessKey(product.lab.l)
    : createHash('sha256').update(product.productId).digest('hex').slice(0, 8);

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
  available: item.available && item.discontinuedAt === undefined,
  vegan: item.vegan,
  allergens: item.allergens,
  catalogVersion: item.catalogVersion,
});
