/** Daily counters in the table. */
import { randomUUID } from 'node:crypto';
import { type QuotaEntity, quotaEntity } from '../../../entities/quota.ts';
import type { QuotaStore, QuotaUse } from '../../use-cases/users/quota.ts';
import { epochSeconds, onTable } from './on-table.ts';
import type { TableClient } from './client.ts';

/** From the start of the day: a counter is of no use once its day is over everywhere. */
const TTL_SECONDS = 2 * 24 * 60 * 60;

/** Where each meter keeps the name of its last write. */
const MARKS = { analyses: 'lastAnalysis', uploadUrls: 'lastUploadUrl', refinements: 'lastRefinement' } as const;

/**
 * One conditional update: under any number of concurrent calls exactly `limit` succeed. A retry of one whose answer was
 * lost finds its own name and counts no second time, unless another write of the user came between the two.
 */
const takeOne = async (quotas: QuotaEntity, use: QuotaUse): Promise<number | undefined> => {
  const { userHash, day, meter, limit } = use;
  if (limit < 1) return undefined;
  const mark = MARKS[meter];
  const id = use.name ?? randomUUID();
  const result = await quotas
    .update({ userHash, day })
    .add({ [meter]: 1 })
    .set({ [mark]: id, ttl: epochSeconds(Date.parse(day)) + TTL_SECONDS })
    .where((item, { notExists, lt }) => `(${notExists(item[meter])} OR ${lt(item[meter], limit)})`)
    .where((item, { notExists, ne }) => `(${notExists(item[mark])} OR ${ne(item[mark], id)})`)
    .go({ response: 'all_new', returnOnConditionCheckFailure: true });
  if (!result.rejected) return result.data[meter];
  const { data } = await quotas.get({ userHash, day }).go({ consistent: true });
  return data?.[mark] === id ? data[meter] : undefined;
};

/** A repeated one finds its own name, as in `takeOne`. */
const giveOneBack = async (
  quotas: QuotaEntity,
  { userHash, day, meter }: Parameters<QuotaStore['giveBack']>[0],
): Promise<void> => {
  const mark = MARKS[meter];
  const id: string = randomUUID();
  await quotas
    .patch({ userHash, day })
    .subtract({ [meter]: 1 })
    .set({ [mark]: id })
    .where((item, { gt }) => gt(item[meter], 0))
    .where((item, { ne }) => ne(item[mark], id))
    .go({ returnOnConditionCheckFailure: true });
};

export const createQuotaStore = (client: TableClient, table: string): QuotaStore => {
  const quotas = quotaEntity({ client, table });
  return {
    take: (use) => onTable(() => takeOne(quotas, use)),
    giveBack: (use) => onTable(() => giveOneBack(quotas, use)),
    used: async (userHash, day) => {
      const { data } = await onTable(() => quotas.get({ userHash, day }).go({ consistent: true }));
      const { analyses = 0, uploadUrls = 0, refinements = 0 } = data ?? {};
      return { analyses, uploadUrls, refinements };
    },
  };
};
