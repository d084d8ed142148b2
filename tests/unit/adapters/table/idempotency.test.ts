import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idempotencyEntity } from '../../../../src/entities/idempotency.ts';
import { ownerOf } from '../../../../src/entities/shapes.ts';
import type { TableClient } from '../../../../src/lib/adapters/table/client.ts';
import { createIdempotencyStore } from '../../../../src/lib/adapters/table/idempotency.ts';
import type { IdempotencyStore, Start } from '../../../../src/lib/use-cases/idempotency.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';
import { UPLOAD } from '../../../../testing/factories.ts';

let table: TestTable;
let store: IdempotencyStore;

beforeAll(async () => {
  table = await startTable();
  store = createIdempotencyStore(table.client, table.name);
});
afterAll(() => table.stop());

const NOW = Date.parse('2026-11-24T10:00:00.000Z');
const DAY_MS = 24 * 60 * 60_000;
const RUN_MS = 10_000;

const aStart = (overrides: Partial<Start> = {}): Start => {
  const now = overrides.now ?? NOW;
  return {
    userId: randomUUID(),
    requestKey: randomUUID().replaceAll('-', ''),
    fingerprint: 'f1',
    route: 'POST /analyze',
    effectId: randomUUID(),
    holder: randomUUID(),
    now,
    until: now + RUN_MS,
    ...overrides,
  };
};
const again = (start: Start, overrides: Partial<Start> = {}): Start =>
  aStart({ userId: start.userId, requestKey: start.requestKey, ...overrides });

const rowOf = async ({ userId, requestKey }: Start) => {
  const rows = idempotencyEntity({ client: table.client, table: table.name });
  return (await rows.get({ owner: ownerOf(userId), requestKey }).go({ consistent: true })).data;
};

describe('the idempotency store', () => {
  it('lets one of twenty run who ask at once', async () => {
    const first = aStart();

    const begun = await Promise.all(Array.from({ length: 20 }, () => store.begin(again(first))));

    expect(begun.map(({ kind }) => kind).sort()).toEqual(['run', ...Array<string>(19).fill('under_way')]);
  });

  it('gives the kept answer to whoever asks later, and nothing of it to another body', async () => {
    const first = aStart();
    await store.begin(first);
    await store.end(first, '{"lookName":"Soft Glam"}', NOW + 1);

    expect(await store.begin(again(first, { now: NOW + DAY_MS - 1000 }))).toEqual({
      kind: 'done',
      effect: { id: first.effectId, startedAt: new Date(NOW).toISOString(), isRepeated: true, isDone: true },
      answer: '{"lookName":"Soft Glam"}',
    });
    expect(await store.begin(again(first, { fingerprint: 'f2' }))).toEqual({ kind: 'other_body' });
  });

  it.each([
    ['that has ended', NOW + RUN_MS, (): Promise<void> => Promise.resolve()],
    ['that was given up', NOW + 1, (start: Start): Promise<void> => store.release(start)],
  ])('hands a run %s to one who comes after it, under the name that its effect has', async (_what, now, end) => {
    const first = aStart();
    await store.begin(first);
    await end(first);

    const begun = await Promise.all(Array.from({ length: 8 }, () => store.begin(again(first, { now }))));

    expect(begun.filter(({ kind }) => kind === 'run')).toEqual([
      { kind: 'run', effect: expect.objectContaining({ id: first.effectId, isRepeated: true, isDone: false }) },
    ]);
  });

  it('keeps no answer of a run whose place was taken, and drops nothing of whoever took it', async () => {
    const late = aStart();
    await store.begin(late);
    const taker = again(late, { now: late.until });
    await store.begin(taker);

    await store.end(late, 'late', NOW);
    await store.drop(late);
    await store.end(taker, 'in time', NOW);
    await store.drop(taker);

    expect(await store.begin(again(late))).toMatchObject({ kind: 'done', answer: 'in time' });
  });

  it('does not bring back what an erasure took while the request ran', async () => {
    const start = aStart();
    await store.begin(start);
    await store.drop(start);

    await store.end(start, 'an answer', NOW);
    await store.release(start);

    expect(await rowOf(start)).toBeNull();
  });

  it('begins anew after a day, whether or not the row has gone by then', async () => {
    const first = aStart();
    await store.begin(first);
    await store.end(first, 'old', NOW);

    const next = again(first, { now: NOW + DAY_MS, fingerprint: 'f2' });

    expect(await store.begin(next)).toMatchObject({ kind: 'run', effect: { id: next.effectId, isRepeated: false } });
    expect((await rowOf(first))?.answer).toBeUndefined();
  });

  it('finds itself where the answer to its first write was lost', async () => {
    const twice: TableClient = {
      ...table.client,
      put: (input) => ({
        promise: async () => {
          await table.client.put(input).promise();
          return table.client.put(input).promise();
        },
      }),
    };
    const start = aStart();

    expect(await createIdempotencyStore(twice, table.name).begin(start)).toMatchObject({
      kind: 'run',
      effect: { id: start.effectId, isRepeated: false },
    });
  });

  it('forgets what tells of one look, and nothing else', async () => {
    const userId = randomUUID();
    const [about, other, ticket] = [
      aStart({ userId, uploadId: UPLOAD }),
      aStart({ userId, uploadId: 'x' }),
      aStart({ userId }),
    ];
    for (const start of [about, other, ticket]) await store.begin(start);

    await store.forget(userId, UPLOAD);

    expect((await Promise.all([about, other, ticket].map(rowOf))).map((row) => row !== null)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('holds neither the key nor the user’s id nor what came with the key', async () => {
    const start = aStart({ uploadId: UPLOAD });
    await store.begin(start);

    expect(JSON.stringify(await rowOf(start))).not.toContain(start.userId);
    expect(Object.keys((await rowOf(start)) ?? {}).sort()).toEqual(
      [
        'effectId',
        'fingerprint',
        'holder',
        'owner',
        'requestKey',
        'route',
        'startedAt',
        'ttl',
        'until',
        'uploadId',
      ].sort(),
    );
  });
});
