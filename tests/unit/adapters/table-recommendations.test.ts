/** Shared answers in a real table on the loopback address. */
import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRecommendationCache } from '../../../src/lib/adapters/table-recommendations.ts';
import type { CachedRecommendation } from '../../../src/lib/looks/stylist-ports.ts';
import { startTable, type TestTable } from '../../support/dynamodb.ts';

const VALUE: CachedRecommendation = {
  model: 'gpt-6-luna',
  choice: {
    arPresetId: 'soft_glam_v1',
    name: 'Quiet Glow',
    products: { foundation: 'f-1', lipstick: 'l-2' },
    reasons: { lipstick: 'Echoes the undertone.' },
    techniques: { foundation: 'Press it in.' },
    reasoning: [{ text: 'Golden tones flatter.', features: ['undertone'] }],
  },
};
const LEASE = 20;
const WEEK = 7 * 24 * 3600;

let table: TestTable;
let time = Date.parse('2026-11-24T10:00:00Z');
const cacheOf = () => createRecommendationCache(table.client, table.name, () => time);

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

describe('the recommendation cache', () => {
  it('gives back what was put, ids and words alike', async () => {
    const key = randomUUID();
    await cacheOf().put(key, VALUE, WEEK);

    expect(await cacheOf().get(key)).toEqual(VALUE);
  });

  it('knows nothing of a key that was never put, nor of one that is only claimed', async () => {
    const key = randomUUID();

    expect(await cacheOf().get(key)).toBeUndefined();
    await cacheOf().claim(key, LEASE);
    expect(await cacheOf().get(key)).toBeUndefined();
  });

  it('lets one of 25 concurrent callers ask', async () => {
    const key = randomUUID();

    const claims = await Promise.all(Array.from({ length: 25 }, () => cacheOf().claim(key, LEASE)));

    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('lets the next one ask when a lease has ended without an answer', async () => {
    const key = randomUUID();
    const claims = [await cacheOf().claim(key, LEASE)];
    time += 1000 * LEASE - 1;
    claims.push(await cacheOf().claim(key, LEASE));
    time += 2;
    claims.push(await cacheOf().claim(key, LEASE));

    expect(claims).toEqual([true, false, true]);
  });

  it('forgets an answer when its time is over, though the row may still be there', async () => {
    const key = randomUUID();
    await cacheOf().put(key, VALUE, 60);
    time += 61_000;

    expect(await cacheOf().get(key)).toBeUndefined();
    expect(await cacheOf().claim(key, LEASE)).toBe(true);
    expect(await cacheOf().get(key)).toBeUndefined();
  });

  it('stores ids, words and times, and nothing else', async () => {
    const key = randomUUID();
    await cacheOf().put(key, VALUE, WEEK);

    const { Item } = await table.client.send(
      new GetCommand({
        TableName: table.name,
        Key: { pk: `$glamai#bucket_${key}`, sk: '$recommendation_1' },
      }),
    );

    expect(Object.keys(Item ?? {}).sort()).toEqual([
      '__edb_e__',
      '__edb_v__',
      'arPresetId',
      'bucket',
      'claimedUntil',
      'lookName',
      'model',
      'picks',
      'pk',
      'reasoning',
      'sk',
      'ttl',
    ]);
  });
});
