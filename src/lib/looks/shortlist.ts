/** What a look may be made of: the rules' few best presets and products for this face and these wishes. */
import { STYLES, type Style } from '../vocabulary.ts';
import { toLookProduct } from './assemble.ts';
import { fitBudget } from './budget.ts';
import { admissible } from './filters.ts';
import { knownFeatures } from './features.ts';
import type { Ground } from './harmony.ts';
import { rankPresets } from './preset-fit.ts';
import { rankSlots } from './rank-slots.ts';
import { productReason } from './reasons.ts';
import { previousProducts } from './reference.ts';
import { rescue } from './rescue.ts';
import { describeMatch } from './shade-match.ts';
import { readShelf, type Shelf } from './shelf.ts';
import type { RankedPreset, ShadeMatch, Shortlist, ShortlistSlot } from './shortlist-types.ts';
import { foundationTarget } from './skin-target.ts';
import { slotsWithin } from './slots.ts';
import { text } from './texts.ts';
import type { AlternativeLook, Catalogue, StyleRequest } from './types.ts';
import { inStyle, resolveWishes, type Wishes } from './wishes.ts';

interface Plan {
  readonly wishes: Wishes;
  readonly presets: readonly RankedPreset[];
  readonly slots: readonly ShortlistSlot[];
  readonly unmet: readonly string[];
}

const groundFor = (request: StyleRequest, presets: readonly RankedPreset[], wishes: Wishes): Ground => {
  const best = presets[0];
  if (best === undefined) throw new Error(`The catalogue has no ${wishes.style} preset`);
  return {
    preset: best.preset,
    wishes,
    skin: request.profile.skin.lab,
    target: foundationTarget(request.profile.skin),
  };
};

const timeNote = ({ style, skill, minutes }: Wishes): readonly string[] => {
  if (minutes === null) return [];
  const kept = slotsWithin(style, skill, minutes);
  const dropped = slotsWithin(style, skill, null).filter((category) => !kept.includes(category));
  return dropped.length === 0 ? [] : [text.minutes(minutes, dropped)];
};

const plan = (request: StyleRequest, shelf: Shelf, wishes: Wishes): Plan => {
  const presets = rankPresets(shelf.presets, request, wishes);
  const ground = groundFor(request, presets, wishes);
  const reference = previousProducts(request, shelf, wishes);
  const ranked = rankSlots(shelf, request.preferences, ground, reference);
  const { slots, unmet } = ranked.slots.length > 0 ? ranked : rescue(shelf, request.preferences, ground);
  return { wishes, presets, slots, unmet: [...unmet, ...timeNote(wishes)] };
};

const alternative = (request: StyleRequest, { wishes, presets, slots }: Plan): AlternativeLook => {
  const preset = presets[0]?.preset;
  if (preset === undefined) throw new Error(`The catalogue has no ${wishes.style} preset`);
  const picks = fitBudget(
    new Map(slots.flatMap((slot) => (slot.candidates[0] ? [[slot.category, slot.candidates[0]] as const] : []))),
    slots,
    request.preferences.budget,
  );
  const products = [...picks.values()].map((ranked) =>
    toLookProduct(ranked, productReason(ranked, request.profile, wishes.style)),
  );
  return { name: preset.name, style: wishes.style, arPresetId: preset.presetId, products };
};

const matchOf = (request: StyleRequest, shelf: Shelf, slots: readonly ShortlistSlot[]): ShadeMatch | null => {
  const chosen = slots.find(({ category }) => category === 'foundation')?.candidates[0]?.product;
  if (chosen === undefined) return null;
  const sold = (shelf.products.get('foundation') ?? []).filter(admissible(request.preferences));
  return describeMatch(chosen, sold, foundationTarget(request.profile.skin));
};

const otherStyles = (style: Style): readonly Style[] => STYLES.filter((other) => other !== style);

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
  const shelf = await readShelf(request.profile.skin, catalogue);
  const wishes = resolveWishes(request);
  const main = plan(request, shelf, wishes);
  const { profile, preferences, userHash, budgetMs } = request;
  const fresh: StyleRequest = { profile, preferences, userHash, budgetMs };
  return {
    style: wishes.style,
    presets: main.presets,
    slots: main.slots,
    intensity: wishes.intensity,
    match: matchOf(request, shelf, main.slots),
    features: knownFeatures(request.profile),
    unmet: main.unmet,
    alternatives: otherStyles(wishes.style).map((style) =>
      alternative(fresh, plan(fresh, shelf, inStyle(wishes, style))),
    ),
    catalogVersion: newestVersion(shelf),
  };
};
