import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecommendationItem } from '../../../../src/entities/recommendation.ts';
import { createRecommendationCache } from '../../../../src/lib/adapters/table/recommendations.ts';
import type { LookChoice } from '../../../../src/lib/looks/choice.ts';
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
type Stored = RecommendationItem['choice'];
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
    await cache.putFirst(key, VALUE, 60);

    expect(await cache.get(key)).toEqual(VALUE);
    expect(await at(START + 60_000, () => cache.get(key))).toBeUndefined();
  });

  it('keeps the first of ten answers that come at once', async () => {
    const key = randomUUID();
    const answers = Array.from({ length: 10 }, (_, index) => ({ ...VALUE, model: `model-${index}` }));

    await Promise.all(answers.map((answer) => cache.putFirst(key, answer, 3600)));
    const kept = await cache.get(key);
    await cache.putFirst(key, { ...VALUE, model: 'late' }, 3600);

    expect(answers).toContainEqual(kept);
    expect(await cache.get(key)).toEqual(kept);
  });

  it('replaces an answer that is too old, whether or not DynamoDB has removed it', async () => {
    const key = randomUUID();
    await cache.putFirst(key, VALUE, 60);
    const newer = { ...VALUE, model: 'newer' };

    await at(START + 59_000, () => cache.putFirst(key, newer, 60));
    expect(await cache.get(key)).toEqual(VALUE);
    await at(START + 60_000, () => cache.putFirst(key, newer, 60));
    expect(await at(START + 60_000, () => cache.get(key))).toEqual(newer);
  });
});
