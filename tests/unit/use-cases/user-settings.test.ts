import { describe, expect, it } from '@jest/globals';
import {
  getUser,
  updateUser,
  type UserRecord,
  type UserStore,
} from '../../../src/lib/use-cases/users/user-settings.ts';
import { USER } from '../../../testing/factories.ts';
import { fakeClock } from '../../support/memory.ts';

const setUp = () => {
  const rows = new Map<string, UserRecord>();
  const users: Pick<UserStore, 'get' | 'put'> = {
    get: (userId) => Promise.resolve(rows.get(userId)),
    put: (userId, change) => {
      rows.set(userId, { consent: null, ...rows.get(userId), userId, ...change });
      return Promise.resolve();
    },
  };
  return { rows, get: getUser({ users }), update: updateUser({ users, clock: fakeClock() }) };
};

describe('user settings', () => {
  it('know a user who was never seen', async () => {
    expect(await setUp().get(USER)).toEqual({ userId: USER, preferences: {}, corrections: {}, consent: null });
  });

  it('merge a patch: null removes, absent leaves, a value replaces', async () => {
    const { update, get } = setUp();
    await update(USER, {
      preferences: { style: 'glam', vegan: true },
      corrections: { undertone: 'cool', depth: 'tan' },
    });

    await update(USER, { preferences: { style: null, country: 'DE' }, corrections: { undertone: null } });

    expect(await get(USER)).toMatchObject({
      preferences: { vegan: true, country: 'DE' },
      corrections: { depth: 'tan' },
    });
    expect(Object.keys((await get(USER)).preferences)).toEqual(['vegan', 'country']);
  });

  it('leave everything as it is with an empty patch', async () => {
    const { update } = setUp();
    await update(USER, { preferences: { style: 'bold' } });

    expect(await update(USER, {})).toMatchObject({ preferences: { style: 'bold' }, corrections: {} });
  });
});
