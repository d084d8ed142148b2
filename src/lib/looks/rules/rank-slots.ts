/** Ranks the admissible products of every slot of one style. */
import type { Category } from '../../vocabulary.ts';
import { admissible, affordableSlots, lookCurrency, preferBrands, preferCurrency } from '../catalogue/filters.ts';
import { complexionDistance, contrastFit, familiesFor, type RankingContext, productScore } from './harmony.ts';
import { movedProducts, type Reference, refinementBias } from './refinement.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import type { Preferences, Product, RankedProduct, ShortlistSlot } from '../types.ts';
import { inApplicationOrder, priorityOf, slotsWithin } from '../slots.ts';
import { text } from '../words/texts.ts';

/** Few, so that a prompt stays short and a choice stays good. */
const MAX_CANDIDATES = 4;

export interface RankedSlots {
  readonly slots: readonly ShortlistSlot[];
  readonly unmet: readonly string[];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const compare = (a: RankedProduct, b: RankedProduct): number =>
  b.score - a.score || (a.product.productId < b.product.productId ? -1 : 1);

const rank = (products: readonly Product[], context: RankingContext, reference: Reference): readonly RankedProduct[] =>
  products
    .map((product) => {
      const distance = complexionDistance(product, context.target);
      const bias = refinementBias(product, reference, context.wishes, context.skin);
      return {
        product,
        score: round(Math.min(1, Math.max(0, productScore(product, context) + bias))),
        ...(distance !== undefined && { deltaE: Math.round(distance * 10) / 10 }),
      };
    })
    .sort(compare);

/** A color of a family that does not flatter is offered only when there is no other. */
const flattering = (products: readonly Product[], context: RankingContext): readonly Product[] => {
  const kept = products.filter(
    ({ category, undertone }) => undertone === 'unknown' || familiesFor(category, context).includes(undertone),
  );
  return kept.length > 0 ? kept : products;
};

/** The best ones, and with a budget the cheapest one too, so that a whole look can always be made to fit. */
const shorten = (ranked: readonly RankedProduct[], budget: Preferences['budget']): readonly RankedProduct[] => {
  const best = ranked.slice(0, MAX_CANDIDATES);
  if (budget === undefined) return best;
  const prices = ranked.map(({ product }) => product.price ?? Number.POSITIVE_INFINITY);
  const cheapest = ranked[prices.indexOf(Math.min(...prices))];
  if (cheapest === undefined || best.includes(cheapest)) return best;
  return [...best.slice(0, MAX_CANDIDATES - 1), cheapest];
};

/** Two units of CIEDE2000 outside the range of the style still read. */
const READS = 0.8;

/** Colors that read on this skin as the style intends, or all when none does. */
const reading = (products: readonly Product[], { skin, wishes }: RankingContext): readonly Product[] => {
  const kept = products.filter(({ category, lab }) => contrastFit(category, lab, skin, wishes.style) >= READS);
  return kept.length > 0 ? kept : products;
};

interface SlotResult {
  readonly slot?: ShortlistSlot;
  readonly unmet?: string;
}

interface Setting {
  readonly context: RankingContext;
  readonly reference: Reference;
  readonly currency: string | undefined;
}

const rankSlot = (
  category: Category,
  sold: readonly Product[],
  preferences: Preferences,
  { context, reference, currency }: Setting,
): SlotResult => {
  if (sold.length === 0) return { unmet: text.unmet.nothing(category) };
  const { products, relaxed } = preferBrands(sold, preferences.brands);
  const suited = reading(preferCurrency(flattering(products, context), currency), context);
  const moved = movedProducts(suited, reference, context.wishes, context.skin);
  const candidates = shorten(rank(moved, context, reference), preferences.budget);
  return { slot: { category, candidates }, ...(relaxed && { unmet: text.unmet.brand(category) }) };
};

/** Slots in the order of application, each with its best candidates, and the wishes that could not be kept. */
export const rankSlots = (
  shelf: Shelf,
  preferences: Preferences,
  context: RankingContext,
  reference: Reference,
): RankedSlots => {
  const { style, skill, minutes } = context.wishes;
  const wanted = slotsWithin(style, skill, minutes);
  const sold = new Map(
    [...shelf.products].map(([name, rows]) => [name, rows.filter(admissible(preferences))] as const),
  );
  const setting = { context, reference, currency: lookCurrency([...sold.values()].flat(), preferences) };
  const results = inApplicationOrder(wanted).map((category) =>
    rankSlot(category, sold.get(category) ?? [], preferences, setting),
  );
  const filled = results.flatMap(({ slot }) => slot ?? []);
  const slots = affordableSlots(filled, priorityOf(style), preferences.budget);
  const dropped = filled.filter((slot) => !slots.includes(slot)).map(({ category }) => category);
  const unmet = results.flatMap((result) => result.unmet ?? []);
  return { slots, unmet: dropped.length === 0 ? unmet : [...unmet, text.unmet.budget(dropped)] };
};
