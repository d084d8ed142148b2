/** Ranks the admissible products of every slot of one style. */
import type { Category, UnmetWish } from '../../vocabulary.ts';
import { admissible, affordableSlots, lookCurrency, preferBrands, preferCurrency } from '../catalogue/filters.ts';
import { stableOrder, stableUnit } from '../stable-choice.ts';
import {
  complexionDistance,
  contrastFit,
  contrastRange,
  familiesFor,
  productScore,
  type RankingContext,
} from './harmony.ts';
import { movedProducts, type Reference } from './refinement.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import type { Preferences, Product, Unmet } from '../types.ts';
import type { RankedProduct, ShortlistSlot } from '../choice.ts';
import { inApplicationOrder, priorityOf, slotsWithin } from '../slots.ts';
import { leftOut, unmet } from '../words/unmet.ts';

/** A prompt takes the first four; the others are room for a shared answer to fit a person. */
const MAX_CANDIDATES = 6;

export interface RankedSlots {
  readonly slots: readonly ShortlistSlot[];
  readonly unmet: readonly Unmet[];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const isColored = (category: Category): boolean => contrastRange(category, 'glam') !== undefined;

/** Colors whose scores differ by less are equally good to an eye. A base is measured: there the best is the best. */
const EQUAL = 0.06;

/** They follow skin and hair: what is farther from the target is nobody's to choose, model or not. */
const BY_MEASURE: readonly Category[] = ['bronzer', 'highlighter', 'brow'];
const BY_MEASURE_SLACK = 0.12;

/** Best first; the equally good ones in this user's own order, with one score. */
const settle = (ranked: readonly RankedProduct[], { userHash, colorway }: RankingContext): readonly RankedProduct[] => {
  const [best] = ranked;
  if (best === undefined) return ranked;
  if (BY_MEASURE.includes(best.product.category))
    return ranked.filter(({ score }) => score >= best.score - BY_MEASURE_SLACK);
  if (!isColored(best.product.category)) return ranked;
  const equal = ranked.filter(({ score }) => score >= best.score - EQUAL);
  const own = stableOrder(equal, userHash, ({ product }) => `${colorway.id} ${product.productId}`);
  return [...own.map((one) => ({ ...one, score: best.score })), ...ranked.slice(equal.length)];
};

const rank = (products: readonly Product[], context: RankingContext): readonly RankedProduct[] => {
  const scored = products.map((product) => {
    const distance = complexionDistance(product, context);
    return {
      product,
      score: round(Math.min(1, Math.max(0, productScore(product, context)))),
      ...(distance !== undefined && { deltaE: Math.round(distance * 10) / 10 }),
    };
  });
  const tie = ({ product }: RankedProduct): number => stableUnit(context.userHash, product.productId);
  return settle(
    scored.toSorted((a, b) => b.score - a.score || tie(a) - tie(b)),
    context,
  );
};

/** What is held comes first, as good as the best. */
const holding = (ranked: readonly RankedProduct[], { reference, held }: Refined): readonly RankedProduct[] => {
  const [best] = ranked;
  if (best === undefined || !held.includes(best.product.category)) return ranked;
  const worn = reference.get(best.product.category)?.productId;
  const kept = ranked.find(({ product }) => product.productId === worn);
  return kept === undefined ? ranked : [{ ...kept, score: best.score }, ...ranked.filter((one) => one !== kept)];
};

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
const reading = (products: readonly Product[], context: RankingContext): readonly Product[] => {
  const kept = products.filter((product) => contrastFit(product, context, context.wishes.style) >= READS);
  return kept.length > 0 ? kept : products;
};

interface SlotResult {
  readonly slot?: ShortlistSlot;
  readonly unmet: readonly Unmet[];
}

/** What was worn before, and in which categories it stays. */
export interface Refined {
  readonly reference: Reference;
  readonly held: readonly Category[];
}

interface Setting {
  readonly context: RankingContext;
  readonly refined: Refined;
  readonly currency: string | undefined;
  readonly preferences: Preferences;
}

/** Limits that take products away, in the order in which one is held to be the cause. */
const LIMITS = ['vegan', 'avoid', 'country', 'budget'] as const;

/** The wish without which there would be something. */
const causeOf = (rows: readonly Product[], preferences: Preferences): UnmetWish =>
  LIMITS.find((wish) => {
    const { [wish]: _without, ...rest } = preferences;
    return preferences[wish] !== undefined && rows.some(admissible(rest));
  }) ?? 'products';

const rankSlot = (
  category: Category,
  rows: readonly Product[],
  { context, refined, currency, preferences }: Setting,
): SlotResult => {
  const seed = context.userHash;
  const sold = rows.filter(admissible(preferences));
  if (sold.length === 0)
    return { unmet: [unmet('left_out', { seed, values: { category }, wish: causeOf(rows, preferences) })] };
  const { products, relaxed } = preferBrands(sold, preferences.brands);
  const suited = reading(preferCurrency(flattering(products, context), currency), context);
  const moved = movedProducts(suited, refined.reference, context.wishes, context.skin);
  const candidates = shorten(holding(rank(moved.length > 0 ? moved : suited, context), refined), preferences.budget);
  const isForeign = currency !== undefined && candidates.every(({ product }) => product.currency !== currency);
  const notes = [
    ...(relaxed ? [unmet('other_brand', { seed, values: { category } })] : []),
    ...(isForeign ? [unmet('other_currency', { seed, values: { category, currency } })] : []),
  ];
  return { slot: { category, candidates }, unmet: notes };
};

/** Slots in the order of application, each with its best candidates, and the wishes that could not be kept. */
export const rankSlots = (
  shelf: Shelf,
  preferences: Preferences,
  context: RankingContext,
  refined: Refined,
): RankedSlots => {
  const { style, skill, minutes } = context.wishes;
  const wanted = slotsWithin(style, skill, minutes);
  const sold = [...shelf.products.values()].flat().filter(admissible(preferences));
  const setting = { context, refined, preferences, currency: lookCurrency(sold, preferences) };
  const results = inApplicationOrder(wanted).map((category) =>
    rankSlot(category, shelf.products.get(category) ?? [], setting),
  );
  const filled = results.flatMap(({ slot }) => slot ?? []);
  const slots = affordableSlots(filled, priorityOf(style), preferences.budget);
  const dropped = filled.filter((slot) => !slots.includes(slot)).map(({ category }) => category);
  const notes = results.flatMap((result) => result.unmet);
  if (dropped.length === 0) return { slots, unmet: notes };
  return { slots, unmet: [...notes, unmet('over_budget', { seed: context.userHash, values: leftOut(dropped) })] };
};
