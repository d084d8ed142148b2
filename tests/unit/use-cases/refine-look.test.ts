import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../src/lib/errors.ts';
import type { Corrections } from '../../../src/lib/face/types.ts';
import type { StyleRequest } from '../../../src/lib/looks/types.ts';
import { refineLook, type RefineLookDeps } from '../../../src/lib/use-cases/looks/refine-look.ts';
import { aLook, aLookSet, aProfile, UPLOAD, USER } from '../../../testing/factories.ts';
import { fakeClock, memoryLeases, memoryLooks } from '../../support/memory.ts';

const setUp = (corrections: Corrections = {}, look = aLook(), overrides: Partial<RefineLookDeps> = {}) => {
  const looks = memoryLooks(look);
  const requests: StyleRequest[] = [];
  const quota = { counted: 0 };
  let ids = 0;
  const refine = refineLook({
    looks: looks.store,
    users: { get: () => Promise.resolve({ userId: USER, preferences: {}, corrections, consent: null }) },
    stylist: async (request) => {
      requests.push(request);
      await new Promise((resolve) => setImmediate(resolve));
      return aLookSet({ name: `Look ${requests.length}` });
    },
    assertConsent: () => undefined,
    takeQuota: () => {
      quota.counted += 1;
      return Promise.resolve({ limit: 100, remaining: 99, resetsAt: '2026-11-25T00:00:00.000Z' });
    },
    giveQuotaBack: () => {
      quota.counted -= 1;
      return Promise.resolve();
    },
    leases: memoryLeases().store,
    hashLease: (name) => `hash of ${name}`,
    newId: () => `holder-${(ids += 1)}`,
    hashUser: () => 'hash',
    clock: fakeClock(),
    report: () => undefined,
    ...overrides,
  });
  return { refine, looks, requests, look, quota };
};

describe('refineLook', () => {
  it('returns the stored look and asks nobody when nothing new is wished', async () => {
    const { refine, requests, look } = setUp({}, aLook({ preferences: { style: 'glam' } }));

    expect(await refine(look, {})).toBe(look);
    expect(await refine(look, { preferences: { style: 'glam' } })).toBe(look);
    expect(requests).toHaveLength(0);
  });

  it('makes a new revision that remembers the one before', async () => {
    const { refine, requests, look, looks } = setUp();

    const revised = await refine(look, { refine: 'softer' });

    expect(revised).toMatchObject({
      revision: 2,
      createdAt: look.createdAt,
      updatedAt: '2026-11-24T10:00:00.000Z',
      recommended: { name: 'Look 1' },
      revisions: [{ revision: 1 }, { revision: 2, refine: 'softer' }],
    });
    expect(requests[0]).toMatchObject({
      refine: 'softer',
      previous: { arPresetId: 'soft_glam_v1', style: 'glam', revision: 1, intensity: 33 },
    });
    expect(await looks.store.get(USER, UPLOAD)).toEqual(revised);
  });

  it('finds the revision that this very request has made, and makes no second one of its wish', async () => {
    const { refine, requests, look, quota } = setUp();
    const made = await refine(look, { refine: 'softer', effectId: 'effect-1' });

    expect(await refine(made, { refine: 'softer', effectId: 'effect-1' })).toEqual(made);
    expect((await refine(made, { refine: 'softer', effectId: 'effect-2' })).revision).toBe(3);
    expect([requests.length, quota.counted]).toEqual([2, 2]);
  });

  it('remembers five revisions at most', async () => {
    const { refine, look } = setUp();

    let current = look;
    for (let turn = 0; turn < 6; turn += 1) current = await refine(current, { refine: 'another' });

    expect(current.revision).toBe(7);
    expect(current.revisions.map(({ revision }) => revision)).toEqual([3, 4, 5, 6, 7]);
  });

  it('keeps what the user did with the look', async () => {
    const { refine, look } = setUp({}, aLook({ saved: true, savedAt: '2026-11-24T09:59:30.000Z', name: 'Friday' }));

    expect(await refine(look, { refine: 'bolder' })).toMatchObject({ saved: true, name: 'Friday' });
  });

  it('applies a correction without a second selfie, and takes it back to what was measured', async () => {
    const corrected = setUp({ undertone: 'cool' });
    const revised = await corrected.refine(corrected.look, { refine: 'another' });
    const back = setUp({}, revised);
    const restored = await back.refine(revised, { refine: 'another' });

    expect(revised.profile).toMatchObject({ skin: { undertone: 'cool' }, source: { undertone: 'user' } });
    expect(restored.profile).toEqual(aProfile());
    expect(restored.measured).toBeUndefined();
  });

  it('writes one revision when two callers wish the same at once', async () => {
    const { refine, look } = setUp();

    const [first, second] = await Promise.all([refine(look, { refine: 'softer' }), refine(look, { refine: 'softer' })]);

    expect(first).toEqual(second);
    expect(first.revision).toBe(2);
  });

  it('writes both revisions when two callers wish different things at once', async () => {
    const { refine, look, looks } = setUp();

    await Promise.all([refine(look, { refine: 'softer' }), refine(look, { refine: 'warmer' })]);

    expect((await looks.store.get(USER, UPLOAD))?.revisions.map((one) => one.refine)).toEqual([
      null,
      'softer',
      'warmer',
    ]);
  });

  it.each([
    ['wish', {}],
    ['wish and preferences', { preferences: { notes: 'Rosy, please' } }],
  ])('asks the stylist once, and counts once, for one %s that comes ten times at once', async (_what, more) => {
    const { refine, look, requests, quota } = setUp();

    const answers = await Promise.all(Array.from({ length: 10 }, () => refine(look, { refine: 'softer', ...more })));

    expect(new Set(answers.map(({ revision }) => revision))).toEqual(new Set([2]));
    expect(requests).toHaveLength(1);
    expect(quota.counted).toBe(1);
  });

  it('drops neither of two wishes that differ in their preferences alone', async () => {
    const { refine, look, looks } = setUp();

    await Promise.all([
      refine(look, { refine: 'softer', preferences: { style: 'bold' } }),
      refine(look, { refine: 'softer', preferences: { style: 'natural' } }),
    ]);

    expect(await looks.store.get(USER, UPLOAD)).toMatchObject({ revision: 3, preferences: { style: 'natural' } });
  });

  it('answers 409 when another wish of the look does not end in time', async () => {
    const never = { take: () => Promise.resolve(false), free: () => Promise.resolve() };
    const { refine, look, requests } = setUp({}, aLook(), { leases: never });

    await expect(refine(look, { refine: 'softer' })).rejects.toMatchObject({
      code: 'look_not_ready',
      status: 409,
    });
    expect(requests).toHaveLength(0);
  });

  it('composes nothing once the refinements of the day are used up', async () => {
    const takeQuota = () => Promise.reject(new Problem('quota_exceeded', 'No more.'));
    const { refine, look, requests } = setUp({}, aLook(), { takeQuota });

    await expect(refine(look, { refine: 'softer' })).rejects.toMatchObject({ code: 'quota_exceeded' });
    expect(requests).toHaveLength(0);
  });

  it('gives back what it has counted when nothing was composed', async () => {
    const stylist = () => Promise.reject(new Problem('upstream_unavailable', 'down'));
    const { refine, look, quota } = setUp({}, aLook(), { stylist });

    await expect(refine(look, { refine: 'softer' })).rejects.toMatchObject({
      code: 'upstream_unavailable',
    });
    expect(quota.counted).toBe(0);
  });

  it.each([
    ['before it begins', 0],
    ['immediately before the model is asked', 1],
  ])('refuses when consent was withdrawn %s', async (_when, checksBefore) => {
    let checks = 0;
    const assertConsent = () => {
      if ((checks += 1) > checksBefore) throw new Problem('consent_required', 'Withdrawn.');
    };
    const asked: unknown[] = [];
    const { refine, look, quota } = setUp({}, aLook(), {
      assertConsent,
      stylist: async (request) => {
        await request.beforeAsking?.();
        asked.push(request);
        return aLookSet();
      },
    });

    await expect(refine(look, { refine: 'softer' })).rejects.toMatchObject({ code: 'consent_required' });
    expect(asked).toEqual([]);
    expect(quota.counted).toBe(0);
  });

  it('does not bring a deleted look back', async () => {
    const { refine, look, looks } = setUp();
    await looks.store.remove(USER, UPLOAD);

    await expect(refine(look, { refine: 'softer' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await looks.store.get(USER, UPLOAD)).toBeUndefined();
  });
});
