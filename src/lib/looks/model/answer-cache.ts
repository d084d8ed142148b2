/** Uses a shared answer for a profile bucket, or says where the model's answer is to be kept for the others. */
import type { LookChoice, Shortlist } from '../types.ts';
import type { BucketKeys } from './cache-key.ts';
import type { CachedRecommendation, RecommendationCache, StylistEvent } from './ports.ts';
import { fitChoice } from './shared-answer.ts';

/** All that decides an answer has its version in the key; what is left to age is the model behind an unversioned name. */
export const CACHE_TTL_SECONDS = 30 * 24 * 3600;

export type Lookup =
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
