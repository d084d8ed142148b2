/** What a look costs in money and in time. */
import { totalPrice } from './catalogue/filters.ts';
import { minutesFor, paceOf } from './slots.ts';
import type { ComposedLook, LookProduct, Preferences } from './types.ts';

export interface Total {
  /** Null when no price is known, or when the products are sold in more than one currency. */
  readonly price: number | null;
  /** ISO 4217, of the first product. */
  readonly currency: string;
  /** Products whose price is not known; the sum leaves them out. */
  readonly unpriced: number;
}

export const totalOf = (products: readonly LookProduct[]): Total => {
  const known = products.filter(({ price }) => price !== null);
  const currency = (known[0] ?? products[0])?.currency ?? 'USD';
  const isOne = known.length > 0 && known.every((product) => product.currency === currency);
  return {
    price: isOne ? totalPrice(known.map(({ price }) => price)) : null,
    currency,
    unpriced: products.length - known.length,
  };
};

/** Whole minutes of all its steps, never none. */
export const minutesOf = (
  { products, style }: ComposedLook,
  { skill = 'intermediate', minutes = null }: { skill?: Preferences['skill']; minutes?: number | null } = {},
): number => {
  const pace = paceOf(style, skill, minutes);
  return Math.max(1, Math.ceil(products.reduce((sum, { category }) => sum + minutesFor(category, pace, skill), 0)));
};
