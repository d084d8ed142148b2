import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { overBudget, readBudgets } from '../../../bench/cold/budgets.ts';

const budgets = { 'get-look': { bundle: 100_000, zip: 40_000 } };

describe('a budget', () => {
  it.each([
    ['as large as its budget', 100_000, 40_000],
    ['five percent larger', 105_000, 42_000],
    ['smaller', 1, 1],
  ])('lets a function pass that is %s', (_how, bundle, zip) => {
    expect(overBudget('get-look', { bundle, zip }, budgets)).toEqual([]);
  });

  it.each([
    ['bundle', { bundle: 105_001, zip: 40_000 }],
    ['zip', { bundle: 100_000, zip: 42_001 }],
  ])('says by how much the %s is too large and how to change that', (what, size) => {
    expect(overBudget('get-look', size, budgets)).toEqual([
      expect.stringMatching(new RegExp(`^The ${what} of get-look .* 5 % more .*npm run bench:cold -- --budgets`)),
    ]);
  });

  it('asks for a budget where a function has none', () => {
    expect(overBudget('new-one', { bundle: 1, zip: 1 }, budgets)).toEqual([
      expect.stringContaining('npm run bench:cold -- --budgets'),
    ]);
  });

  it('lets no bundle grow above a megabyte, whatever its budget', () => {
    const large = { bundle: 1_200_001, zip: 1 };

    expect(overBudget('get-look', large, { 'get-look': large })).toEqual([expect.stringContaining('1200000')]);
  });
});

describe('the budget file', () => {
  it('has each function and no other', () => {
    const functions = readdirSync(join(import.meta.dirname, '../../../src/handlers')).map((file) => file.slice(0, -3));

    expect(Object.keys(readBudgets())).toEqual(functions.sort());
  });
});
