/** What a user will not or cannot buy. */
import type { Preferences, Product } from './types.ts';

const lower = (words: readonly string[] | undefined): readonly string[] =>
  (words ?? []).map((word) => word.trim().toLowerCase()).filter((word) => word !== '');

const isSold = (product: Product, country: string | undefined): boolean =>
  country === undefined || product.countries.length === 0 || product.countries.includes(country.toUpperCase());

/** With a budget a price must be known and in its currency: an unknown price cannot be promised to fit. */
const isAffordable = (product: Product, budget: Preferences['budget']): boolean =>
  budget === undefined ||
  (product.price !== null && product.currency === budget.currency && product.price <= budget.max);

const isTolerated = (product: Product, avoid: readonly string[]): boolean =>
  !product.allergens.some((allergen) => avoid.includes(allergen.toLowerCase()));

/** Never relaxed: availability, country, vegan, allergens and budget. */
export const admissible =
  (preferences: Preferences) =>
  (product: Product): boolean =>
    product.available &&
    isSold(product, preferences.country) &&
    (preferences.vegan !== true || product.vegan) &&
    isTolerated(product, lower(preferences.avoid)) &&
    isAffordable(product, preferences.budget);

/** Products of the wished brands, or all when those brands have nothing for the slot; whoever relaxes must say so. */
export const preferBrands = (
  products: readonly Product[],
  brands: Preferences['brands'],
): { readonly products: readonly Product[]; readonly relaxed: boolean } => {
  const wanted = lower(brands);
  if (wanted.length === 0) return { products, relaxed: false };
  const kept = products.filter((product) => wanted.includes(product.brand.toLowerCase()));
  return kept.length > 0 ? { products: kept, relaxed: false } : { products, relaxed: products.length > 0 };
};
