/** What a user will not or cannot buy. */
import type { Preferences, Product } from '../types.ts';
import { fold, folded } from './fold.ts';

const isSold = (product: Product, country: string | undefined): boolean =>
  country === undefined || product.countries.length === 0 || product.countries.includes(country.toUpperCase());

/** With a budget a price must be known and in its currency: an unknown price cannot be promised to fit. */
const isAffordable = (product: Product, budget: Preferences['budget']): boolean =>
  budget === undefined ||
  (product.price !== null && product.currency === budget.currency && product.price <= budget.max);

const isTolerated = (product: Product, avoid: readonly string[]): boolean =>
  !product.allergens.some((allergen) => avoid.includes(fold(allergen)));

/** Never relaxed: availability, country, vegan, allergens and budget. */
export const admissible =
  (preferences: Preferences) =>
  (product: Product): boolean =>
    product.available &&
    isSold(product, preferences.country) &&
    (preferences.vegan !== true || product.vegan) &&
    isTolerated(product, folded(preferences.avoid)) &&
    isAffordable(product, preferences.budget);

const commonest = (words: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
};

/**
 * One currency for a whole look: the budget's, else the one in which most products are priced that are made for the
 * user's country, else the commonest.
 */
export const lookCurrency = (products: readonly Product[], preferences: Preferences): string | undefined => {
  const { budget, country } = preferences;
  if (budget !== undefined) return budget.currency;
  const local = products.filter(({ countries }) => country !== undefined && countries.includes(country.toUpperCase()));
  return commonest((local.length > 0 ? local : products).map(({ currency }) => currency));
};

/** Products of that currency, or all when there are none. */
export const preferCurrency = (products: readonly Product[], currency: string | undefined): readonly Product[] => {
  const kept = products.filter((product) => product.currency === currency);
  return kept.length > 0 ? kept : products;
};

/** Products of the wished brands, or all when those brands have nothing for the slot; whoever relaxes must say so. */
export const preferBrands = (
  products: readonly Product[],
  brands: Preferences['brands'],
): { readonly products: readonly Product[]; readonly relaxed: boolean } => {
  const wanted = folded(brands);
  if (wanted.length === 0) return { products, relaxed: false };
  const kept = products.filter((product) => wanted.includes(fold(product.brand)));
  return kept.length > 0 ? { products: kept, relaxed: false } : { products, relaxed: products.length > 0 };
};
