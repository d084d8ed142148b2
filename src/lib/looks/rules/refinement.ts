/** Moves a look in the direction a user asked for, away from what the previous revision showed. */
import type { Lab } from '../../face/types.ts';
import type { Category } from '../../vocabulary.ts';
import { ciede2000 } from '../catalogue/ciede2000.ts';
import type { Product, Unmet } from '../types.ts';
import { unmet } from '../words/unmet.ts';
import { bareColor, lookDistance, lookStrength, lookWarmth, type SeenLook, shownKey } from './look-distance.ts';
import type { Wishes } from './wishes.ts';

/** The products of the revision that is refined. */
export type Reference = ReadonlyMap<Category, Product>;

/** They follow the skin and the hair, whatever is wished of the colors. */
export const ON_SKIN_TARGETS: readonly Category[] = ['foundation', 'concealer', 'bronzer', 'highlighter', 'brow'];

/** Color that is built up has chroma; of lines and lashes only the contrast counts. */
const COLORED: readonly Category[] = ['lipstick', 'blush', 'eyeshadow'];
const MOVED: readonly Category[] = [...COLORED, 'eyeliner', 'mascara'];
/** Rounding of colors to hex, CIELAB units. */
const EVEN = { contrast: 0.3, chroma: 0.5 } as const;

const chroma = ({ a, b }: Lab): number => Math.hypot(a, b);

/**
 * What is at least as bold (or as soft) as before on this skin: more chroma, and more contrast with the skin whichever way that is, darker on
 * light skin and clearer on deep. What was worn is always among it.
 */
export const movedProducts = (
  products: readonly Product[],
  reference: Reference,
  wishes: Wishes,
  skin: Lab,
): readonly Product[] => {
  const before = products[0] === undefined ? undefined : reference.get(products[0].category);
  const sign = { bolder: 1, softer: -1 }[wishes.refine as string];
  if (sign === undefined || before === undefined || !MOVED.includes(before.category)) return products;
  const kept = products.filter(({ lab, category }) => {
    const bare = bareColor(category, skin);
    const contrast = ciede2000(lab, bare) - ciede2000(before.lab, bare);
    const clearer = COLORED.includes(category) ? chroma(lab) - chroma(before.lab) : 0;
    return sign * contrast >= -EVEN.contrast && sign * clearer >= -EVEN.chroma;
  });
  return kept.length > 0 ? kept : products.filter(({ productId }) => productId === before.productId);
};

/** Of what was worn, and what the last revisions showed (see `shownKey`). */
export interface From {
  readonly before: SeenLook;
  readonly shown: readonly string[];
  readonly skin: Lab;
}

export interface WornLook extends SeenLook {
  readonly products: readonly Product[];
}

export interface Step {
  /** Taken at once. */
  readonly isEnough: boolean;
  /** An eye sees it. */
  readonly isSeen: boolean;
  /** Of those that are seen, the least is taken. */
  readonly cost: number;
}

/** Mean warmth by which a step should move a look, and below which it is not seen; CIELAB units. */
const WARMTH = { step: 6, least: 3 } as const;
/** A step in warmth that changes strength by a tenth costs as much as four units of warmth too much. */
const STRENGTH_COST = 7;
/** Logarithm of the ratio of strengths, about 1.4: beyond it a look would be another style. */
const MAX_DRIFT = 0.33;

/** CIEDE2000 over lips, cheeks, lids and lash lines by which another look of the same style is seen to be another. */
const OTHER = 3.5;

/** Another look: the next one that is seen to be other, and whose colors none of the last revisions had. */
const otherStep =
  ({ before, skin, shown }: From) =>
  (look: WornLook): Step => {
    const isFresh = !shown.includes(shownKey(look.products));
    const distance = lookDistance(look, before, skin);
    return { isEnough: isFresh && distance >= OTHER, isSeen: isFresh, cost: -distance };
  };

/** Warmer or cooler by one step, as strong as before. */
const warmthStep =
  ({ before, skin }: From, sign: number) =>
  (look: WornLook): Step => {
    const gain = sign * (lookWarmth(look.products) - lookWarmth(before.products));
    const drift = Math.abs(Math.log(lookStrength(look, skin) / Math.max(1e-9, lookStrength(before, skin))));
    return {
      isEnough: false,
      isSeen: gain >= WARMTH.least && drift <= MAX_DRIFT,
      cost: Math.abs(gain - WARMTH.step) / WARMTH.step + STRENGTH_COST * drift,
    };
  };

/** How a look counts as a step from the one before. */
export const judgeOf = (from: From, { refine }: Wishes): ((look: WornLook) => Step) =>
  refine === 'another' ? otherStep(from) : warmthStep(from, refine === 'warmer' ? 1 : -1);

/** Strength ends at 5 and 100. */
export const isSpent = (before: number | undefined, { refine, intensity }: Wishes): boolean => {
  if (before === undefined) return false;
  return refine === 'softer' ? intensity <= 5 && before < 10 : refine === 'bolder' && intensity >= 100 && before > 90;
};

/** Said when a refinement has reached the end of what the catalogue and the wishes allow. */
export const endNote = ({ refine }: Wishes, seed: string): readonly Unmet[] =>
  refine === null || refine === 'another' ? [] : [unmet(`furthest_${refine}`, { seed })];
