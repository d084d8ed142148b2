/**
 * Uses a shared answer for a profile bucket, or says where the model's answer is to be kept for the others. Its keys hold exactly what
 * the model was told, and so all that the words of an answer may refer to: true for one member of a bucket, true for every other.
 */
import { createHash } from 'node:crypto';
import { folded } from '../catalogue/fold.ts';
import { depthClass } from '../rules/colorways.ts';
import { priorityOf } from '../slots.ts';
import type { Preferences, StyleRequest } from '../types.ts';
import type { LookChoice, Shortlist } from '../choice.ts';
import type { Brief } from './brief.ts';
import type { CachedRecommendation, RecommendationCache, StylistEvent } from './ports.ts';
import { fitChoice } from './shared-answer.ts';

interface BucketVersions {
  readonly prompt: string;
  readonly algorithm: string;
  readonly catalog: string;
  readonly model: string;
}

interface BucketKeys {
  /** Of everybody whom the words of an answer suit and whose palette, depth and market are the same. */
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

/**
 * Null when the answer must not be shared. Palette and depth decide how the rules rank every product; of the equally good palettes a
 * person's own is taken, so a class of people has a few answers, and not all of it the same one.
 */
export const bucketKeys = (
  brief: Brief,
  request: StyleRequest,
  shortlist: Shortlist,
  versions: BucketVersions,
): BucketKeys | null => {
  const { personal, features, style, finish, language } = brief;
  if (personal !== null) return null;
  const palette = [shortlist.colorway, depthClass(request.profile.skin.lab.l)];
  const parts = [versions, { features, style, finish, language }, palette, marketOf(shortlist)];
  const limits = limitsOf(request);
  const typical = isTypical(limits, shortlist);
  return {
    wide: hash(parts),
    narrow: hash([...parts, request.preferences.country ?? null, limits]),
    isTypical: typical,
    minKept: typical && isFree(limits) ? MIN_KEPT.typical : MIN_KEPT.limited,
  };
};

/** All that decides an answer has its version in the key; what is left to age is the model behind an unversioned name. */
const CACHE_TTL_SECONDS = 30 * 24 * 3600;

type Lookup =
  | { readonly kind: 'hit'; readonly choice: LookChoice; readonly model: string }
  /** The caller asks the model and keeps the answer under `key`; null when it cannot be kept. */
  | { readonly kind: 'ask'; readonly key: string | null };

export interface CacheUse {
  readonly cache: RecommendationCache;
  readonly keys: BucketKeys;
  readonly shortlist: Shortlist;
  readonly report: ((event: StylistEvent) => void) | undefined;
}

const tell = ({ report }: CacheUse, outcome: Extract<StylistEvent, { kind: 'cache' }>['outcome']): void => {
  report?.({ kind: 'cache', outcome });
};

const usable = (found: CachedRecommendation | undefined, { shortlist, keys }: CacheUse): Lookup | undefined => {
  const choice = found === undefined ? undefined : fitChoice(found.choice, shortlist, keys.minKept);
  return found === undefined || choice === undefined ? undefined : { kind: 'hit', choice, model: found.model };
};

interface Found {
  readonly hit: Lookup | undefined;
  /** Where an answer of this person's would be stored. */
  readonly key: string;
  /** An answer stands there already, but it does not fit. */
  readonly isTaken: boolean;
}

/** The wide bucket first; the narrow one when the wide answer does not fit this person, or theirs would not fit others. */
const find = async (use: CacheUse): Promise<Found> => {
  const { cache, keys } = use;
  const wide = await cache.get(keys.wide);
  const hit = usable(wide, use);
  const isFree = wide === undefined && keys.isTypical;
  if (isFree || hit !== undefined) return { hit, key: keys.wide, isTaken: false };
  const narrow = await cache.get(keys.narrow);
  return { hit: usable(narrow, use), key: keys.narrow, isTaken: narrow !== undefined };
};

/**
 * Nobody waits for somebody else's answer: a second call of the model costs a fraction of a thousandth of a dollar, and
 * waiting costs a person seconds. A cache that fails is no reason to fail: the model is asked, and nothing is kept.
 */
export const lookUp = async (use: CacheUse): Promise<Lookup> => {
  try {
    const { hit, key, isTaken } = await find(use);
    tell(use, hit ? 'hit' : isTaken ? 'stale' : 'miss');
    // An answer that does not fit this person stays: it fits others.
    return hit ?? { kind: 'ask', key: isTaken ? null : key };
  } catch {
    tell(use, 'failed');
    return { kind: 'ask', key: null };
  }
};

/** The first answer stays, so that everybody of a bucket gets the same one. */
export const keep = async (use: CacheUse, key: string, value: CachedRecommendation): Promise<void> => {
  try {
    await use.cache.putFirst(key, value, CACHE_TTL_SECONDS);
  } catch {
    tell(use, 'failed');
  }
};
