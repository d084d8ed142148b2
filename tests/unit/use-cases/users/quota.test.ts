import { describe, expect, it } from '@jest/globals';
import { giveQuotaBack, type QuotaStore, readQuota, takeQuota } from '../../../../src/lib/use-cases/users/quota.ts';
import { USER } from '../../../../testing/factories.ts';
import { fakeClock } from '../../../support/memory.ts';

const setUp = () => {
  const counts = new Map<string, number>();
  const quota: QuotaStore = {
    take: ({ userHash, day, meter, limit }) => {
      const key = `${userHash}/${day}/${meter}`;
      const used = (counts.get(key) ?? 0) + 1;
      if (used > limit) return Promise.resolve(undefined);
      counts.set(key, used);
      return Promise.resolve(used);
    },
    giveBack: ({ userHash, day, meter }) => {
      const key = `${userHash}/${day}/${meter}`;
      counts.set(key, (counts.get(key) ?? 0) - 1);
      return Promise.resolve();
    },
    used: (userHash, day) =>
      Promise.resolve({
        analyses: counts.get(`${userHash}/${day}/analyses`) ?? 0,
        uploadUrls: counts.get(`${userHash}/${day}/uploadUrls`) ?? 0,
        refinements: counts.get(`${userHash}/${day}/refinements`) ?? 0,
      }),
  };
  const clock = fakeClock();
  const deps = {
    quota,
    limits: { analyses: 2, uploadUrls: 3, refinements: 4 },
    hashUser: (id: string) => `h(${id})`,
    clock,
  };
  return { clock, take: takeQuota(deps), giveBack: giveQuotaBack(deps), read: readQuota(deps), counts };
};

describe('quotas', () => {
  it('count down to the limit and then refuse until midnight UTC', async () => {
    const { take, clock } = setUp();

    expect(await take(USER, 'analyses')).toEqual({ limit: 2, remaining: 1, resetsAt: '2026-11-25T00:00:00.000Z' });
    await take(USER, 'analyses');
    await expect(take(USER, 'analyses')).rejects.toMatchObject({
      code: 'quota_exceeded',
      retryAfterSeconds: 14 * 3600,
      quota: { remaining: 0 },
    });

    clock.advance(14 * 3_600_000);
    expect(await take(USER, 'analyses')).toMatchObject({ remaining: 1, resetsAt: '2026-11-26T00:00:00.000Z' });
  });

  it('are given back on the day that they were counted', async () => {
    const { take, giveBack, counts, clock } = setUp();
    const taken = await take(USER, 'refinements');
    clock.advance(14 * 3_600_000);

    await giveBack(USER, 'refinements', taken);

    expect([...counts]).toEqual([[`h(${USER})/2026-11-24/refinements`, 0]]);
  });

  it('are counted under a hash and read without counting', async () => {
    const { take, read, counts } = setUp();
    await take(USER, 'uploadUrls');

    expect(await read(USER)).toMatchObject({ analyses: { remaining: 2 }, uploadUrls: { limit: 3, remaining: 2 } });
    expect([...counts.keys()]).toEqual([`h(${USER})/2026-11-24/uploadUrls`]);
  });
});
