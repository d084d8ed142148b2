/** Uses a shared answer for a profile bucket, or decides who asks the model for it. */
import { fitChoice } from './stylist-fit.ts';
import type { LookChoice, Shortlist } from './shortlist-types.ts';
import type { CachedRecommendation, RecommendationCache, StylistEvent, StylistPorts } from './stylist-ports.ts';

/** Looks change with the catalogue's version, which is in the key; the rest is taste, which a week does not change. */
export const CACHE_TTL_SECONDS = 7 * 24 * 3600;
/** Longer than a model call with its retries. A lapsed claim lets the next one try, so a failing model is asked seldom. */
const LEASE_SECONDS = 20;
/** Losers look again for this long, then the rules answer. */
const WAIT_MS = 2_000;
const LOOK_AGAIN_MS = 250;

export type Lookup =
  | { readonly kind: 'hit'; readonly choice: LookChoice; readonly model: string }
  /** The caller asks the model and, when `store` is set, stores the answer. */
  | { readonly kind: 'ask'; readonly store: boolean }
  | { readonly kind: 'busy' };

export interface CacheUse {
  readonly cache: RecommendationCache;
  readonly key: string;
  readonly shortlist: Shortlist;
  /** Milliseconds since the epoch after which waiting is of no use. */
  readonly deadline: number;
}

type Report = (event: StylistEvent) => void;

const tellOf =
  (report: Report | undefined) =>
  (outcome: Extract<StylistEvent, { kind: 'cache' }>['outcome']): void => {
    report?.({ kind: 'cache', outcome });
  };

const usable = (found: CachedRecommendation | undefined, shortlist: Shortlist): Lookup | undefined => {
  const choice = found === undefined ? undefined : fitChoice(found.choice, shortlist);
  return found === undefined || choice === undefined ? undefined : { kind: 'hit', choice, model: found.model };
};

const waitFor = async (use: CacheUse, clock: StylistPorts['clock']): Promise<Lookup | undefined> => {
  const until = Math.min(use.deadline, clock.now() + WAIT_MS);
  while (clock.now() + LOOK_AGAIN_MS <= until) {
    await clock.sleep(LOOK_AGAIN_MS);
    const hit = usable(await use.cache.get(use.key), use.shortlist);
    if (hit !== undefined) return hit;
  }
  return undefined;
};

const lookUpOrThrow = async (use: CacheUse, ports: StylistPorts): Promise<Lookup> => {
  const tell = tellOf(ports.report);
  const found = await use.cache.get(use.key);
  const hit = usable(found, use.shortlist);
  if (hit !== undefined) {
    tell('hit');
    return hit;
  }
  // An answer that does not fit this shortlist stays: it fits others.
  if (found !== undefined) {
    tell('stale');
    return { kind: 'ask', store: false };
  }
  if (await use.cache.claim(use.key, LEASE_SECONDS)) {
    tell('miss');
    return { kind: 'ask', store: true };
  }
  const late = await waitFor(use, ports.clock);
  tell(late === undefined ? 'busy' : 'hit');
  return late ?? { kind: 'busy' };
};

/** A cache that fails is no reason to fail: the model is asked, and nothing is stored. */
export const lookUp = async (use: CacheUse, ports: StylistPorts): Promise<Lookup> => {
  try {
    return await lookUpOrThrow(use, ports);
  } catch {
    tellOf(ports.report)('failed');
    return { kind: 'ask', store: false };
  }
};

export const keep = async (use: CacheUse, value: CachedRecommendation, ports: StylistPorts): Promise<void> => {
  try {
    await use.cache.put(use.key, value, CACHE_TTL_SECONDS);
  } catch {
    tellOf(ports.report)('failed');
  }
};
