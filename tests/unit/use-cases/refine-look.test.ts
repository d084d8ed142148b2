import { describe, expect, it } from '@jest/globals';
import type { Corrections } from '../../../src/lib/face/types.ts';
import type { StyleRequest } from '../../../src/lib/looks/types.ts';
import { refineLook } from '../../../src/lib/use-cases/looks/refine-look.ts';
import { aLook, aLookSet, aProfile, UPLOAD, USER } from '../../../testing/factories.ts';
import { fakeClock, memoryLooks } from '../../support/memory.ts';

const setUp = (corrections: Corrections = {}, look = aLook()) => {
  const looks = memoryLooks(look);
  const requests: StyleRequest[] = [];
  const refine = refineLook({
    looks: looks.store,
    users: { get: () => Promise.resolve({ userId: USER, preferences: {}, corrections, consent: null }) },
    stylist: (request) => {
      requests.push(request);
      return Promise.resolve(aLookSet({ name: `Look ${requests.length}` }));
    },
    hashUser: () => 'hash',
    clock: fakeClock(),
  });
  return { refine, looks, requests, look };
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

  it('does not bring a deleted look back', async () => {
    const { refine, look, looks } = setUp();
    await looks.store.remove(USER, UPLOAD);

    await expect(refine(look, { refine: 'softer' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await looks.store.get(USER, UPLOAD)).toBeUndefined();
  });
});
