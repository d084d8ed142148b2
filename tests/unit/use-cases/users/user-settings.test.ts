import { describe, expect, it } from '@jest/globals';
import { assertNotErased, getUser, updateUser } from '../../../../src/lib/use-cases/users/user-settings.ts';
import { USER } from '../../../../testing/factories.ts';
import { fakeClock } from '../../../support/memory.ts';

const NOW = '2026-11-24T10:00:00.000Z';
const NOBODY = { userId: USER, preferences: {}, corrections: {}, consent: null };

describe('user settings', () => {
  it('know a user who was never seen', async () => {
    expect(await getUser({ users: { get: () => Promise.resolve(undefined) } })(USER)).toEqual(NOBODY);
  });

  it('are patched as of the time of the request, without a read before', async () => {
    const patches: unknown[] = [];
    const patch = (...parameters: unknown[]) => {
      patches.push(parameters);
      return Promise.resolve(NOBODY);
    };

    await updateUser({ users: { patch }, clock: fakeClock() })(USER, { preferences: { style: null } });

    expect(patches).toEqual([[USER, { preferences: { style: null } }, NOW]]);
  });

  it('are refused with 401 when the account was erased', async () => {
    const update = updateUser({ users: { patch: () => Promise.resolve(undefined) }, clock: fakeClock() });

    await expect(update(USER, {})).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
  });

  it.each([
    ['nobody', undefined, true],
    ['a user who was never erased', NOBODY, true],
    ['one who was erased before', { ...NOBODY, erasedAt: '2026-11-24T09:59:59.999Z' }, true],
    ['one who was erased meanwhile', { ...NOBODY, erasedAt: '2026-11-24T10:00:00.001Z' }, false],
    ['an account that is gone', { ...NOBODY, refusedUntil: '2026-11-24T10:00:00.001Z' }, false],
    ['an account whose tokens have ended', { ...NOBODY, refusedUntil: NOW }, true],
  ])('go on for %s: %s', (_who, user, isAllowed) => {
    const assert = () => {
      assertNotErased(user, NOW);
    };
    if (isAllowed) expect(assert).not.toThrow();
    else expect(assert).toThrow(expect.objectContaining({ code: 'unauthorized' }));
  });
});
