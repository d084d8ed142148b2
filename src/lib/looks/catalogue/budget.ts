/** Keeps a whole look within what a user wants to spend. */
import type { Category } from '../../vocabulary.ts';
import type { Preferences, RankedProduct, ShortlistSlot } from '../types.ts';

export type Picks = ReadonlyMap<Category, RankedProduct>;

const priceOf = ({ product }: RankedProduct): number => product.price ?? Number.POSITIVE_INFINITY;

/** The sum of known prices, rounded to cents so that binary fractions do not break a limit. */
export const totalPrice = (prices: readonly (number | null)[]): number =>
  Math.round(prices.reduce<number>((sum, price) => sum + (price ?? 0), 0) * 100) / 100;

const cheapest = ({ candidates }: ShortlistSlot): number => Math.min(...candidates.map(priceOf));

/** Drops the least important slots until the cheapest product of each remaining slot fits. `order`: important first. */
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
  return slots.filter((slot) => kept.includes(slot));
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
