/** Rows that are damaged, or that a newer version wrote: said to be that, left out and counted, and erasable. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf } from '../../testing/events.ts';
import { rowsIn } from './rows.ts';
import { me, seedOf, type Stage, startStage } from './stage.ts';

let stage: Stage;
let rows: ReturnType<typeof rowsIn>;
beforeAll(async () => {
  stage = await startStage(seedOf(1_704));
  rows = rowsIn(stage.handlers.table);
});
afterAll(() => stage.stop());

const patch = (sub: string, body: unknown) => stage.send(sub, 'update-user', { ...me, httpMethod: 'PATCH', body });
const erase = (sub: string) => stage.send(sub, 'erase-user', { ...me, httpMethod: 'DELETE' });
const exported = async (sub: string) => bodyOf(await stage.send(sub, 'export-user', me));
const look = (sub: string, uploadId: string) =>
  stage.send(sub, 'get-look', { resource: '/look/{uploadId}', pathParameters: { uploadId } });

describe('Damaged rows', () => {
  const save = (sub: string, uploadId: string) =>
    stage.send(sub, 'save-look', { resource: '/looks/save', httpMethod: 'POST', body: { uploadId } });
  const refine = (sub: string, uploadId: string) =>
    stage.send(sub, 'analyze', { resource: '/analyze', httpMethod: 'POST', body: { uploadId, refine: 'softer' } });
  const advise = (sub: string, query: Record<string, string> | null) =>
    stage.send(sub, 'get-recommendation', { resource: '/get-recommendation', queryStringParameters: query });
  const forget = (sub: string, uploadId: string) =>
    stage.send(sub, 'delete-look', {
      resource: '/look/{uploadId}',
      httpMethod: 'DELETE',
      pathParameters: { uploadId },
    });

  it.each([
    ['composed', new Uint8Array([1, 2, 3])],
    ['palette', null],
    ['profile', 'no map'],
    ['revisions', 7],
  ])('of a look (%s) are said to be that on every route, and can be deleted', async (name, value) => {
    const sub = randomUUID();
    const uploadId = await stage.addLook(sub);
    await rows.set(rows.look(sub, uploadId), name, value);

    const answers = await Promise.all([
      look(sub, uploadId),
      save(sub, uploadId),
      refine(sub, uploadId),
      advise(sub, { uploadId }),
      advise(sub, null),
    ]);

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([410, 410, 410, 410, 410]);
    expect(bodyOf(answers[0])).toMatchObject({ code: 'look_unreadable', retryable: false });
    expect((await look(randomUUID(), uploadId)).statusCode).toBe(404);
    expect([(await forget(sub, uploadId)).statusCode, (await look(sub, uploadId)).statusCode]).toEqual([204, 404]);
  });

  it('hide no older look from whoever asks for the newest', async () => {
    const sub = randomUUID();
    await stage.addCatalogue();
    const whole = await stage.addLook(sub, { createdAt: '2026-11-01T00:00:00.000Z' });
    const torn = await stage.addLook(sub, { createdAt: '2026-11-02T00:00:00.000Z' });
    await rows.set(rows.look(sub, torn), 'composed', new Uint8Array([1, 2, 3]));

    expect(bodyOf(await advise(sub, null))).toMatchObject({ uploadId: whole });
  });

  it('of an upload are left out of the export and counted; its owner is told, can delete it, and nobody else learns of it', async () => {
    const sub = randomUUID();
    const [whole, torn] = [await stage.addUpload(sub), await stage.addUpload(sub)];
    await rows.set(rows.upload(torn), 'preferences', 'no map');

    expect(await exported(sub)).toMatchObject({ uploads: [{ uploadId: whole }], unreadable: 1 });
    expect((await look(sub, torn)).statusCode).toBe(410);
    expect((await look(randomUUID(), torn)).statusCode).toBe(404);
    expect((await forget(sub, torn)).statusCode).toBe(204);
    expect([stage.objects.has(`selfies/${torn}.jpg`), (await look(sub, torn)).statusCode]).toEqual([false, 404]);
  });

  it('of an upload lose no selfie to the bucket when its event comes', async () => {
    const sub = randomUUID();
    const torn = await stage.addUpload(sub);
    await rows.set(rows.upload(torn), 'attempts', 'many');
    await stage.arrive(torn);

    expect(stage.objects.has(`selfies/${torn}.jpg`)).toBe(false);
  });

  it('of a user are counted, count as no consent, and go with an erasure', async () => {
    const sub = randomUUID();
    await patch(sub, { preferences: { style: 'glam' } });
    await rows.set(rows.user(sub), 'corrections', 'no map');

    expect((await stage.send(sub, 'get-user', me)).statusCode).toBe(200);
    expect(await exported(sub)).toMatchObject({ user: { preferences: {}, consent: null }, unreadable: 1 });
    expect(bodyOf(await erase(sub))).toMatchObject({ left: 0 });
  });
});

describe('The selfie of a look whose upload row is gone', () => {
  it('goes with the erasure all the same, and is counted', async () => {
    const sub = randomUUID();
    const uploadId = await stage.addLook(sub, { createdAt: new Date().toISOString() });
    stage.objects.add(`selfies/${uploadId}.png`);

    expect(bodyOf(await erase(sub))).toMatchObject({ erased: { looks: 1, selfies: 1 }, left: 0 });
    expect(stage.objects.has(`selfies/${uploadId}.png`)).toBe(false);
  });
});

describe('Rows of a newer version, after a rollback', () => {
  it.each([
    ['a code', 410, { failure: { code: 'wrong_planet', detail: 'x' }, status: 'failed' }],
    ['a status', 202, { status: 'dreaming' }],
  ])('with %s that nobody knows answer %s, and no 500', async (_what, status, values) => {
    const sub = randomUUID();
    const uploadId = await stage.addUpload(sub);
    for (const [name, value] of Object.entries(values)) await rows.set(rows.upload(uploadId), name, value);

    expect((await look(sub, uploadId)).statusCode).toBe(status);
    expect((await stage.send(sub, 'export-user', me)).statusCode).toBe(200);
  });

  it.each([
    ['style', 'futurist'],
    ['faceShape', 'hexagon'],
    ['skinTone', 'ultra-violet'],
  ])('with a %s that nobody knows are read, listed and exported', async (name, value) => {
    const sub = randomUUID();
    const uploadId = await stage.addLook(sub);
    await rows.set(rows.look(sub, uploadId), name, value);

    const answers = await Promise.all([
      look(sub, uploadId),
      stage.send(sub, 'list-looks', { ...me, resource: '/looks/{userId}' }),
      stage.send(sub, 'export-user', me),
    ]);

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  });
});
