import { describe, expect, it } from '@jest/globals';
import { awaitLook, findLook, holdForLook } from '../../../src/lib/use-cases/looks/find-look.ts';
import { aLook, anUpload, OTHER, UPLOAD, USER } from '../../../testing/factories.ts';
import { fakeClock, memoryLeases, memoryLooks, memoryUploads, START } from '../../support/memory.ts';

const NOW = new Date(START).toISOString();

const setUp = (upload = anUpload(), look?: ReturnType<typeof aLook>) => {
  const looks = memoryLooks(...(look ? [look] : []));
  const uploads = memoryUploads(upload);
  const clock = fakeClock();
  const deps = { looks: looks.store, uploads: uploads.store, clock };
  return { looks, uploads, clock, find: findLook(deps), wait: awaitLook(deps) };
};

describe('findLook', () => {
  it('finds the look', async () => {
    const look = aLook();

    expect(await setUp(anUpload(), look).find(USER, UPLOAD)).toEqual({ kind: 'look', look });
  });

  it.each([
    ['awaiting_upload', 0, 2],
    ['awaiting_upload', 20, 5],
    ['awaiting_upload', 90, 10],
    ['analyzing', 0, 1],
    ['analyzing', 5, 2],
    ['analyzing', 20, 5],
  ] as const)(
    'tells an upload that is %s for %s s to come back after %s s',
    async (status, lasted, retryAfterSeconds) => {
      const { find, clock } = setUp(anUpload({ status, createdAt: NOW, updatedAt: NOW }));
      clock.advance(lasted * 1000);

      expect(await find(USER, UPLOAD)).toEqual({
        kind: 'pending',
        state: { uploadId: UPLOAD, status, retryAfterSeconds },
      });
    },
  );

  it('repeats the failure of an analysis', async () => {
    const failure = { code: 'blurry', detail: 'Blurry.', evidence: { measured: 3, threshold: 8, hint: 'Hold still.' } };
    const upload = anUpload({ status: 'failed', failure: { ...failure, code: 'blurry' } });

    await expect(setUp(upload).find(USER, UPLOAD)).rejects.toMatchObject({
      code: 'blurry',
      evidence: failure.evidence,
    });
  });

  it('tells how long it is until a quota is full again from when it is asked', async () => {
    const failure = { code: 'quota_exceeded', detail: 'No more today.' } as const;
    const { find, clock } = setUp(anUpload({ status: 'failed', failure, updatedAt: NOW }));

    await expect(find(USER, UPLOAD)).rejects.toMatchObject({ retryAfterSeconds: 14 * 3600 });
    clock.advance(13 * 3600_000);
    await expect(find(USER, UPLOAD)).rejects.toMatchObject({ retryAfterSeconds: 3600 });
    clock.advance(24 * 3600_000);
    await expect(find(USER, UPLOAD)).rejects.toMatchObject({ retryAfterSeconds: 1 });
  });

  it('says expired only after the grace time', async () => {
    const { find, clock } = setUp();

    clock.advance(15 * 60_000);
    expect(await find(USER, UPLOAD)).toMatchObject({ kind: 'pending' });
    clock.advance(1);
    await expect(find(USER, UPLOAD)).rejects.toMatchObject({ code: 'upload_expired' });
  });

  it('reads again when the look is written between its two reads', async () => {
    const { find, looks, uploads } = setUp(anUpload({ status: 'ready' }));
    const get = uploads.store.get;
    uploads.store.get = async (id) => {
      await looks.store.create(aLook());
      return get(id);
    };

    expect(await find(USER, UPLOAD)).toMatchObject({ kind: 'look' });
  });

  it.each([
    ['of somebody else', OTHER, UPLOAD],
    ['that never was', USER, 'ffffffff-ffff-4fff-8fff-ffffffffffff'],
    ['with a malformed id', USER, `${UPLOAD}x`],
  ])('does not know an upload %s', async (_whose, userId, id) => {
    await expect(setUp().find(userId, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('does not know a look that was deleted after it was ready', async () => {
    await expect(setUp(anUpload({ status: 'ready' })).find(USER, UPLOAD)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('awaitLook', () => {
  it('answers as soon as the analysis has ended', async () => {
    const { wait, looks, uploads, clock } = setUp(anUpload({ status: 'analyzing', claimId: 'c', updatedAt: NOW }));
    const started = clock.now();
    const sleep = clock.sleep;
    clock.sleep = async (ms) => {
      if (clock.now() - started >= 1000) {
        await looks.store.create(aLook());
        await uploads.store.complete(UPLOAD, 'c', NOW);
      }
      return sleep(ms);
    };

    expect(await wait(USER, UPLOAD, 10_000)).toMatchObject({ kind: 'look' });
    expect(clock.now() - started).toBeLessThan(2_000);
  });

  it('finds a look whose worker ended before the upload did', async () => {
    const { wait, looks, clock } = setUp(anUpload({ status: 'analyzing', updatedAt: NOW }));
    const sleep = clock.sleep;
    clock.sleep = async (ms) => {
      await looks.store.create(aLook());
      return sleep(ms);
    };

    expect(await wait(USER, UPLOAD, 1_000)).toMatchObject({ kind: 'look' });
  });

  it('does not wait longer than it was asked to', async () => {
    const { wait, clock } = setUp(anUpload({ status: 'analyzing', updatedAt: NOW }));
    const started = clock.now();

    expect(await wait(USER, UPLOAD, 3_000)).toMatchObject({ kind: 'pending' });
    expect(clock.now() - started).toBeLessThanOrEqual(3_000);
  });

  it.each([
    ['a selfie that has not arrived', { createdAt: NOW }, 5_000],
    ['an analysis that should have ended', { status: 'analyzing', updatedAt: '2026-11-24T09:59:50.000Z' }, 2_000],
  ] as const)('holds no function longer than it is worth for %s', async (_what, upload, atMost) => {
    const { wait, clock } = setUp(anUpload(upload));
    const started = clock.now();

    expect(await wait(USER, UPLOAD, 10_000)).toMatchObject({ kind: 'pending' });
    expect(clock.now() - started).toBeGreaterThan(atMost - 500);
    expect(clock.now() - started).toBeLessThanOrEqual(atMost);
  });

  it('reads only the row of the upload while it waits', async () => {
    const { wait, looks } = setUp(anUpload({ status: 'analyzing', updatedAt: NOW }));
    let reads = 0;
    const get = looks.store.get;
    looks.store.get = (...id) => {
      reads += 1;
      return get(...id);
    };

    await wait(USER, UPLOAD, 5_000);

    expect(reads).toBe(2);
  });

  it('reads once without a wait', async () => {
    const { wait, clock } = setUp();
    const started = clock.now();

    expect(await wait(USER, UPLOAD, 0)).toMatchObject({ kind: 'pending' });
    expect(clock.now()).toBe(started);
  });
});

describe('holdForLook', () => {
  const setUpHold = () => {
    const { looks, uploads, clock } = setUp(anUpload({ status: 'analyzing', updatedAt: NOW }));
    const leases = memoryLeases();
    let ids = 0;
    const hold = holdForLook({
      looks: looks.store,
      uploads: uploads.store,
      clock,
      leases: leases.store,
      hashLease: (name) => name,
      newId: () => `holder-${(ids += 1)}`,
      report: () => undefined,
    });
    return { looks, uploads, clock, leases, hold };
  };

  it('holds one request of a user at a time, and answers the others at once', async () => {
    const { uploads, looks, hold } = setUpHold();
    let asked = 0;
    const get = uploads.store.get;
    uploads.store.get = (id) => {
      asked += 1;
      return get(id);
    };
    const first = hold(USER, UPLOAD, 10_000);
    await new Promise((resolve) => setImmediate(resolve));
    const before = asked;

    const others = await Promise.all(Array.from({ length: 5 }, () => hold(USER, UPLOAD, 10_000)));

    expect(others.map(({ kind }) => kind)).toEqual(Array(5).fill('pending'));
    expect(asked - before).toBeLessThan(5 + 20);
    await looks.store.create(aLook());
    await uploads.store.complete(UPLOAD, 'claim', NOW);
    expect((await first).kind).toBe('look');
  });

  it('is held again once the earlier request was answered', async () => {
    const { hold, leases } = setUpHold();

    await hold(USER, UPLOAD, 1_000);

    expect(leases.rows.size).toBe(0);
  });

  it('takes no lease for a look that is there', async () => {
    const { hold, looks, leases } = setUpHold();
    await looks.store.create(aLook());
    leases.store.take = () => Promise.reject(new Error('asked'));

    expect((await hold(USER, UPLOAD, 10_000)).kind).toBe('look');
  });
});
