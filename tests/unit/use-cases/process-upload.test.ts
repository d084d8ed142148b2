import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../src/lib/errors.ts';
import type { StyleRequest } from '../../../src/lib/looks/types.ts';
import { aLook, aLookSet, aMeasuredFace, UPLOAD, USER } from '../../../testing/factories.ts';
import { fakeClock, memoryUsers } from '../../support/memory.ts';
import { OWNER, setUpProcess } from '../../support/process.ts';

const tooDark = {
  ok: false,
  rejection: { code: 'too_dark', evidence: { measured: 12, threshold: 30, hint: 'Turn to a window.' } },
} as const;
const NOW = '2026-11-24T10:00:00.000Z';
const outage = () => Promise.reject(new Problem('upstream_unavailable', 'down'));

describe('processUpload', () => {
  it('turns a selfie into a stored look and removes the selfie', async () => {
    const { process, uploads, looks, bucket } = setUpProcess();

    const outcome = await process(UPLOAD, OWNER);

    expect(outcome).toMatchObject({ kind: 'look', look: { uploadId: UPLOAD, userId: USER, revision: 1 } });
    expect(uploads.rows.get(UPLOAD)?.status).toBe('ready');
    expect(looks.rows.size).toBe(1);
    expect(bucket.objects.size).toBe(0);
  });

  it('measures once when ten callers race, and tells nine that the work is not theirs', async () => {
    const { process, calls } = setUpProcess();

    const outcomes = await Promise.all(Array.from({ length: 10 }, () => process(UPLOAD, OWNER)));

    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['look', ...Array<string>(9).fill('not_mine')]);
    expect(calls).toEqual({ measure: 1, stylist: 1, counted: 1 });
  });

  it('keeps the code of a selfie that fails, removes the selfie and asks no stylist', async () => {
    const { process, uploads, bucket, calls } = setUpProcess({ measure: () => Promise.resolve(tooDark) });

    const outcome = await process(UPLOAD, OWNER);

    expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'too_dark', evidence: { measured: 12 } } });
    expect(uploads.rows.get(UPLOAD)).toMatchObject({ status: 'failed', failure: { code: 'too_dark' } });
    expect(bucket.objects.size).toBe(0);
    expect(calls.stylist).toBe(0);
  });

  it('gives the upload back when an upstream is down, and succeeds when asked again', async () => {
    let down = true;
    const setUp = setUpProcess({
      measure: () => (down ? outage() : Promise.resolve({ ok: true, value: aMeasuredFace() })),
    });

    await expect(setUp.process(UPLOAD, OWNER)).rejects.toMatchObject({ code: 'upstream_unavailable' });
    expect(setUp.uploads.rows.get(UPLOAD)?.status).toBe('awaiting_upload');
    expect(setUp.bucket.objects.size).toBe(1);

    down = false;
    expect(await setUp.process(UPLOAD, OWNER)).toMatchObject({ kind: 'look' });
  });

  it('counts one analysis however often an upstream fails, and none while nothing was delivered', async () => {
    let failures = 9;
    const { process, calls } = setUpProcess({
      measure: () => ((failures -= 1) >= 0 ? outage() : Promise.resolve({ ok: true, value: aMeasuredFace() })),
    });

    for (let attempt = 0; attempt < 9; attempt += 1) {
      await expect(process(UPLOAD, OWNER)).rejects.toMatchObject({ code: 'upstream_unavailable' });
      expect(calls.counted).toBe(0);
    }

    expect(await process(UPLOAD, OWNER)).toMatchObject({ kind: 'look' });
    expect(calls.counted).toBe(1);
  });

  it.each(['complete', 'fail'] as const)('counts what has ended although the answer to `%s` was lost', async (end) => {
    const measured = end === 'fail' ? tooDark : ({ ok: true, value: aMeasuredFace() } as const);
    const setUp = setUpProcess({ measure: () => Promise.resolve(measured) });
    const { store } = setUp.uploads;
    const write = store[end] as (...given: unknown[]) => Promise<boolean>;
    Object.assign(store, { [end]: (...given: unknown[]) => write(...given).then(outage) });

    await expect(setUp.process(UPLOAD, OWNER)).rejects.toMatchObject({ code: 'upstream_unavailable' });

    expect(setUp.uploads.rows.get(UPLOAD)?.status).toBe(end === 'fail' ? 'failed' : 'ready');
    expect(setUp.calls.counted).toBe(1);
  });

  it('counts no second time what a crashed worker had counted', async () => {
    const lease = {
      status: 'analyzing',
      claimId: 'dead',
      leaseUntil: '2026-11-24T09:59:30.000Z',
      attempts: 1,
    } as const;
    const { process, calls } = setUpProcess({ upload: { ...lease, countedBy: 'dead' } });

    expect(await process(UPLOAD, OWNER)).toMatchObject({ kind: 'look' });
    expect(calls.counted).toBe(0);
  });

  it.each(['consent_required', 'quota_exceeded'] as const)(
    'ends an upload that met %s with that code, and its selfie goes at once',
    async (code) => {
      const refuse = () => {
        throw new Problem(code, 'No.');
      };
      const deps =
        code === 'quota_exceeded' ? { takeQuota: () => Promise.resolve().then(refuse) } : { assertConsent: refuse };
      const { process, uploads, bucket, calls } = setUpProcess({ deps });

      expect(await process(UPLOAD, OWNER)).toMatchObject({ kind: 'failed', problem: { code } });

      expect(uploads.rows.get(UPLOAD)).toMatchObject({ status: 'failed', failure: { code, detail: 'No.' } });
      expect(bucket.objects.size).toBe(0);
      expect(calls).toEqual({ measure: 0, stylist: 0, counted: 0 });
    },
  );

  it('tells the stylist nothing more once consent was withdrawn during the analysis', async () => {
    let consented = true;
    const { process, uploads } = setUpProcess({
      measure: () => {
        consented = false;
        return Promise.resolve({ ok: true, value: aMeasuredFace() });
      },
      deps: {
        assertConsent: () => {
          if (!consented) throw new Problem('consent_required', 'Withdrawn.');
        },
        stylist: async (request) => {
          await request.beforeAsking?.();
          throw new Error('The model was asked.');
        },
      },
    });

    expect(await process(UPLOAD, OWNER)).toMatchObject({ kind: 'failed', problem: { code: 'consent_required' } });
    expect(uploads.rows.get(UPLOAD)?.status).toBe('failed');
  });

  it.each([
    ['a look', tooDark, { kind: 'look' }],
    ['another failure', tooDark, { kind: 'failed', problem: { code: 'blurry' } }],
  ] as const)('answers what is stored when another worker has ended the upload with %s', async (what, found, told) => {
    const setUp = setUpProcess({
      measure: async () => {
        const { store, rows } = setUp.uploads;
        const row = rows.get(UPLOAD)!;
        rows.set(UPLOAD, { ...row, claimId: 'other' });
        if (what === 'a look') {
          await setUp.looks.store.create(aLook());
          await store.complete(UPLOAD, 'other', NOW);
        } else {
          await store.fail(UPLOAD, 'other', { code: 'blurry', detail: 'Blurry.' }, NOW);
        }
        return found;
      },
    });

    expect(await setUp.process(UPLOAD, OWNER)).toMatchObject(told);
  });

  it('leaves a live claim alone and takes over an expired one', async () => {
    const lease = {
      status: 'analyzing',
      claimId: 'dead',
      leaseUntil: '2026-11-24T10:00:30.000Z',
      attempts: 1,
    } as const;
    const { process, clock } = setUpProcess({ upload: lease });

    expect(await process(UPLOAD, OWNER)).toEqual({ kind: 'not_mine' });
    clock.advance(31_000);
    expect(await process(UPLOAD, OWNER)).toMatchObject({ kind: 'look' });
  });

  it('finishes what a crashed worker had written, without measuring again', async () => {
    const lease = {
      status: 'analyzing',
      claimId: 'dead',
      leaseUntil: '2026-11-24T09:59:30.000Z',
      attempts: 1,
    } as const;
    const earlier = aLook();
    const { process, uploads, calls } = setUpProcess({ upload: lease, looks: [earlier] });

    expect(await process(UPLOAD, OWNER)).toEqual({ kind: 'look', look: earlier });
    expect(uploads.rows.get(UPLOAD)?.status).toBe('ready');
    expect(calls.measure).toBe(0);
  });

  it.each([
    ['before the look is written', 'measure'],
    ['after the look is written', 'complete'],
  ])('drops its result when the look is deleted %s', async (_when, moment) => {
    const setUp = setUpProcess({
      measure: async () => {
        if (moment === 'measure') await forget();
        return { ok: true, value: aMeasuredFace() };
      },
      deps: {
        stylist: () => Promise.resolve(aLookSet()),
      },
    });
    const forget = async () => {
      await setUp.looks.store.remove(USER, UPLOAD);
      await setUp.uploads.store.remove(UPLOAD);
    };
    const complete = setUp.uploads.store.complete;
    setUp.uploads.store.complete = async (...args) => {
      if (moment === 'complete') await forget();
      return complete(...args);
    };

    expect(await setUp.process(UPLOAD, OWNER)).toEqual({ kind: 'dropped' });
    expect(await setUp.looks.store.get(USER, UPLOAD)).toBeUndefined();
  });

  it('answers the look although the selfie cannot be removed, and reports it', async () => {
    const { process, reported } = setUpProcess({ deps: { bucket: { remove: outage } } });

    expect(await process(UPLOAD, OWNER)).toMatchObject({ kind: 'look' });
    expect(reported).toHaveLength(1);
  });

  it('passes the upstream fault on when even giving back fails', async () => {
    const setUp = setUpProcess({ measure: () => Promise.reject(new Error('first')) });
    setUp.uploads.store.release = () => Promise.reject(new Error('second'));

    await expect(setUp.process(UPLOAD, OWNER)).rejects.toThrow('first');
    expect(setUp.reported).toHaveLength(1);
  });

  it('lets the wishes of the request win over those of the upload, and those over the stored ones', async () => {
    const requests: StyleRequest[] = [];
    const { process } = setUpProcess({
      upload: { preferences: { style: 'glam', vegan: true } },
      deps: {
        users: memoryUsers({
          userId: USER,
          preferences: { style: 'natural', country: 'DE' },
          corrections: { undertone: 'cool' },
          consent: null,
        }).store,
        stylist: (request) => {
          requests.push(request);
          return Promise.resolve(aLookSet());
        },
      },
    });

    const outcome = await process(UPLOAD, { ...OWNER, preferences: { style: 'bold' } });

    expect(requests[0]?.preferences).toEqual({ style: 'bold', vegan: true, country: 'DE' });
    expect(requests[0]?.userHash).toBe(`hash-${USER}`);
    expect(requests[0]?.profile.skin.undertone).toBe('cool');
    expect(outcome).toMatchObject({
      look: { profile: { source: { undertone: 'user' } }, measured: { skin: { undertone: 'warm' } } },
    });
  });

  it('keeps time back from the stylist for the last writes', async () => {
    const budgets: number[] = [];
    const stylist = (request: StyleRequest) => {
      budgets.push(request.budgetMs);
      return Promise.resolve(aLookSet());
    };

    for (const left of [10_000, 10]) {
      await setUpProcess({ deps: { stylist, clock: fakeClock(() => left) } }).process(UPLOAD, OWNER);
    }

    expect(budgets).toEqual([8_500, 0]);
  });
});
