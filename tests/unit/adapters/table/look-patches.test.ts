/** Patch colors of a stored profile: kept as they are, and absent in looks of before they were kept. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLookStore } from '../../../../src/lib/adapters/table/looks.ts';
import type { LookStore } from '../../../../src/lib/use-cases/ports.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';
import { aLook, aProfile } from '../../../../testing/factories.ts';

let table: TestTable;
let looks: LookStore;
beforeAll(async () => {
  table = await startTable();
  looks = createLookStore(table.client, table.name);
});
afterAll(() => table.stop());

const PATCHES = [
  { region: 'left_cheek', hex: '#b98763' },
  { region: 'chin', hex: '#b18060' },
];

describe('the look store', () => {
  it.each([
    ['with patches', aProfile({ patches: PATCHES })],
    ['without', aProfile()],
  ])('gives a profile %s back as it was', async (_what, profile) => {
    const look = aLook({ uploadId: randomUUID(), profile, measured: profile });
    await looks.create(look);

    const found = await looks.get(look.userId, look.uploadId);

    expect(found?.profile).toEqual(profile);
    expect(found?.measured).toEqual(profile);
    expect(Object.hasOwn(found?.profile.skin ?? {}, 'patches')).toBe(profile.skin.patches !== undefined);
  });
});
