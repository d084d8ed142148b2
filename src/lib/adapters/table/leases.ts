/** Leases in the table: one conditional update takes one, another gives it back. */
import { leaseEntity } from '../../../entities/lease.ts';
import type { LeaseStore } from '../../use-cases/lease.ts';
import { epochSeconds, onTable } from './on-table.ts';
import type { TableClient } from './client.ts';

/** An ended lease is of no use to anybody; its row may go once no clock can disagree about that. Seconds. */
const KEPT_SECONDS = 60 * 60;

const REJECTABLE = { returnOnConditionCheckFailure: true } as const;

export const createLeaseStore = (client: TableClient, table: string): LeaseStore => {
  const leases = leaseEntity({ client, table });
  return {
    take: async ({ leaseKey, holder, now, until }) => {
      const { rejected } = await onTable(() =>
        leases
          .update({ leaseKey })
          .set({ holder, until, ttl: epochSeconds(until) + KEPT_SECONDS })
          .where(
            (item, { notExists, lte, eq }) =>
              `(${notExists(item.holder)} OR ${lte(item.until, now)} OR ${eq(item.holder, holder)})`,
          )
          .go(REJECTABLE),
      );
      return !rejected;
    },
    free: async (leaseKey, holder) => {
      await onTable(() =>
        leases
          .patch({ leaseKey })
          .remove(['holder'])
          .where((item, { eq }) => eq(item.holder, holder))
          .go(REJECTABLE),
      );
    },
  };
};
