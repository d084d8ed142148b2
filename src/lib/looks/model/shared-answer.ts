/** Fits a shared answer to this person's shortlist. */
import type { Category } from '../../vocabulary.ts';
import type { LookChoice, RankedProduct, Shortlist, ShortlistSlot } from '../choice.ts';

/** CIEDE2000. A chosen shade may be this much farther from the skin than the person's best; 1 is barely visible. */
const SHADE_SLACK = 1;

/** What a model may choose for a slot, itself or by an answer that is shared. */
export const choosable = ({ candidates }: ShortlistSlot): readonly RankedProduct[] => {
  const best = candidates[0]?.deltaE ?? 0;
  return candidates.filter(({ deltaE }) => deltaE === undefined || deltaE <= best + SHADE_SLACK);
};

const fits = (slot: ShortlistSlot, id: string | undefined): boolean =>
  choosable(slot).some(({ product }) => product.productId === id);

const only = <T>(record: Readonly<Partial<Record<Category, T>>>, kept: readonly Category[]) =>
  Object.fromEntries(
    kept.flatMap((category) => (record[category] === undefined ? [] : [[category, record[category]]])),
  ) as Partial<Record<Category, T>>;

/** Chosen by measurement for each person, so they say nothing about whether a shared answer fits. */
const MATCHED: readonly Category[] = ['foundation', 'concealer'];

const isColor = (category: Category): boolean => !MATCHED.includes(category);

/** A preset that fits a person this much worse than their best one is not theirs (0..1, see rules/preset-fit.ts). */
const PRESET_SLACK = 0.15;

const suitedPreset = (id: string, { presets }: Shortlist): string => {
  const best = presets[0];
  const chosen = presets.find(({ preset }) => preset.presetId === id);
  return chosen === undefined || best === undefined || chosen.fit < best.fit - PRESET_SLACK
    ? (best?.preset.presetId ?? id)
    : id;
};

/**
 * Products that are not in the person's shortlist are left to the rules, and so are the words about them; reasons go
 * when they may speak of a slot that this look does not have. Undefined when less than `minKept` (0..1) of the colors
 * is left in the slots that this look has: then the answer belongs to somebody else. Shapes that suit this person less give way to
 * their best ones: the colors do not hang on them.
 */
export const fitChoice = (choice: LookChoice, shortlist: Shortlist, minKept: number): LookChoice | undefined => {
  const chosen = shortlist.slots.filter(({ category }) => choice.products[category] !== undefined);
  const kept = chosen.filter((slot) => fits(slot, choice.products[slot.category])).map(({ category }) => category);
  const colors = chosen.filter(({ category }) => isColor(category)).length;
  if (kept.filter(isColor).length < Math.max(1, minKept * colors)) return undefined;
  const slots = shortlist.slots.map(({ category }) => category);
  const isWhole = (Object.keys(choice.products) as Category[]).every((category) => slots.includes(category));
  return {
    ...choice,
    arPresetId: suitedPreset(choice.arPresetId, shortlist),
    products: only(choice.products, kept),
    reasons: only(choice.reasons ?? {}, kept),
    techniques: only(choice.techniques ?? {}, kept),
    reasoning: (choice.reasoning ?? []).filter(
      ({ features }) => isWhole && features.every((name) => shortlist.features.includes(name)),
    ),
  };
};
