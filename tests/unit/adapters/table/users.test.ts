import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { userEntity } from '../../../../src/entities/user.ts';
import { createUserStore } from '../../../../src/lib/adapters/table/users.ts';
import type { UserStore } from '../../../../src/lib/use-cases/users/user-settings.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';

let table: TestTable;
let users: UserStore;

beforeAll(async () => {
  table = await startTable();
  users = createUserStore(table.client, table.name);
});
afterAll(() => table.stop());

const NOW = '2026-11-24T10:00:00.000Z';

describe('the user store', () => {
  it('knows nobody at first', async () => {
    expect(await users.get(randomUUID())).toBeUndefined();
  });

  it('replaces preferences and corrections as a whole', async () => {
    const userId = randomUUID();
    await users.put(userId, { preferences: { style: 'glam', avoid: ['nut'] }, corrections: { depth: 'tan' } }, NOW);

    await users.put(userId, { preferences: { vegan: true }, corrections: {} }, NOW);

    expect(await users.get(userId)).toEqual({ userId, preferences: { vegan: true }, corrections: {}, consent: null });
  });

  it('leaves a consent and the first time alone', async () => {
    const userId = randomUUID();
    const consent = { noticeVersion: '2026-11', givenAt: NOW };
    const binding = userEntity({ client: table.client, table: table.name });
    await binding.put({ userId, consent, createdAt: NOW, updatedAt: NOW }).go();

    await users.put(userId, { preferences: {}, corrections: { undertone: 'cool' } }, '2026-11-25T10:00:00.000Z');

    expect(await users.get(userId)).toEqual({ userId, preferences: {}, corrections: { undertone: 'cool' }, consent });
    const { data } = await binding.get({ userId }).go();
    expect(data).toMatchObject({ createdAt: NOW, updatedAt: '2026-11-25T10:00:00.000Z' });
  });
});
