import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownerOf } from '../../../../src/entities/shapes.ts';
import { userEntity } from '../../../../src/entities/user.ts';
import { createErasureStore } from '../../../../src/lib/adapters/table/erasure.ts';
import { createUserStore } from '../../../../src/lib/adapters/table/users.ts';
import type { SettingsPatch, UserStore } from '../../../../src/lib/use-cases/users/user-settings.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';

let table: TestTable;
let users: UserStore;

beforeAll(async () => {
  table = await startTable();
  users = createUserStore(table.client, table.name, () => Date.parse(NOW));
});
afterAll(() => table.stop());

const EARLIER = '2026-11-24T09:00:00.000Z';
const NOW = '2026-11-24T10:00:00.000Z';
const LATER = '2026-11-25T10:00:00.000Z';
const consent = { noticeVersion: '2026-11', givenAt: NOW };

const close = (userId: string, erasedAt: string, refusedUntil?: string) =>
  createErasureStore(table.client, table.name).closeUser(userId, { erasedAt, ...(refusedUntil && { refusedUntil }) });

describe('the user store', () => {
  it('knows nobody at first', async () => {
    expect(await users.get(randomUUID())).toBeUndefined();
  });

  it('sets and removes single fields, and leaves the others', async () => {
    const userId = randomUUID();
    await users.patch(userId, { preferences: { style: 'glam', notes: 'Rosy' }, corrections: { depth: 'tan' } }, NOW);

    const patched = await users.patch(userId, { preferences: { vegan: true, notes: null, avoid: ['nut'] } }, LATER);

    const preferences = { style: 'glam', vegan: true, avoid: ['nut'] };
    expect(patched).toEqual({ userId, preferences, corrections: { depth: 'tan' }, consent: null });
    expect(await users.get(userId)).toEqual(patched);
  });

  it('loses none of ten patches at once', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const userId = randomUUID();
      const patches: SettingsPatch[] = [
        { preferences: { style: 'glam' } },
        { preferences: { occasion: 'party' } },
        { preferences: { intensity: 40 } },
        { preferences: { finish: 'matte' } },
        { preferences: { skill: 'expert' } },
        { preferences: { minutes: 9 } },
        { preferences: { vegan: true } },
        { preferences: { country: 'DE' } },
        { corrections: { depth: 'tan' } },
        { corrections: { undertone: 'cool' } },
      ];

      await Promise.all([
        ...patches.map((patch) => users.patch(userId, patch, NOW)),
        users.consent(userId, consent, NOW),
      ]);

      const merge = (name: 'preferences' | 'corrections'): Record<string, unknown> =>
        Object.fromEntries(patches.flatMap((one) => Object.entries(one[name] ?? {})));
      const all = { preferences: merge('preferences'), corrections: merge('corrections') };
      expect(await users.get(userId)).toEqual({ userId, ...all, consent });
    }
  });

  const reading = {
    uploadId: 'u-1',
    measuredAt: NOW,
    tone: 5.12,
    toneError: 0.75,
    hue: -3.1,
    hueError: 6.4,
    redness: 1.2,
  };

  it('keeps what photos said of the skin beside the rest', async () => {
    const userId = randomUUID();
    await users.patch(userId, { preferences: { style: 'glam' }, corrections: { depth: 'tan' } }, NOW);

    const readings = [{ ...reading, algorithmVersion: 'face-2' }, reading];
    expect(await users.remember(userId, readings, NOW)).toBe(true);

    const corrections = { depth: 'tan' };
    expect(await users.get(userId)).toMatchObject({ preferences: { style: 'glam' }, corrections, readings });
  });

  it('remembers of an erased user no photo of before the erasure', async () => {
    const userId = randomUUID();
    await users.remember(userId, [reading], NOW);
    expect(await close(userId, LATER)).toBe(true);

    expect(await users.remember(userId, [reading], NOW)).toBe(false);

    expect(await users.get(userId)).not.toHaveProperty('readings');
  });

  it('leaves a consent and the first time alone', async () => {
    const userId = randomUUID();
    await users.consent(userId, consent, NOW);

    await users.patch(userId, { corrections: { undertone: 'cool' } }, LATER);

    expect(await users.get(userId)).toEqual({ userId, preferences: {}, corrections: { undertone: 'cool' }, consent });
    const { data } = await userEntity({ client: table.client, table: table.name })
      .get({ owner: ownerOf(userId) })
      .go();
    expect(data).toMatchObject({ createdAt: NOW, updatedAt: LATER });
  });

  it.each([
    ['patch', (userId: string, at: string) => users.patch(userId, { preferences: { notes: 'Back again' } }, at)],
    ['consent', (userId: string, at: string) => users.consent(userId, consent, at)],
  ])('writes no %s that was asked before an erasure, and takes one that was asked after it', async (_what, write) => {
    const userId = randomUUID();
    await users.patch(userId, { preferences: { notes: 'Rosy' } }, EARLIER);
    expect(await close(userId, NOW)).toBe(true);

    expect(await write(userId, EARLIER)).toBeFalsy();
    expect(await users.get(userId)).toMatchObject({ preferences: {}, consent: null });

    expect(await write(userId, LATER)).toBeTruthy();
    const { data } = await userEntity({ client: table.client, table: table.name })
      .get({ owner: ownerOf(userId) })
      .go();
    expect(data).not.toHaveProperty('ttl');
  });

  it('writes nothing for an erased account until its tokens have ended', async () => {
    const userId = randomUUID();
    await close(userId, EARLIER, LATER);

    expect(await users.patch(userId, { preferences: { notes: 'Back again' } }, NOW)).toBeUndefined();
    expect(await users.consent(userId, consent, NOW)).toBe(false);
    expect(await users.patch(userId, { preferences: { style: 'glam' } }, '2026-11-25T10:00:00.001Z')).toBeDefined();
  });

  it('goes on refusing when something is erased again meanwhile', async () => {
    const userId = randomUUID();
    await close(userId, EARLIER, LATER);

    expect(await close(userId, NOW)).toBe(false);

    expect(
      await users.patch(userId, { preferences: { notes: 'Back again' } }, '2026-11-24T10:00:01.000Z'),
    ).toBeUndefined();
  });

  it('keeps the user of a row by a hash alone', async () => {
    const userId = randomUUID();
    await users.patch(userId, { preferences: { style: 'glam' } }, NOW);

    const { data } = await userEntity({ client: table.client, table: table.name })
      .get({ owner: ownerOf(userId) })
      .go({ data: 'raw' });

    expect(JSON.stringify(data)).not.toContain(userId);
  });
});
