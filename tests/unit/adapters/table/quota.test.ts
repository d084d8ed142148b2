import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createQuotaStore } from '../../../../src/lib/adapters/table/quota.ts';
import type { QuotaStore } from '../../../../src/lib/use-cases/users/quota.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';

let table: TestTable;
let quotas: QuotaStore;

beforeAll(async () => {
  table = await startTable();
  quotas = createQuotaStore(table.client, table.name);
});
afterAll(() => table.stop());

const DAY = '2026-11-24';

/** Sends each update twice, as after a lost answer. */
const repeating = () => ({
  ...table.client,
  update: (input: Parameters<typeof table.client.update>[0]) => ({
    promise: async () => {
      await table.client.update(input).promise();
      return table.client.update(input).promise();
    },
  }),
});

describe('the quota store', () => {
  it('counts nothing before the first use', async () => {
    expect(await quotas.used(randomUUID(), DAY)).toEqual({ analyses: 0, uploadUrls: 0, refinements: 0 });
  });

  it('lets exactly as many of 20 concurrent calls through as the limit allows', async () => {
    const use = { userHash: randomUUID(), day: DAY, meter: 'analyses', limit: 7 } as const;

    const counts = await Promise.all(Array.from({ length: 20 }, () => quotas.take(use)));

    const through = counts.filter((count) => count !== undefined);
    expect(through.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await quotas.used(use.userHash, DAY)).toEqual({ analyses: 7, uploadUrls: 0, refinements: 0 });
  });

  it.each([
    ['another user', { userHash: 'other' }],
    ['another day', { day: '2026-11-25' }],
    ['another meter', { meter: 'uploadUrls' as const }],
  ])('counts %s apart', async (_title, other) => {
    const use = { userHash: randomUUID(), day: DAY, meter: 'analyses', limit: 1 } as const;
    await quotas.take(use);

    expect(await quotas.take(use)).toBeUndefined();
    expect(await quotas.take({ ...use, ...other })).toBe(1);
  });

  it('lets nobody through at a limit of zero', async () => {
    expect(await quotas.take({ userHash: randomUUID(), day: DAY, meter: 'analyses', limit: 0 })).toBeUndefined();
  });

  it('counts an update once that is sent again because its answer was lost', async () => {
    const userHash = randomUUID();
    const twice = createQuotaStore(repeating(), table.name);
    const use = { userHash, day: DAY, meter: 'analyses', limit: 3 } as const;

    expect([await twice.take(use), await twice.take(use), await twice.take(use)]).toEqual([1, 2, 3]);
    expect(await twice.take(use)).toBeUndefined();
    expect((await quotas.used(userHash, DAY)).analyses).toBe(3);
  });

  it.each(['analyses', 'uploadUrls', 'refinements'] as const)(
    'gives %s back, and never more than was counted',
    async (meter) => {
      const use = { userHash: randomUUID(), day: DAY, meter };
      await quotas.take({ ...use, limit: 2 });
      await quotas.take({ ...use, limit: 2 });

      for (let turn = 0; turn < 3; turn += 1) await quotas.giveBack(use);

      expect((await quotas.used(use.userHash, DAY))[meter]).toBe(0);
      expect(await quotas.take({ ...use, limit: 1 })).toBe(1);
    },
  );

  it('gives back once what is sent again because its answer was lost', async () => {
    const use = { userHash: randomUUID(), day: DAY, meter: 'analyses' } as const;
    for (let turn = 0; turn < 3; turn += 1) await quotas.take({ ...use, limit: 3 });

    await createQuotaStore(repeating(), table.name).giveBack(use);

    expect((await quotas.used(use.userHash, DAY)).analyses).toBe(2);
  });

  it('ends two days after the start of its day', async () => {
    const userHash = randomUUID();
    await quotas.take({ userHash, day: DAY, meter: 'analyses', limit: 1 });

    const { Items } = await table.sdk.send(
      new ScanCommand({
        TableName: table.name,
        FilterExpression: 'userHash = :hash',
        ExpressionAttributeValues: { ':hash': userHash },
      }),
    );

    expect(Items).toEqual([expect.objectContaining({ ttl: Date.parse('2026-11-26T00:00:00.000Z') / 1000 })]);
  });
});
