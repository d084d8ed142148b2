/** One style planned for a face: its presets, its slots with their best candidates, and what could not be kept. */
import type { Category } from '../../vocabulary.ts';
import { foundationTarget } from '../catalogue/foundation-target.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import { flatteringFamilies } from '../catalogue/undertone-families.ts';
import { slotsWithin } from '../slots.ts';
import type { Preferences, Product, RankedPreset, ShortlistSlot, StyleRequest } from '../types.ts';
import { text } from '../words/texts.ts';
import type { RankingContext } from './harmony.ts';
import { rankPresets } from './preset-fit.ts';
import { type RankedSlots, rankSlots } from './rank-slots.ts';
import { endNote, type Reference, strengthNote } from './refinement.ts';
import type { Wishes } from './wishes.ts';

const NONE: Reference = new Map();

const byIds = (shelf: Shelf, ids: readonly string[]): Reference =>
  new Map(
    [...shelf.products].flatMap(([category, products]): [Category, Product][] => {
      const product = products.find(({ productId }) => ids.includes(productId));
      return product === undefined ? [] : [[category, product]];
    }),
  );

/** Without ids, what the rules would have chosen with the previous preset. */
const byRules = (request: StyleRequest, shelf: Shelf, wishes: Wishes): Reference => {
  const { profile, previous } = request;
  const preset = shelf.presets.find(({ presetId }) => presetId === previous?.arPresetId);
  if (preset === undefined) return NONE;
  const before: Wishes = {
    ...wishes,
    style: preset.style,
    refine: null,
    families: flatteringFamilies(profile.skin.undertone),
  };
  const context = {
    preset,
    wishes: before,
    skin: profile.skin.lab,
    target: foundationTarget(profile),
    undertone: profile.skin.undertone,
    traits: request.traits ?? {},
  };
  const { slots } = rankSlots(shelf, request.preferences, context, NONE);
  return new Map(
    slots.flatMap(({ category, candidates }) => (candidates[0] ? [[category, candidates[0].product]] : [])),
  );
};

/** Empty when nothing is refined. */
const previousProducts = (request: StyleRequest, shelf: Shelf, wishes: Wishes): Reference => {
  if (wishes.refine === null || request.previous === undefined) return NONE;
  const { productIds } = request.previous;
  return productIds === undefined ? byRules(request, shelf, wishes) : byIds(shelf, productIds);
};

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
const rescue = (shelf: Shelf, preferences: Preferences, context: RankingContext): RankedSlots => {
  const { budget: _budget, ...freeOfMoney } = preferences;
  const priceless = rankSlots(shelf, freeOfMoney, context, new Map());
  if (priceless.slots.length > 0) return { slots: cheapestOf(priceless.slots), unmet: [text.unmet.overBudget] };
  const { country: _country, ...freeOfCountry } = freeOfMoney;
  const { slots } = rankSlots(shelf, freeOfCountry, context, new Map());
  if (slots.length === 0) throw new Error('The catalogue holds nothing that keeps these wishes');
  return { slots, unmet: [text.unmet.country] };
};

export interface Plan {
  readonly wishes: Wishes;
  /** Best first; the slots are ranked for the first one. */
  readonly presets: readonly [RankedPreset, ...RankedPreset[]];
  readonly slots: readonly ShortlistSlot[];
  readonly unmet: readonly string[];
}

const timeNote = ({ style, skill, minutes }: Wishes): readonly string[] => {
  if (minutes === null) return [];
  const kept = slotsWithin(style, skill, minutes);
  const dropped = slotsWithin(style, skill, null).filter((category) => !kept.includes(category));
  return dropped.length === 0 ? [] : [text.minutes(minutes, dropped)];
};

/** @throws Error when the catalogue holds no preset of the style, or nothing at all that may be recommended */
export const planStyle = (
  request: StyleRequest,
  shelf: Shelf,
  wishes: Wishes,
  ranked: readonly RankedPreset[] = rankPresets(shelf.presets, request, wishes),
): Plan => {
  const [best, ...rest] = ranked;
  if (best === undefined) throw new Error(`The catalogue has no ${wishes.style} preset`);
  const { skin } = request.profile;
  const target = foundationTarget(request.profile);
  const context: RankingContext = {
    preset: best.preset,
    wishes,
    skin: skin.lab,
    target,
    undertone: skin.undertone,
    traits: request.traits ?? {},
  };
  const reference = previousProducts(request, shelf, wishes);
  const found = rankSlots(shelf, request.preferences, context, reference);
  const { slots, unmet } = found.slots.length > 0 ? found : rescue(shelf, request.preferences, context);
  const chosen = slots.flatMap(({ candidates: [first] }) => first?.product ?? []);
  const ends = [...endNote(reference, chosen, wishes), ...strengthNote(request.previous?.intensity, wishes)];
  return { wishes, presets: [best, ...rest], slots, unmet: [...unmet, ...timeNote(wishes), ...ends] };
};
