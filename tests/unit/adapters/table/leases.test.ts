import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLeaseStore } from '../../../../src/lib/adapters/table/leases.ts';
import type { LeaseStore } from '../../../../src/lib/use-cases/lease.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';

let table: TestTable;
let leases: LeaseStore;

beforeAll(async () => {
  table = await startTable();
  leases = createLeaseStore(table.client, table.name);
});
afterAll(() => table.stop());

const NOW = Date.parse('2026-11-24T10:00:00.000Z');
const lease = (leaseKey: string, holder: string, now = NOW) => ({ leaseKey, holder, now, until: now + 1_000 });

describe('the lease store', () => {
  it('gives a lease to one of twenty who ask at once', async () => {
    const leaseKey = randomUUID();

    const taken = await Promise.all(Array.from({ length: 20 }, () => leases.take(lease(leaseKey, randomUUID()))));

    expect(taken.filter((one) => one)).toHaveLength(1);
  });

  it('gives it again to its holder, whose first answer may have been lost', async () => {
    const leaseKey = randomUUID();

    expect([await leases.take(lease(leaseKey, 'me')), await leases.take(lease(leaseKey, 'me'))]).toEqual([true, true]);
  });

  it.each([
    ['once it is free', true, NOW],
    ['once it has ended', false, NOW + 1_000],
  ])('gives it to the next %s', async (_when, isFreed, now) => {
    const leaseKey = randomUUID();
    await leases.take(lease(leaseKey, 'first'));
    if (isFreed) await leases.free(leaseKey, 'first');

    expect(await leases.take(lease(leaseKey, 'second', now))).toBe(true);
    expect(await leases.take(lease(leaseKey, 'third', now))).toBe(false);
  });

  it('is not freed by somebody whose time has passed', async () => {
    const leaseKey = randomUUID();
    await leases.take(lease(leaseKey, 'first'));
    await leases.take(lease(leaseKey, 'second', NOW + 2_000));

    await leases.free(leaseKey, 'first');

    expect(await leases.take(lease(leaseKey, 'third', NOW + 2_000))).toBe(false);
  });
});
