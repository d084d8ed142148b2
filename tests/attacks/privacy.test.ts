/** What an erasure, an export and a withdrawn consent promise, while somebody pushes. */
import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownerOf } from '../../src/entities/shapes.ts';
import { userEntity } from '../../src/entities/user.ts';
import { bodyOf } from '../../testing/events.ts';
import { aProfile } from '../../testing/factories.ts';
import { rowsIn } from './rows.ts';
import { me, seedOf, type Stage, startStage } from './stage.ts';

const SEED = seedOf(1_701);
const NOTES = 'Rosy cheeks for the wedding of my sister Ottilie';
const ROUNDS = 10;

let stage: Stage;
let rows: ReturnType<typeof rowsIn>;
beforeAll(async () => {
  stage = await startStage(SEED);
  rows = rowsIn(stage.handlers.table);
});
afterAll(() => stage.stop());

const patch = (sub: string, body: unknown) => stage.send(sub, 'update-user', { ...me, httpMethod: 'PATCH', body });
const erase = (sub: string, query: Record<string, string> = {}) =>
  stage.send(sub, 'erase-user', { ...me, httpMethod: 'DELETE', queryStringParameters: query });
const exported = async (sub: string) => bodyOf(await stage.send(sub, 'export-user', me));
const table = () => {
  const { sdk, name } = stage.handlers.table;
  return { sdk, name, binding: { client: stage.handlers.table.client, table: name } };
};

const everything = async (): Promise<string> => {
  const { sdk, name } = table();
  return JSON.stringify((await sdk.send(new ScanCommand({ TableName: name }))).Items);
};

describe(`Erasures (ATTACK_SEED=${SEED})`, () => {
  it('give no receipt while a selfie lies in the bucket, even one whose analysis has ended', async () => {
    const sub = randomUUID();
    const uploadId = await stage.addUpload(sub);
    stage.isBucketStuck = true;
    await stage.arrive(uploadId);
    const whileStuck = await erase(sub);
    stage.isBucketStuck = false;

    expect(whileStuck.statusCode).toBe(503);
    expect(bodyOf(await erase(sub))).toMatchObject({ erased: { selfies: 1, uploads: 1 }, left: 0 });
    expect(stage.objects.has(`selfies/${uploadId}.jpg`)).toBe(false);
  });

  it('are not undone by a patch that races them: notes come back in no round', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const sub = randomUUID();
      await patch(sub, { preferences: { style: 'glam', notes: NOTES } });
      const wait = stage.random.next() * 20;
      const racing = new Promise((resolve) => setTimeout(resolve, wait)).then(() =>
        patch(sub, { preferences: { notes: NOTES } }),
      );
      const [receipt, patched] = await Promise.all([erase(sub), racing]);
      const { data } = await userEntity(table().binding)
        .get({ owner: ownerOf(sub) })
        .go({ consistent: true });

      expect(receipt.statusCode).toBe(200);
      // Asked before the erasure it is gone; asked after it, it is a new beginning and can be erased like any other.
      expect(data?.preferences?.notes === undefined || String(data.updatedAt) > String(data.erasedAt)).toBe(true);
      expect([200, 401]).toContain(patched.statusCode);
      await new Promise((resolve) => setTimeout(resolve, 2));
      expect(bodyOf(await erase(sub))).toMatchObject({ left: 0 });
      expect((await exported(sub))['user']).toMatchObject({ preferences: {}, consent: null });
    }
  });

  it('of an account refuse whatever its token writes afterwards, and leave nothing that names it', async () => {
    const sub = randomUUID();
    await stage.addLook(sub, { notes: NOTES });
    await stage.addUpload(sub);
    await patch(sub, { preferences: { notes: NOTES } });
    // Without Cognito the account itself cannot go; what refuses stands there by then.
    await erase(sub, { account: 'true' }).catch(() => undefined);

    const answers = await Promise.all([
      patch(sub, { preferences: { notes: NOTES } }),
      stage.send(sub, 'give-consent', { ...me, httpMethod: 'PUT', body: { noticeVersion: '2026-11' } }),
      stage.send(sub, 'upload-url', { resource: '/upload-url', httpMethod: 'POST', body: {} }),
    ]);

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
    const all = await everything();
    expect(all).toContain(ownerOf(sub));
    expect([all.includes(sub), all.includes(NOTES)]).toEqual([false, false]);
  });
});

describe('Patches at once', () => {
  it(`lose nothing in ${ROUNDS} rounds of six`, async () => {
    const fields = { style: 'glam', occasion: 'party', intensity: 40, finish: 'matte', vegan: true, country: 'DE' };
    for (let round = 0; round < ROUNDS; round += 1) {
      const sub = randomUUID();
      const patches = Object.entries(fields).map(([name, value]) => patch(sub, { preferences: { [name]: value } }));

      expect((await Promise.all(patches)).map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(200));
      expect((await exported(sub))['user']).toMatchObject({ preferences: fields });
    }
  });
});

describe('The export', () => {
  it('tells the wishes and notes of each look, and what was measured under a correction', async () => {
    const sub = randomUUID();
    const measured = aProfile({ undertone: 'olive' });
    await stage.addLook(sub, { notes: 'Mine', preferences: { notes: NOTES, style: 'bold' }, measured });

    expect(await exported(sub)).toMatchObject({
      looks: [
        { notes: 'Mine', preferences: { notes: NOTES, style: 'bold' }, measured: { skin: { undertone: 'olive' } } },
      ],
      unreadable: 0,
    });
  });

  it('and the list go on past damaged rows, which are counted', async () => {
    const sub = randomUUID();
    const [whole, torn, halved] = [await stage.addLook(sub), await stage.addLook(sub), await stage.addLook(sub)];
    await rows.set(rows.look(sub, torn), 'composed', new Uint8Array([1, 2, 3]));
    await rows.set(rows.look(sub, halved), 'palette', null);

    const page = await exported(sub);
    const list = await stage.send(sub, 'list-looks', { ...me, resource: '/looks/{userId}' });

    expect((page['looks'] as { uploadId: string }[]).map(({ uploadId }) => uploadId)).toContain(whole);
    expect(page['unreadable']).toBe(2);
    const listed = (bodyOf(list)['items'] as { uploadId: string }[]).map(({ uploadId }) => uploadId);
    expect(listed).toContain(whole);
    expect(listed).not.toContain(halved);
    expect(bodyOf(await erase(sub))).toMatchObject({ erased: { looks: 3 }, left: 0 });
  });
});

describe('Looks whose time is over', () => {
  it('are neither listed nor counted, however many there are', async () => {
    const sub = randomUUID();
    const live = await stage.addLook(sub, { createdAt: '2026-11-01T00:00:00.000Z' });
    for (let count = 0; count < 30; count += 1) {
      const gone = await stage.addLook(sub, { createdAt: `2026-11-02T00:00:${String(count).padStart(2, '0')}.000Z` });
      await rows.set(rows.look(sub, gone), 'ttl', 1_000_000);
    }

    const list = await stage.send(sub, 'list-looks', { ...me, resource: '/looks/{userId}' });

    expect((bodyOf(list)['items'] as { uploadId: string }[]).map(({ uploadId }) => uploadId)).toEqual([live]);
    expect(bodyOf(list)['nextCursor']).toBeNull();
  });
});

describe('A name', () => {
  it('can be cleared, and notes with it', async () => {
    const sub = randomUUID();
    const uploadId = await stage.addLook(sub);
    const save = (body: object) =>
      stage.send(sub, 'save-look', { resource: '/looks/save', httpMethod: 'POST', body: { uploadId, ...body } });
    await save({ name: 'Friday', notes: 'Mine' });

    expect(bodyOf(await save({ name: null }))).toMatchObject({ name: null, notes: 'Mine' });
    expect(bodyOf(await save({ notes: null }))).toMatchObject({ name: null, notes: null });
  });
});
