/** Fits an answer to the shortlist: a shared one to this person's, and the preset to the colors that were chosen. */
import { hexToLab } from '../../color.ts';
import type { Category } from '../../vocabulary.ts';
import { ciede2000 } from '../catalogue/ciede2000.ts';
import { layerOf } from '../rules/preset-fit.ts';
import type { LookChoice, Preset, Shortlist, ShortlistSlot } from '../types.ts';

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

/** Chosen by measurement for each person, so they say nothing about whether a shared answer fits. */
const MATCHED: readonly Category[] = ['foundation', 'concealer'];

const isColor = (category: Category): boolean => !MATCHED.includes(category);

/**
 * Products that are not in the person's shortlist are left to the rules, and so are the words about them; reasons go
 * when they may speak of a slot that this look does not have. Undefined when less than `minKept` (0..1) of the colors
 * is left in the slots that this look has, or when the preset is not offered to this person: then the answer belongs
 * to somebody else.
 */
export const fitChoice = (choice: LookChoice, shortlist: Shortlist, minKept: number): LookChoice | undefined => {
  if (!shortlist.presets.some(({ preset }) => preset.presetId === choice.arPresetId)) return undefined;
  const chosen = shortlist.slots.filter(({ category }) => choice.products[category] !== undefined);
  const kept = chosen.filter((slot) => fits(slot, choice.products[slot.category])).map(({ category }) => category);
  const colors = chosen.filter(({ category }) => isColor(category)).length;
  if (kept.filter(isColor).length < Math.max(1, minKept * colors)) return undefined;
  const slots = shortlist.slots.map(({ category }) => category);
  const isWhole = (Object.keys(choice.products) as Category[]).every((category) => slots.includes(category));
  return {
    ...choice,
    products: only(choice.products, kept),
    reasons: only(choice.reasons ?? {}, kept),
    techniques: only(choice.techniques ?? {}, kept),
    reasoning: (choice.reasoning ?? []).filter(
      ({ features }) => isWhole && features.every((name) => shortlist.features.includes(name)),
    ),
  };
};

/** The colors by which an eye compares what the camera shows with what is in the hand. */
const SHOWN: readonly (readonly [Category, string])[] = [
  ['lipstick', 'lipstick'],
  ['blush', 'blush'],
  ['eyeshadow', 'lid'],
];
/** CIEDE2000, mean over the shown colors. Presets closer together than this are the model's to choose from. */
const PRESET_SLACK = 8;

const distanceTo = (preset: Preset, choice: LookChoice, shortlist: Shortlist): number => {
  const distances = SHOWN.flatMap(([category, layer]) => {
    const id = choice.products[category];
    const slot = shortlist.slots.find((one) => one.category === category);
    const product = slot?.candidates.find((one) => one.product.productId === id)?.product;
    const shown = layerOf(preset, layer);
    return product === undefined || shown === undefined ? [] : [ciede2000(product.lab, hexToLab(shown.hex))];
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length);
};

/** Products are ranked for one preset: a preset that shows other colors than the chosen products gives way. */
export const agreePreset = (choice: LookChoice, shortlist: Shortlist): LookChoice => {
  const ranked = shortlist.presets
    .map(({ preset }) => ({ preset, distance: distanceTo(preset, choice, shortlist) }))
    .sort((left, right) => left.distance - right.distance);
  const chosen = ranked.find(({ preset }) => preset.presetId === choice.arPresetId);
  const nearest = ranked[0];
  if (chosen === undefined || nearest === undefined || chosen.distance <= nearest.distance + PRESET_SLACK)
    return choice;
  return { ...choice, arPresetId: nearest.preset.presetId };
};
