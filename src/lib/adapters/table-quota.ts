/** Daily counters in the table. */
import { type QuotaEntity, quotaEntity } from '../../entities/quota.ts';
import type { QuotaStore, QuotaUse } from '../use-cases/quota.ts';
import { epochSeconds, onTable, type TableClient } from './table-calls.ts';

/** From the start of the day: a counter is of no use once its day is over everywhere. */
const TTL_SECONDS = 2 * 24 * 60 * 60;

/**
 * One conditional update: under any number of concurrent calls exactly `limit` succeed. The SDK's retry of an update
 * whose answer was lost counts twice, to the user's loss of one.
 */
const takeOne = async (quotas: QuotaEntity, { userHash, day, meter, limit }: QuotaUse): Promise<number | undefined> => {
  if (limit < 1) return undefined;
  const result = await quotas
    .update({ userHash, day })
    .add({ [meter]: 1 })
    .set({ ttl: epochSeconds(Date.parse(day)) + TTL_SECONDS })
    .where((item, { notExists, lt }) => `(${notExists(item[meter])} OR ${lt(item[meter], limit)})`)
    .go({ response: 'all_new', returnOnConditionCheckFailure: true });
  return result.rejected ? undefined : (result.data as Partial<Record<string, number>>)[meter];
};

export const createQuotaStore = (client: TableClient, table: string): QuotaStore => {
  const quotas = quotaEntity({ client, table });
  return {
    take: (use) => onTable(() => takeOne(quotas, use)),
    used: async (userHash, day) => {
      const { data } = await onTable(() => quotas.get({ userHash, day }).go({ consistent: true }));
      return { analyses: data?.analyses ?? 0, uploadUrls: data?.uploadUrls ?? 0 };
    },
  };
};
