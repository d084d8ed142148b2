/** What a look may be made of: the rules' few best presets and products for this face and these wishes. */
import { composeAlternatives } from './alternatives.ts';
import { admissible } from '../catalogue/filters.ts';
import { knownFeatures } from '../words/features.ts';
import { planStyle } from './plan.ts';
import { describeMatch, isSureOf } from '../catalogue/shade-match.ts';
import { readShelf, type Shelf } from '../catalogue/shelf.ts';
import type { Catalogue, ShadeMatch, StyleRequest } from '../types.ts';
import type { Shortlist, ShortlistSlot } from '../choice.ts';
import { foundationTarget } from '../catalogue/color-spaces.ts';
import { resolveWishes } from './wishes.ts';

const matchOf = (request: StyleRequest, shelf: Shelf, slots: readonly ShortlistSlot[]): ShadeMatch | null => {
  const chosen = slots.find(({ category }) => category === 'foundation')?.candidates[0]?.product;
  if (chosen === undefined) return null;
  const sold = (shelf.products.get('foundation') ?? []).filter(admissible(request.preferences));
  const { profile } = request;
  return describeMatch(chosen, sold, {
    target: foundationTarget(profile),
    skin: profile.skin.lab,
    isSure: isSureOf(profile),
  });
};

const newestVersion = (shelf: Shelf): string =>
  [...shelf.products.values()]
    .flat()
    .map(({ catalogVersion }) => catalogVersion)
    .sort()
    .at(-1) ?? 'empty';

/**
 * Reads the catalogue once (see shelf.ts) and plans all three styles from it. Deterministic.
 * @throws Error when the catalogue holds no preset of a style or nothing at all that may be recommended
 */
export const makeShortlist = async (request: StyleRequest, catalogue: Catalogue): Promise<Shortlist> => {
  const shelf = await readShelf(request.profile, catalogue, admissible(request.preferences));
  const main = planStyle(request, shelf, resolveWishes(request));
  return {
    style: main.wishes.style,
    colorway: main.colorway.id,
    presets: main.presets,
    slots: main.slots,
    intensity: main.wishes.intensity,
    match: matchOf(request, shelf, main.slots),
    features: knownFeatures(request.profile),
    unmet: main.unmet,
    alternatives: composeAlternatives(request, shelf, main),
    catalogVersion: newestVersion(shelf),
  };
};
