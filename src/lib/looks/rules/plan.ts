/** One style planned for a face: its presets, its slots with their best candidates, and what could not be kept. */
import { CATEGORIES, type Category } from '../../vocabulary.ts';
import { foundationTarget } from '../catalogue/color-spaces.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import { slotsWithin } from '../slots.ts';
import type { Preferences, Product, StyleRequest, Unmet } from '../types.ts';
import type { RankedPreset, ShortlistSlot } from '../choice.ts';
import { leftOut, unmet } from '../words/unmet.ts';
import type { RankingContext } from './harmony.ts';
import { rankPresets } from './preset-fit.ts';
import { type RankedSlots, rankSlots } from './rank-slots.ts';
import { endNote, isSpent, judgeOf, ON_SKIN_TARGETS, type Reference, type Step, type WornLook } from './refinement.ts';
import { colorwaysToTry } from './choose-colorway.ts';
import { type Colorway, colorwayOf } from './colorways.ts';
import type { SeenLook } from './look-distance.ts';
import type { Wishes } from './wishes.ts';

const NONE: Reference = new Map();
const FREE = { reference: NONE, held: [] } as const;

const byIds = (shelf: Shelf, ids: readonly string[]): Reference =>
  new Map(
    [...shelf.products].flatMap(([category, products]): [Category, Product][] => {
      const product = products.find(({ productId }) => ids.includes(productId));
      return product === undefined ? [] : [[category, product]];
    }),
  );

/** Empty when nothing is refined, and when what was worn is not known. */
const previousProducts = ({ refine, previous }: StyleRequest, shelf: Shelf): Reference =>
  refine === undefined || previous?.productIds === undefined ? NONE : byIds(shelf, previous.productIds);

const cheapestOf = (slots: readonly ShortlistSlot[]): readonly ShortlistSlot[] => {
  const offers = slots.flatMap(({ category, candidates }) => candidates.map((candidate) => ({ category, candidate })));
  const least = offers
    .filter(({ candidate }) => candidate.product.price !== null)
    .sort((a, b) => (a.candidate.product.price ?? 0) - (b.candidate.product.price ?? 0))
    .at(0);
  return least === undefined ? slots.slice(0, 1) : [{ category: least.category, candidates: [least.candidate] }];
};

/** A currency never changes silently. */
const moneyNote = ({ products }: Shelf, budget: Preferences['budget'], seed: string): Unmet =>
  budget === undefined || [...products.values()].flat().some(({ currency }) => currency === budget.currency)
    ? unmet('least', { seed })
    : unmet('no_currency', { seed, values: { currency: budget.currency } });

/**
 * Money gives way first, then the country; vegan, allergens and availability never do.
 * @throws Error when the catalogue holds nothing at all that may be recommended
 */
const rescue = (shelf: Shelf, preferences: Preferences, context: RankingContext): RankedSlots => {
  const { budget, ...freeOfMoney } = preferences;
  const seed = context.userHash;
  const priceless = rankSlots(shelf, freeOfMoney, context, FREE);
  if (priceless.slots.length > 0)
    return { slots: cheapestOf(priceless.slots), unmet: [moneyNote(shelf, budget, seed)] };
  const { country: _country, ...freeOfCountry } = freeOfMoney;
  const { slots } = rankSlots(shelf, freeOfCountry, context, FREE);
  if (slots.length === 0) throw new Error('The catalogue holds nothing that keeps these wishes');
  return { slots, unmet: [unmet('no_country', { seed })] };
};

export interface Plan {
  readonly wishes: Wishes;
  readonly colorway: Colorway;
  /** Best first. */
  readonly presets: readonly [RankedPreset, ...RankedPreset[]];
  /** Ranked for the palette. */
  readonly slots: readonly ShortlistSlot[];
  readonly unmet: readonly Unmet[];
}

const timeNote = ({ style, skill, minutes }: Wishes, seed: string): readonly Unmet[] => {
  if (minutes === null) return [];
  const kept = slotsWithin(style, skill, minutes);
  const dropped = slotsWithin(style, skill, null).filter((category) => !kept.includes(category));
  return dropped.length === 0 ? [] : [unmet('short_of_time', { seed, values: { minutes, ...leftOut(dropped) } })];
};

/** Of a revision whose prices are in another currency than before. */
const currencyNote = ({ previous, userHash }: StyleRequest, shelf: Shelf, slots: Plan['slots']): readonly Unmet[] => {
  const [from] = [...byIds(shelf, previous?.productIds ?? []).values()].map(({ currency }) => currency);
  const [to] = slots.flatMap(({ candidates }) => candidates.map(({ product }) => product.currency));
  if (from === undefined || to === undefined || from === to) return [];
  return [unmet('currency_changed', { seed: userHash, values: { from, to } })];
};

interface Setting {
  readonly request: StyleRequest;
  readonly shelf: Shelf;
  readonly wishes: Wishes;
  readonly presets: Plan['presets'];
  readonly reference: Reference;
}

/** Skin targets are no matter of taste: a step in strength or warmth leaves them. At the end of a direction all stays. */
const heldIn = (wishes: Wishes, isEnd: boolean): readonly Category[] => {
  if (isEnd) return CATEGORIES;
  return wishes.refine === null || wishes.refine === 'another' ? [] : ON_SKIN_TARGETS;
};

const planColorway = (
  { request, shelf, wishes, presets, reference }: Setting,
  colorway: Colorway,
  isEnd = false,
): Plan => {
  const { skin } = request.profile;
  const context: RankingContext = {
    colorway,
    wishes,
    skin: skin.lab,
    target: foundationTarget(request.profile),
    undertone: skin.undertone,
    traits: request.traits ?? {},
    userHash: request.userHash,
  };
  const found = rankSlots(shelf, request.preferences, context, { reference, held: heldIn(wishes, isEnd) });
  const ranked = found.slots.length > 0 ? found : rescue(shelf, request.preferences, context);
  const ends = isEnd ? endNote(wishes, request.userHash) : [];
  const changed = currencyNote(request, shelf, ranked.slots);
  const notes = [...ranked.unmet, ...timeNote(wishes, request.userHash), ...ends, ...changed];
  return { wishes, colorway, presets, slots: ranked.slots, unmet: notes };
};

const seenPlan = ({ slots, wishes }: Plan): WornLook => ({
  products: slots.flatMap(({ candidates: [first] }) => first?.product ?? []),
  intensity: wishes.intensity,
});

const firstOf = (colorways: readonly Colorway[]): Colorway => {
  const [first] = colorways;
  if (first === undefined) throw new Error('There is no palette for this style');
  return first;
};

type Previous = NonNullable<StyleRequest['previous']>;

/** The first palette that is step enough, else the one that is the least step too far; undefined when none is a step at all. */
const stepFrom = (setting: Setting, previous: Previous, colorways: readonly Colorway[]): Plan | undefined => {
  const { request, reference, wishes } = setting;
  const before: SeenLook = { products: [...reference.values()], intensity: previous.intensity ?? wishes.intensity };
  const shown = (previous.trail ?? []).flatMap((one) => one.shown ?? []);
  const judge = judgeOf({ before, shown, skin: request.profile.skin.lab }, wishes);
  const steps: { readonly plan: Plan; readonly step: Step }[] = [];
  for (const colorway of colorways) {
    const plan = planColorway(setting, colorway);
    const step = judge(seenPlan(plan));
    if (step.isEnough) return plan;
    steps.push({ plan, step });
  }
  return steps.filter(({ step }) => step.isSeen).toSorted((a, b) => a.step.cost - b.step.cost)[0]?.plan;
};

/** What cannot go further stays, and says so. */
const planRefined = (setting: Setting, previous: Previous, colorways: readonly Colorway[]): Plan => {
  const { reference, wishes } = setting;
  const worn = colorwayOf(previous.colorway) ?? firstOf(colorways);
  if (isSpent(previous.intensity, wishes)) return planColorway(setting, worn, true);
  if (reference.size === 0 || wishes.refine === 'softer' || wishes.refine === 'bolder')
    return planColorway(setting, firstOf(colorways));
  return stepFrom(setting, previous, colorways) ?? planColorway(setting, worn, true);
};

/** @throws Error when the catalogue holds no preset of the style, or nothing at all that may be recommended */
export const planStyle = (
  request: StyleRequest,
  shelf: Shelf,
  wishes: Wishes,
  colorways: readonly Colorway[] = colorwaysToTry(request, wishes.style),
): Plan => {
  const [best, ...rest] = rankPresets(shelf.presets, request, wishes);
  if (best === undefined) throw new Error(`The catalogue has no ${wishes.style} preset`);
  const setting = {
    request,
    shelf,
    wishes,
    presets: [best, ...rest] as const,
    reference: previousProducts(request, shelf),
  };
  return wishes.refine === null || request.previous === undefined
    ? planColorway(setting, firstOf(colorways))
    : planRefined(setting, request.previous, colorways);
};
