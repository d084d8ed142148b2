/** The shared cache of what the model chose, in the table. A claim keeps many equal wishes from asking it many times. */
import {
  type RecommendationEntity,
  recommendationEntity,
  type RecommendationItem,
} from '../../../entities/recommendation.ts';
import type { LookChoice } from '../../looks/types.ts';
import type { CachedRecommendation, RecommendationCache } from '../../looks/model/ports.ts';
import { epochSeconds, isLive, onTable } from './calls.ts';
import type { TableClient } from './client.ts';
import { compact } from './values.ts';

const toChoice = (stored: NonNullable<RecommendationItem['choice']>): LookChoice =>
  compact({
    ...stored,
    products: compact(stored.products),
    reasons: stored.reasons && compact(stored.reasons),
    techniques: stored.techniques && compact(stored.techniques),
  });

const toStoredChoice = ({ products, reasons, techniques, reasoning, ...rest }: LookChoice) => ({
  ...rest,
  products: { ...products },
  ...(reasons && { reasons: { ...reasons } }),
  ...(techniques && { techniques: { ...techniques } }),
  ...(reasoning && { reasoning: reasoning.map(({ text, features }) => ({ text, features: [...features] })) }),
});

const read = async (
  cache: RecommendationEntity,
  profileKey: string,
  nowMs: number,
): Promise<CachedRecommendation | undefined> => {
  /** Consistent, so that who waits for the winner sees its answer at once. */
  const { data } = await cache.get({ profileKey }).go({ consistent: true });
  if (!data?.choice || data.model === undefined || !isLive(data, nowMs)) return undefined;
  return { choice: toChoice(data.choice), model: data.model };
};

/** Succeeds when there is no answer that still counts and nobody's lease runs. */
const claim = async (
  cache: RecommendationEntity,
  profileKey: string,
  nowMs: number,
  leaseSeconds: number,
): Promise<boolean> => {
  const now = epochSeconds(nowMs);
  const { rejected } = await cache
    .update({ profileKey })
    .set({ leaseUntil: nowMs + leaseSeconds * 1000, ttl: now + leaseSeconds + 1 })
    .remove(['choice', 'model'])
    .where(
      (item, { notExists, lte }) =>
        `(${notExists(item.ttl)} OR ${lte(item.ttl, now)} OR ` +
        `(${notExists(item.choice)} AND ${lte(item.leaseUntil, nowMs)}))`,
    )
    .go({ returnOnConditionCheckFailure: true });
  return !rejected;
};

/** `now` in milliseconds since the epoch. */
export const createRecommendationCache = (
  client: TableClient,
  table: string,
  now: () => number = Date.now,
): RecommendationCache => {
  const cache = recommendationEntity({ client, table });
  return {
    get: (key) => onTable(() => read(cache, key, now())),
    put: async (key, { choice, model }, ttlSeconds) => {
      const item = { profileKey: key, choice: toStoredChoice(choice), model, ttl: epochSeconds(now()) + ttlSeconds };
      await onTable(() => cache.put(item).go());
    },
    claim: (key, leaseSeconds) => onTable(() => claim(cache, key, now(), leaseSeconds)),
  };
};
