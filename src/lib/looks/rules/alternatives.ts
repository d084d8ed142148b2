/** The two other styles, chosen so that an eye tells them from the recommended look and from each other. */
import { STYLES, type Category } from '../../vocabulary.ts';
import { paletteOf, RULES_LOCALE, stepOf, toLookProduct } from './assemble.ts';
import { fitBudget, type Picks, totalPrice } from '../catalogue/filters.ts';
import { lookDistance, type SeenLook, VISIBLE, VISIBLY_APART } from './look-distance.ts';
import { colorwaysFor } from './choose-colorway.ts';
import { type Plan, planStyle } from './plan.ts';
import { lookName } from '../words/look-name.ts';
import { lookReasons, productReason } from '../words/reasons.ts';
import { techniqueFor } from '../words/technique.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import type { AlternativeLook, Preferences, StyleRequest } from '../types.ts';
import type { RankedProduct, ShortlistSlot } from '../choice.ts';
import { handOf, inStyle, type Wishes } from './wishes.ts';

interface Candidate {
  readonly plan: Plan;
  readonly picks: Picks;
  /** Distance to the nearest of the looks that are there already. */
  readonly distance: number;
}

export const seen = (picks: Picks, intensity: number): SeenLook => ({
  products: [...picks.values()].map(({ product }) => product),
  intensity,
});

const bestPicks = (slots: readonly ShortlistSlot[], budget: Preferences['budget']): Picks =>
  fitBudget(
    new Map(slots.flatMap(({ category, candidates: [best] }) => (best === undefined ? [] : [[category, best]]))),
    slots,
    budget,
  );

interface Others {
  readonly looks: readonly SeenLook[];
  readonly request: StyleRequest;
}

const nearest = (picks: Picks, intensity: number, { looks, request }: Others): number =>
  Math.min(...looks.map((look) => lookDistance(seen(picks, intensity), look, request.profile.skin.lab)));

const isAffordable = (picks: Picks, budget: Preferences['budget']): boolean =>
  budget === undefined || totalPrice([...picks.values()].map(({ product }) => product.price)) <= budget.max;

const isVisible = (category: Category): boolean => VISIBLE.some((name) => name === category);

const swapsOf = (plan: Plan, picks: Picks): readonly (readonly [Category, RankedProduct])[] =>
  plan.slots
    .filter(({ category }) => isVisible(category))
    .flatMap(({ category, candidates }) =>
      candidates.filter((one) => one !== picks.get(category)).map((one) => [category, one] as const),
    );

/** Takes the swap that moves a look furthest from the others, until it is far enough or no swap helps. */
const drawApart = (start: Candidate, others: Others): Candidate => {
  const { intensity } = start.plan.wishes;
  let current = start;
  for (let round = 0; round < VISIBLE.length && current.distance < VISIBLY_APART; round += 1) {
    const tried = swapsOf(current.plan, current.picks)
      .map(([category, product]) => new Map(current.picks).set(category, product))
      .filter((picks) => isAffordable(picks, others.request.preferences.budget))
      .map((picks) => ({ ...current, picks, distance: nearest(picks, intensity, others) }));
    const best = furthest(tried);
    if (best === undefined || best.distance <= current.distance) return current;
    current = best;
  }
  return current;
};

const furthest = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.reduce<Candidate | undefined>(
    (most, one) => (most === undefined || one.distance > most.distance ? one : most),
    undefined,
  );

/** Palettes that are tried until one is far enough from the other looks. */
const MAX_TRIES = 6;

const choose = (wishes: Wishes, shelf: Shelf, others: Others): Candidate => {
  const { request } = others;
  const candidates: Candidate[] = [];
  for (const colorway of colorwaysFor(request, wishes.style).slice(0, MAX_TRIES)) {
    const plan = planStyle(request, shelf, wishes, [colorway]);
    const picks = bestPicks(plan.slots, request.preferences.budget);
    const start = { plan, picks, distance: nearest(picks, wishes.intensity, others) };
    const drawn = drawApart(start, others);
    if (drawn.distance >= VISIBLY_APART) return drawn;
    candidates.push(drawn);
  }
  const best = furthest(candidates);
  if (best === undefined) throw new Error(`There is no ${wishes.style} palette`);
  return best;
};

const describe = ({ plan, picks }: Candidate, { profile, userHash }: StyleRequest): AlternativeLook => {
  const { preset } = plan.presets[0];
  const { wishes } = plan;
  const telling = { profile, userHash, chosen: picks, style: wishes.style, hand: handOf(wishes).style };
  const products = plan.slots.flatMap((slot) => {
    const ranked = picks.get(slot.category);
    return ranked === undefined ? [] : [toLookProduct(ranked, productReason(ranked, telling), slot)];
  });
  return {
    name: lookName(products, wishes.style, userHash),
    language: RULES_LOCALE,
    style: wishes.style,
    arPresetId: preset.presetId,
    products,
    palette: paletteOf(products),
    steps: products.map((product) => stepOf(product, techniqueFor(product.category, profile, handOf(wishes)), wishes)),
    reasoning: lookReasons(telling, null),
    unmet: plan.unmet,
  };
};

/** CIEDE2000 below which a look is taken for another one. */
const ALIKE = 2;

/** One product is no look, and neither is what looks like another. */
const isLook = ({ picks, distance }: Candidate): boolean => picks.size > 1 && distance >= ALIKE;

/** `main` is the recommended plan. A refinement concerns the recommended look only. */
export const composeAlternatives = (request: StyleRequest, shelf: Shelf, main: Plan): readonly AlternativeLook[] => {
  const { profile, preferences, userHash, budgetMs, traits = {} } = request;
  const fresh: StyleRequest = { profile, traits, preferences, userHash, budgetMs };
  const looks = [seen(bestPicks(main.slots, preferences.budget), main.wishes.intensity)];
  return STYLES.filter((style) => style !== main.wishes.style).flatMap((style) => {
    const chosen = choose(inStyle(main.wishes, style), shelf, { looks, request: fresh });
    if (!isLook(chosen)) return [];
    looks.push(seen(chosen.picks, chosen.plan.wishes.intensity));
    return [describe(chosen, fresh)];
  });
};
