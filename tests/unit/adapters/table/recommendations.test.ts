import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecommendationItem } from '../../../../src/entities/recommendation.ts';
import { createRecommendationCache } from '../../../../src/lib/adapters/table/recommendations.ts';
import type { LookChoice } from '../../../../src/lib/looks/types.ts';
import type { RecommendationCache } from '../../../../src/lib/looks/model/ports.ts';
import type { Category } from '../../../../src/lib/vocabulary.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';

let table: TestTable;
let cache: RecommendationCache;
const START = Date.parse('2026-11-24T10:00:00.000Z');
let nowMs = START;

beforeAll(async () => {
  table = await startTable();
  cache = createRecommendationCache(table.client, table.name, () => nowMs);
});
afterAll(() => table.stop());

const at = async <T>(ms: number, act: () => Promise<T>): Promise<T> => {
  nowMs = ms;
  const result = await act();
  nowMs = START;
  return result;
};

const VALUE = {
  choice: {
    arPresetId: 'soft_glam_v1',
    products: { foundation: 'f-1', lipstick: 'l-1' },
    name: 'Soft Glam',
    reasons: { lipstick: 'A rosewood flatters a warm undertone.' },
    techniques: { foundation: 'Buff outwards.' },
    reasoning: [{ text: 'Warm reds suit a warm undertone.', features: ['undertone'] }],
  },
  model: 'gpt-5-mini',
};

/** Compiles only while every field of a choice and every category has its place in the stored one. */
type Stored = NonNullable<RecommendationItem['choice']>;
const everyField: readonly [
  [Exclude<keyof LookChoice, keyof Stored>] extends [never] ? true : false,
  [Exclude<Category, keyof Stored['products']>] extends [never] ? true : false,
] = [true, true];

describe('the recommendation cache', () => {
  it('has a place for every field of a choice', () => {
    expect(everyField).not.toContain(false);
  });

  it('gives back what was put until its time is over', async () => {
    const key = randomUUID();
    await cache.put(key, VALUE, 60);

    expect(await cache.get(key)).toEqual(VALUE);
    expect(await at(START + 60_000, () => cache.get(key))).toBeUndefined();
  });

  it('lets one of ten concurrent claims ask the model', async () => {
    const key = randomUUID();

    const claims = await Promise.all(Array.from({ length: 10 }, () => cache.claim(key, 20)));

    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await cache.get(key)).toBeUndefined();
  });

  it('lets the next one ask when the lease has lapsed without an answer', async () => {
    const key = randomUUID();
    await cache.claim(key, 20);

    expect(await at(START + 19_999, () => cache.claim(key, 20))).toBe(false);
    expect(await at(START + 20_000, () => cache.claim(key, 20))).toBe(true);
  });

  it('refuses a claim while there is an answer, and allows one when it is too old', async () => {
    const key = randomUUID();
    await cache.claim(key, 20);
    await cache.put(key, VALUE, 3600);

    expect(await at(START + 30_000, () => cache.claim(key, 20))).toBe(false);
    expect(await at(START + 3_600_000, () => cache.claim(key, 20))).toBe(true);
    expect(await at(START + 3_600_000, () => cache.get(key))).toBeUndefined();
  });
});
