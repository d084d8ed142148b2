/** Wishes that could not be kept: which, why, and the same as data. */
import type { Category, UnmetWish } from '../../vocabulary.ts';
import type { Unmet, Values } from '../types.ts';
import { sayOne, type SentenceCode } from './say.ts';

/** The wish by code; `told` where more than one may be the cause. */
const WISH = {
  left_out: 'told',
  other_brand: 'brands',
  over_budget: 'budget',
  least: 'budget',
  no_currency: 'currency',
  other_currency: 'currency',
  currency_changed: 'currency',
  short_of_time: 'minutes',
  no_country: 'country',
  furthest_warmer: 'refine',
  furthest_cooler: 'refine',
  furthest_softer: 'refine',
  furthest_bolder: 'refine',
} as const satisfies Partial<Record<SentenceCode, UnmetWish | 'told'>>;
type UnmetCode = keyof typeof WISH;

interface Told {
  readonly values?: Values;
  /** Of the user, see say.ts. */
  readonly seed: string;
  /** Which wish it is, where the code does not say. */
  readonly wish?: UnmetWish;
}

export const unmet = (code: UnmetCode, { values = {}, seed, wish = 'products' }: Told): Unmet => {
  const own = WISH[code];
  return { wish: own === 'told' ? wish : own, code, values, why: sayOne({ code }, values, seed) };
};

/** Names of categories that are left out. */
export const leftOut = (categories: readonly Category[]): Values => ({ categories });
