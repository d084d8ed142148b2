/** What an `idempotency-key` promises, while somebody pushes: one effect, one answer, and nothing left behind. */
import { randomUUID } from 'node:crypto';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf } from '../../testing/events.ts';
import { me, seedOf, type Stage, startStage } from './stage.ts';

const SEED = seedOf(1_703);
const NOTES = 'Only for the christening of Leopoldine';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(SEED);
  await stage.addCatalogue();
});
afterAll(() => stage.stop());

const ROUTES = {
  'upload-url': '/upload-url',
  analyze: '/analyze',
  'save-look': '/looks/save',
} as const;

const send = (sub: string, handler: keyof typeof ROUTES, key: string, body: unknown) =>
  stage.send(sub, handler, {
    resource: ROUTES[handler],
    httpMethod: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body,
  });
const rowsOf = async (text: string): Promise<Record<string, unknown>[]> => {
  const { sdk, name } = stage.handlers.table;
  const { Items = [] } = await sdk.send(new ScanCommand({ TableName: name }));
  return Items.filter((row) => JSON.stringify(row).includes(text));
};
const exported = async (sub: string) => bodyOf(await stage.send(sub, 'export-user', me));

describe(`Repeated requests (ATTACK_SEED=${SEED})`, () => {
  it('open one upload and take one URL of the quota, however many come at once', async () => {
    const sub = randomUUID();
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(sub, 'upload-url', 'photo-1', {})));
    const after = await send(sub, 'upload-url', 'photo-1', {});

    const statuses = new Set(answers.map(({ statusCode }) => statusCode));
    expect([...statuses].filter((status) => status !== 200 && status !== 409)).toEqual([]);
    for (const { statusCode, body } of answers) if (statusCode === 200) expect(body).toBe(after.body);
    expect((await exported(sub))['uploads']).toHaveLength(1);
    const user = bodyOf(await stage.send(sub, 'get-user', me)) as { quota: { uploadUrls: Record<string, number> } };
    const { limit, remaining } = user.quota.uploadUrls;
    expect(limit! - remaining!).toBe(1);
  });

  it('make one revision of a wish, and tell the same of it after another one was made', async () => {
    const sub = randomUUID();
    const uploadId = await stage.addLook(sub);
    const first = await send(sub, 'analyze', 'wish-1', { uploadId, refine: 'softer' });
    const other = await send(sub, 'analyze', 'wish-2', { uploadId, refine: 'bolder' });
    const again = await send(sub, 'analyze', 'wish-1', { uploadId, refine: 'softer' });

    expect([first.statusCode, other.statusCode]).toEqual([200, 200]);
    expect([bodyOf(first)['revision'], bodyOf(other)['revision']]).toEqual([2, 3]);
    expect(again).toMatchObject({ statusCode: 200, body: first.body });
    expect((await stage.looks.get(sub, uploadId))?.revision).toBe(3);
  });

  it('are refused with another body, and are another user’s no matter', async () => {
    const [sub, stranger] = [randomUUID(), randomUUID()];
    const uploadId = await stage.addLook(sub);
    await send(sub, 'save-look', 'k', { uploadId, name: 'Friday' });

    const conflict = await send(sub, 'save-look', 'k', { uploadId, name: 'Saturday' });

    expect(conflict.statusCode).toBe(422);
    expect(bodyOf(conflict)).toMatchObject({ code: 'idempotency_conflict', retryable: false });
    expect((await stage.looks.get(sub, uploadId))?.name).toBe('Friday');
    expect((await send(stranger, 'save-look', 'k', { uploadId, name: 'Friday' })).statusCode).toBe(404);
  });

  it.each(['', ' ', 'a\u0007b', 'x'.repeat(129), 'ключ'])('are 400 under the key %j', async (key) => {
    const answer = await send(randomUUID(), 'upload-url', key, {});

    expect(answer.statusCode).toBe(400);
    expect(bodyOf(answer)).toMatchObject({ errors: [{ path: '/headers/idempotency-key' }] });
  });

  it('leave no presigned URL, no key and no body in the table', async () => {
    const sub = randomUUID();
    await send(sub, 'upload-url', 'my-secret-key', { preferences: { notes: NOTES } });

    const rows = (await rowsOf('POST /upload-url')).map((row) => JSON.stringify(row)).join();
    expect(rows).not.toMatch(/X-Amz|my-secret-key|christening/);
    expect(rows).not.toContain(sub);
  });
});

describe('Kept answers', () => {
  it('are told in the export, and go with their look', async () => {
    const sub = randomUUID();
    const [uploadId, kept] = [await stage.addLook(sub), await stage.addLook(sub)];
    await send(sub, 'save-look', 'one', { uploadId, notes: NOTES });
    await send(sub, 'save-look', 'two', { uploadId: kept, name: 'Other' });
    const before = (await exported(sub))['answers'] as { route: string; answer: { notes: string } }[];
    await stage.send(sub, 'delete-look', {
      resource: '/look/{uploadId}',
      httpMethod: 'DELETE',
      pathParameters: { uploadId },
    });
    const after = (await exported(sub))['answers'] as { answer: { uploadId: string } }[];

    expect(before.map(({ route }) => route)).toEqual(['POST /looks/save', 'POST /looks/save']);
    expect(before.map(({ answer }) => answer.notes)).toContain(NOTES);
    expect(after.map(({ answer }) => answer.uploadId)).toEqual([kept]);
  });

  it('go with an erasure that races the requests, in ten rounds', async () => {
    for (let round = 0; round < 10; round += 1) {
      const sub = randomUUID();
      const uploadId = await stage.addLook(sub);
      const saves = Array.from({ length: 4 }, async (_, at) => {
        await new Promise((resolve) => setTimeout(resolve, stage.random.next() * 15));
        return send(sub, 'save-look', `save-${at}`, { uploadId, notes: NOTES });
      });
      const [receipt] = await Promise.all([
        stage.send(sub, 'erase-user', { ...me, httpMethod: 'DELETE' }),
        Promise.allSettled(saves),
      ]);

      expect(bodyOf(receipt)).toMatchObject({ left: 0 });
      expect(await exported(sub)).toMatchObject({ looks: [], answers: [] });
    }
  });

  it('that are damaged are counted and break nothing', async () => {
    const sub = randomUUID();
    const uploadId = await stage.addLook(sub);
    await send(sub, 'save-look', 'one', { uploadId });
    const [row] = (await rowsOf('POST /looks/save')).filter((one) => one['uploadId'] === uploadId);
    const { sdk, name } = stage.handlers.table;
    await sdk.send(new PutCommand({ TableName: name, Item: { ...row, answer: new Uint8Array([1, 2, 3]) } }));

    expect(await exported(sub)).toMatchObject({ answers: [], unreadable: 1 });
    expect((await send(sub, 'save-look', 'one', { uploadId })).statusCode).toBe(200);
  });
});
