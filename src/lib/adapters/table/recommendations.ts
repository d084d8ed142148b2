/** The shared cache of what the model chose, in the table. */
import {
  type RecommendationEntity,
  recommendationEntity,
  type RecommendationItem,
} from '../../../entities/recommendation.ts';
import type { LookChoice } from '../../looks/choice.ts';
import type { CachedRecommendation, RecommendationCache } from '../../looks/model/ports.ts';
import { compact, epochSeconds, isLive, onTable } from './on-table.ts';
import type { TableClient } from './client.ts';

const toChoice = (stored: RecommendationItem['choice']): LookChoice =>
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
  const { data } = await cache.get({ profileKey }).go();
  return data && isLive(data, nowMs) ? { choice: toChoice(data.choice), model: data.model } : undefined;
};

interface Answer extends CachedRecommendation {
  readonly profileKey: string;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly ttlSeconds: number;
}

/** Whether it was the first is of no interest to who wrote it. */
const writeFirst = async (cache: RecommendationEntity, answer: Answer): Promise<void> => {
  const { profileKey, choice, model, now, ttlSeconds } = answer;
  await cache
    .put({ profileKey, choice: toStoredChoice(choice), model, ttl: now + ttlSeconds })
    .where((item, { notExists, lte }) => `(${notExists(item.ttl)} OR ${lte(item.ttl, now)})`)
    .go({ returnOnConditionCheckFailure: true });
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
    putFirst: (profileKey, value, ttlSeconds) =>
      onTable(() => writeFirst(cache, { profileKey, ...value, ttlSeconds, now: epochSeconds(now()) })),
  };
};
