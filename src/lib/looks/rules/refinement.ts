/** Moves a choice in the direction a user asked for, away from what the previous revision showed. */
import type { Lab } from '../../face/types.ts';
import type { Category } from '../../vocabulary.ts';
import { ciede2000 } from '../catalogue/ciede2000.ts';
import { lookWarmth } from './look-distance.ts';
import { text } from '../words/texts.ts';
import { warmth } from '../catalogue/undertone-families.ts';
import type { Product } from '../types.ts';
import type { Wishes } from './wishes.ts';

/** The products of the revision that is refined. */
export type Reference = ReadonlyMap<Category, Product>;

/** Only these carry the warmth and strength of a look; the rest stays. */
const MOVED: readonly Category[] = ['lipstick', 'blush', 'eyeshadow', 'eyeliner', 'highlighter', 'bronzer'];
const BIAS = 0.35;
/** Differences below this are not seen as a change, CIELAB units. */
const JUST_NOTICED = 1;

type Measure = (product: Product) => number;

const measureOf = (wishes: Wishes, skin: Lab): Measure | undefined => {
  switch (wishes.refine) {
    case 'warmer':
      return ({ lab }) => warmth(lab);
    case 'cooler':
      return ({ lab }) => -warmth(lab);
    case 'softer':
      return ({ lab }) => -ciede2000(lab, skin);
    case 'bolder':
      return ({ lab }) => ciede2000(lab, skin);
    case 'another':
    case null:
      return undefined;
  }
};

/** Another look should be another one: its colors are drawn away from the ones before. */
const otherness = (product: Product, before: Product): number =>
  product.productId === before.productId ? -0.5 : BIAS * Math.tanh(ciede2000(product.lab, before.lab) / 15);

/** What is added to a product's score, -0.5..0.35. */
export const refinementBias = (product: Product, reference: Reference, wishes: Wishes, skin: Lab): number => {
  const before = reference.get(product.category);
  if (before === undefined || !MOVED.includes(product.category)) return 0;
  if (wishes.refine === 'another') return otherness(product, before);
  const measure = measureOf(wishes, skin);
  return measure === undefined ? 0 : BIAS * Math.tanh((measure(product) - measure(before)) / 12);
};

/** Products that move the look in the wished direction, or all when none does. */
export const movedProducts = (
  products: readonly Product[],
  reference: Reference,
  wishes: Wishes,
  skin: Lab,
): readonly Product[] => {
  const measure = measureOf(wishes, skin);
  const before = products[0] === undefined ? undefined : reference.get(products[0].category);
  if (measure === undefined || before === undefined || !MOVED.includes(before.category)) return products;
  const beyond = (by: number) => products.filter((product) => measure(product) - measure(before) >= by);
  return [beyond(JUST_NOTICED), beyond(0)].find((kept) => kept.length > 0) ?? products;
};

/** Below this a refinement is not seen, CIELAB units of warmth. */
const SEEN = 0.5;

/** Said when a refinement has reached the end of what the catalogue and the wishes allow. */
export const endNote = (reference: Reference, chosen: readonly Product[], wishes: Wishes): readonly string[] => {
  if (reference.size === 0 || (wishes.refine !== 'warmer' && wishes.refine !== 'cooler')) return [];
  const gain = lookWarmth(chosen) - lookWarmth([...reference.values()]);
  return (wishes.refine === 'warmer' ? gain : -gain) >= SEEN ? [] : [text.unmet.furthest[wishes.refine]];
};

/** The same for strength, which ends at 5 and 100; `before` is the mean of steps that are cut off there. */
export const strengthNote = (before: number | undefined, wishes: Wishes): readonly string[] => {
  const { refine, intensity } = wishes;
  if (before === undefined || (refine !== 'softer' && refine !== 'bolder')) return [];
  const isSpent = refine === 'softer' ? intensity <= 5 && before < 10 : intensity >= 100 && before > 90;
  return isSpent ? [text.unmet.furthest[refine]] : [];
};
