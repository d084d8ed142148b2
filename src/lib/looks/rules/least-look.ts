/** The least look when wishes leave nothing: one product, and it says what could not be kept. */
import type { Ground } from './harmony.ts';
import { type RankedSlots, rankSlots } from './rank-slots.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import type { Preferences, ShortlistSlot } from '../types.ts';
import { text } from '../words/texts.ts';

const cheapestOf = (slots: readonly ShortlistSlot[]): readonly ShortlistSlot[] => {
  const offers = slots.flatMap(({ category, candidates }) => candidates.map((candidate) => ({ category, candidate })));
  const least = offers
    .filter(({ candidate }) => candidate.product.price !== null)
    .sort((a, b) => (a.candidate.product.price ?? 0) - (b.candidate.product.price ?? 0))
    .at(0);
  return least === undefined ? slots.slice(0, 1) : [{ category: least.category, candidates: [least.candidate] }];
};

/**
 * Money gives way first, then the country; vegan, allergens and availability never do.
 * @throws Error when the catalogue holds nothing at all that may be recommended
 */
export const rescue = (shelf: Shelf, preferences: Preferences, ground: Ground): RankedSlots => {
  const { budget: _budget, ...freeOfMoney } = preferences;
  const priceless = rankSlots(shelf, freeOfMoney, ground, new Map());
  if (priceless.slots.length > 0) return { slots: cheapestOf(priceless.slots), unmet: [text.unmet.overBudget] };
  const { country: _country, ...freeOfCountry } = freeOfMoney;
  const { slots } = rankSlots(shelf, freeOfCountry, ground, new Map());
  if (slots.length === 0) throw new Error('The catalogue holds nothing that keeps these wishes');
  return { slots, unmet: [text.unmet.country] };
};
