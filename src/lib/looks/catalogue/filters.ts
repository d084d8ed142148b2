/** What a user will not or cannot buy. */
import type { Category } from '../../vocabulary.ts';
import type { Preferences, Product } from '../types.ts';
import type { RankedProduct, ShortlistSlot } from '../choice.ts';
import { withoutLoose } from '../slots.ts';
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

export type Picks = ReadonlyMap<Category, RankedProduct>;

const priceOf = ({ product }: RankedProduct): number => product.price ?? Number.POSITIVE_INFINITY;

/** The sum of known prices, rounded to cents so that binary fractions do not break a limit. */
export const totalPrice = (prices: readonly (number | null)[]): number =>
  Math.round(prices.reduce<number>((sum, price) => sum + (price ?? 0), 0) * 100) / 100;

const cheapest = ({ candidates }: ShortlistSlot): number => Math.min(...candidates.map(priceOf));

/** Drops the least important slots until the cheapest product of each remaining slot fits, and what finishes a face that has no cheeks or lids. `order`: important first. */
export const affordableSlots = (
  slots: readonly ShortlistSlot[],
  order: readonly Category[],
  budget: Preferences['budget'],
): readonly ShortlistSlot[] => {
  if (budget === undefined) return slots;
  const byImportance = order.flatMap((category) => slots.find((slot) => slot.category === category) ?? []);
  let left = budget.max;
  const kept = byImportance.filter((slot) => {
    const price = cheapest(slot);
    if (price > left) return false;
    left = Math.round((left - price) * 100) / 100;
    return true;
  });
  const whole = withoutLoose(
    kept.map(({ category }) => category),
    slots.map(({ category }) => category),
  );
  return slots.filter(({ category }) => whole.includes(category));
};

interface Swap {
  readonly category: Category;
  readonly to: RankedProduct;
  /** Score lost per unit of money saved. */
  readonly cost: number;
}

const swapsIn = (slot: ShortlistSlot, picks: Picks): readonly Swap[] => {
  const current = picks.get(slot.category);
  if (current === undefined) return [];
  return slot.candidates
    .filter((candidate) => priceOf(candidate) < priceOf(current))
    .map((to) => ({
      category: slot.category,
      to,
      cost: (current.score - to.score) / (priceOf(current) - priceOf(to)),
    }));
};

/** Swaps to cheaper candidates, the least loss per saved money first, until the whole fits or nothing cheaper is left. */
export const fitBudget = (picks: Picks, slots: readonly ShortlistSlot[], budget: Preferences['budget']): Picks => {
  const fitted = new Map(picks);
  if (budget === undefined) return fitted;
  const total = (): number => totalPrice([...fitted.values()].map(({ product }) => product.price));
  while (total() > budget.max) {
    const swaps = slots.flatMap((slot) => swapsIn(slot, fitted));
    const best = swaps.reduce<Swap | undefined>(
      (least, swap) => (least === undefined || swap.cost < least.cost ? swap : least),
      undefined,
    );
    if (best === undefined) return fitted;
    fitted.set(best.category, best.to);
  }
  return fitted;
};
