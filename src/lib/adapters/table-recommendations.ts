/** Shared answers of the model in the table. A claim row lets one caller ask while the others wait or do without. */
import {
  type RecommendationEntity,
  recommendationEntity,
  type RecommendationItem,
} from '../../entities/recommendation.ts';
import type { LookChoice } from '../looks/shortlist-types.ts';
import type { CachedRecommendation, RecommendationCache } from '../looks/stylist-ports.ts';
import type { Category } from '../vocabulary.ts';
import { epochSeconds, isLive, onTable, type TableClient } from './table-calls.ts';

/** A claim whose model call failed leaves a row without an answer; it goes soon. */
const CLAIM_TTL_SECONDS = 3600;

type Picks = NonNullable<RecommendationItem['picks']>;
type Texts = Partial<Record<Category, string>>;

const textsOf = (picks: Picks, field: 'productId' | 'reason' | 'technique'): Texts =>
  Object.fromEntries(picks.flatMap((pick) => (pick[field] === undefined ? [] : [[pick.category, pick[field]]])));

const toValue = (item: RecommendationItem): CachedRecommendation | undefined => {
  if (item.model === undefined || item.arPresetId === undefined) return undefined;
  const picks = item.picks ?? [];
  return {
    model: item.model,
    choice: {
      arPresetId: item.arPresetId,
      products: textsOf(picks, 'productId'),
      reasons: textsOf(picks, 'reason'),
      techniques: textsOf(picks, 'technique'),
      reasoning: item.reasoning ?? [],
      ...(item.lookName === undefined ? {} : { name: item.lookName }),
    },
  };
};

const toPicks = ({ products, reasons, techniques }: LookChoice): Picks =>
  (Object.entries(products) as [Category, string][]).map(([category, productId]) => ({
    category,
    productId,
    ...(reasons?.[category] !== undefined && { reason: reasons[category] }),
    ...(techniques?.[category] !== undefined && { technique: techniques[category] }),
  }));

const toFields = ({ model, choice }: CachedRecommendation) => ({
  model,
  arPresetId: choice.arPresetId,
  picks: toPicks(choice),
  reasoning: (choice.reasoning ?? []).map(({ text, features }) => ({ text, features: [...features] })),
  ...(choice.name !== undefined && { lookName: choice.name }),
});

/**
 * One conditional update: of any number of callers one wins, until the lease is over. An answer whose time was up goes
 * with it, else the row's new TTL would bring it back.
 */
const claimOnce = async (rows: RecommendationEntity, bucket: string, now: number, leaseMs: number) => {
  const result = await rows
    .update({ bucket })
    .set({ claimedUntil: now + leaseMs, ttl: epochSeconds(now) + CLAIM_TTL_SECONDS })
    .remove(['model'])
    .where(({ claimedUntil }, { notExists, lt }) => `(${notExists(claimedUntil)} OR ${lt(claimedUntil, now)})`)
    .go({ returnOnConditionCheckFailure: true });
  return !result.rejected;
};

export const createRecommendationCache = (
  client: TableClient,
  table: string,
  now: () => number,
): RecommendationCache => {
  const rows = recommendationEntity({ client, table });
  return {
    get: async (bucket) => {
      const { data } = await onTable(() => rows.get({ bucket }).go());
      return data !== null && isLive(data, now()) ? toValue(data) : undefined;
    },
    put: async (bucket, value, ttlSeconds) => {
      const ttl = epochSeconds(now()) + ttlSeconds;
      await onTable(() => rows.put({ bucket, ...toFields(value), claimedUntil: 0, ttl }).go());
    },
    claim: (bucket, leaseSeconds) => onTable(() => claimOnce(rows, bucket, now(), 1000 * leaseSeconds)),
  };
};
