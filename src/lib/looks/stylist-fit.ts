/** Fits an answer that was written for a profile bucket to one person's shortlist. */
import type { Category } from '../vocabulary.ts';
import type { LookChoice, Shortlist, ShortlistSlot } from './shortlist-types.ts';

/** CIEDE2000. A shared shade may be this much farther from the skin than the person's best; 1 is barely visible. */
const SHADE_SLACK = 1;

const fits = (slot: ShortlistSlot, id: string | undefined): boolean => {
  const chosen = slot.candidates.find(({ product }) => product.productId === id);
  if (chosen === undefined) return false;
  const best = slot.candidates[0]?.deltaE ?? 0;
  return chosen.deltaE === undefined || chosen.deltaE <= best + SHADE_SLACK;
};

const only = <T>(record: Readonly<Partial<Record<Category, T>>>, kept: readonly Category[]) =>
  Object.fromEntries(
    kept.flatMap((category) => (record[category] === undefined ? [] : [[category, record[category]]])),
  ) as Partial<Record<Category, T>>;

/**
 * Products that are not in the person's shortlist are left to the rules, and so are the words about them. Undefined
 * when the preset is not offered to this person: then the answer belongs to somebody else.
 */
export const fitChoice = (choice: LookChoice, shortlist: Shortlist): LookChoice | undefined => {
  if (!shortlist.presets.some(({ preset }) => preset.presetId === choice.arPresetId)) return undefined;
  const kept = shortlist.slots
    .filter((slot) => fits(slot, choice.products[slot.category]))
    .map(({ category }) => category);
  return {
    ...choice,
    products: only(choice.products, kept),
    reasons: only(choice.reasons ?? {}, kept),
    techniques: only(choice.techniques ?? {}, kept),
    reasoning: (choice.reasoning ?? []).filter(({ features }) =>
      features.every((name) => shortlist.features.includes(name)),
    ),
  };
};
