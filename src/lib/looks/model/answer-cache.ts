/** Uses a shared answer for a profile bucket, or decides who asks the model for it. */
import type { BucketKeys } from './brief.ts';
import type { Breaker } from './breaker.ts';
import { fitChoice } from './shared-answer.ts';
import type { LookChoice, Shortlist } from '../types.ts';
import type { CachedRecommendation, RecommendationCache, StylistEvent, StylistPorts } from './ports.ts';

/** All that decides an answer has its version in the key; what is left to age is the model behind an unversioned name. */
export const CACHE_TTL_SECONDS = 30 * 24 * 3600;
/** Longer than a model call with its retries. A lapsed claim lets the next one try, so a failing model is asked seldom. */
const LEASE_SECONDS = 20;
/** Losers look again for this long, then the rules answer. */
const WAIT_MS = 2_000;
const LOOK_AGAIN_MS = 250;

export type Lookup =
  | { readonly kind: 'hit'; readonly choice: LookChoice; readonly model: string }
  /** The caller asks the model and stores the answer under `key`; null when it cannot be stored. */
  | { readonly kind: 'ask'; readonly key: string | null }
  | { readonly kind: 'busy' };

export interface CacheUse {
  readonly cache: RecommendationCache;
  readonly keys: BucketKeys;
  readonly shortlist: Shortlist;
  readonly breaker: Pick<Breaker, 'isOpen' | 'isDoubtful' | 'doubt'>;
  /** Milliseconds since the epoch after which waiting is of no use. */
  readonly deadline: number;
}

type Report = (event: StylistEvent) => void;

const tellOf =
  (report: Report | undefined) =>
  (outcome: Extract<StylistEvent, { kind: 'cache' }>['outcome']): void => {
    report?.({ kind: 'cache', outcome });
  };

const usable = (found: CachedRecommendation | undefined, { shortlist, keys }: CacheUse): Lookup | undefined => {
  const choice = found === undefined ? undefined : fitChoice(found.choice, shortlist, keys.minKept);
  return found === undefined || choice === undefined ? undefined : { kind: 'hit', choice, model: found.model };
};

const waitFor = async (use: CacheUse, key: string, clock: StylistPorts['clock']): Promise<Lookup | undefined> => {
  if (use.breaker.isDoubtful(clock.now())) return undefined;
  const until = Math.min(use.deadline, clock.now() + WAIT_MS);
  while (clock.now() + LOOK_AGAIN_MS <= until) {
    await clock.sleep(LOOK_AGAIN_MS);
    const hit = usable(await use.cache.get(key), use);
    if (hit !== undefined) return hit;
  }
  use.breaker.doubt(clock.now());
  return undefined;
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

const lookUpOrThrow = async (use: CacheUse, ports: StylistPorts): Promise<Lookup> => {
  const tell = tellOf(ports.report);
  const { hit, key, isTaken } = await find(use);
  if (hit !== undefined) {
    tell('hit');
    return hit;
  }
  // An answer that does not fit this person stays: it fits others. A model that is not asked needs no claim.
  if (isTaken || use.breaker.isOpen(ports.clock.now())) {
    tell(isTaken ? 'stale' : 'miss');
    return { kind: 'ask', key: null };
  }
  if (await use.cache.claim(key, LEASE_SECONDS)) {
    tell('miss');
    return { kind: 'ask', key };
  }
  const late = await waitFor(use, key, ports.clock);
  tell(late === undefined ? 'busy' : 'hit');
  return late ?? { kind: 'busy' };
};

/** A cache that fails is no reason to fail: the model is asked, and nothing is stored. */
export const lookUp = async (use: CacheUse, ports: StylistPorts): Promise<Lookup> => {
  try {
    return await lookUpOrThrow(use, ports);
  } catch {
    tellOf(ports.report)('failed');
    return { kind: 'ask', key: null };
  }
};

export const keep = async (
  cache: RecommendationCache,
  key: string,
  value: CachedRecommendation,
  ports: StylistPorts,
): Promise<void> => {
  try {
    await cache.put(key, value, CACHE_TTL_SECONDS);
  } catch {
    tellOf(ports.report)('failed');
  }
};
