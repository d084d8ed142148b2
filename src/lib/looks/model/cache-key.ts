/**
 * The keys of a shared answer, made of exactly what the model was told. A key holds all that the words of an answer may
 * refer to, so an answer that is true for one member of a bucket is true for every other.
 */
import { createHash } from 'node:crypto';
import { folded } from '../catalogue/fold.ts';
import { priorityOf } from '../slots.ts';
import type { Preferences, Shortlist, StyleRequest } from '../types.ts';
import type { Brief } from './brief.ts';

export interface BucketVersions {
  readonly prompt: string;
  readonly algorithm: string;
  readonly catalog: string;
  readonly model: string;
}

export interface BucketKeys {
  /** Of everybody whom the words of an answer suit and whose best preset and market are the same. */
  readonly wide: string;
  /** Of those who also have the same limits: used when the wide answer holds too little for this person. */
  readonly narrow: string;
  /** Whether this person's answer may serve everybody in the wide bucket. */
  readonly isTypical: boolean;
  /** Share of its colors that a shared answer must keep to be this person's, see shared-answer.ts. */
  readonly minKept: number;
}

/** Half of the colors for somebody without limits; who has some gets what is left, unless that is next to nothing. */
const MIN_KEPT = { typical: 0.5, limited: 0.2 } as const;

const hash = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Half octaves: 40 and 50 share a band, 30 and 60 do not. */
const bandOf = (budget: Preferences['budget']): string | null =>
  budget === undefined ? null : `${budget.currency} ${Math.round(2 * Math.log2(Math.max(1, budget.max)))}`;

/** What takes products away or moves their order. A wide answer was not asked with it and does not speak of it. */
const limitsOf = ({ preferences, refine }: StyleRequest) => ({
  refine: refine === 'another' ? null : (refine ?? null),
  vegan: preferences.vegan === true,
  avoid: [...folded(preferences.avoid)].sort(),
  brands: [...folded(preferences.brands)].sort(),
  budget: bandOf(preferences.budget),
});

/** The currency of most products on offer tells markets apart, whose shelves have little in common. */
const marketOf = ({ slots }: Shortlist): string => {
  const currencies = slots.flatMap(({ candidates }) => candidates.map(({ product }) => product.currency));
  const count = (currency: string): number => currencies.filter((one) => one === currency).length;
  return [...new Set(currencies)].sort((left, right) => count(right) - count(left) || (left < right ? -1 : 1))[0] ?? '';
};

type Limits = ReturnType<typeof limitsOf>;

/** An answer that a brand, a direction or a missing slot has shaped is not for everybody. */
const isTypical = ({ refine, brands }: Limits, { slots, style }: Shortlist): boolean =>
  slots.length === priorityOf(style).length && refine === null && brands.length === 0;

const isFree = ({ vegan, avoid, budget }: Limits): boolean => !vegan && avoid.length === 0 && budget === null;

/** Null when the answer must not be shared. The best preset sets the palette by which the rules rank every product. */
export const bucketKeys = (
  brief: Brief,
  request: StyleRequest,
  shortlist: Shortlist,
  versions: BucketVersions,
): BucketKeys | null => {
  const { personal, features, style, finish, language } = brief;
  if (personal !== null) return null;
  const preset = shortlist.presets[0]?.preset.presetId;
  const parts = [versions, { features, style, finish, language }, preset, marketOf(shortlist)];
  const limits = limitsOf(request);
  const typical = isTypical(limits, shortlist);
  return {
    wide: hash(parts),
    narrow: hash([...parts, request.preferences.country ?? null, limits]),
    isTypical: typical,
    minKept: typical && isFree(limits) ? MIN_KEPT.typical : MIN_KEPT.limited,
  };
};
