import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ASSUMED } from '../../../bench/plan/inputs.ts';
import {
  type IndexShape,
  indexWriteUnits,
  itemBytes,
  type WireItem,
  writeUnits,
} from '../../../bench/plan/item-units.ts';
import { loadOf, monthOf, ratesOf, visitUnits } from '../../../bench/plan/model.ts';
import { DOCUMENT, MEASURED, type PlanRecord, render } from '../../../bench/plan/render.ts';

const record = JSON.parse(readFileSync(MEASURED, 'utf8')) as PlanRecord;

describe('The size of an item', () => {
  it.each<[string, WireItem, number]>([
    ['a text and its name', { name: { S: 'Grüße' } }, 4 + 7],
    ['a number, two digits a byte', { n: { N: '-1234.5' } }, 1 + 4],
    ['a flag', { on: { BOOL: true } }, 2 + 1],
    ['bytes', { b: { B: Buffer.alloc(10).toString('base64') } }, 1 + 10],
    ['a list', { l: { L: [{ S: 'ab' }, { S: 'c' }] } }, 1 + 3 + (2 + 1) + (1 + 1)],
    ['a map', { m: { M: { a: { S: 'b' } } } }, 1 + 3 + 1 + 1 + 1],
  ])('counts %s', (_what, item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });

  it.each([
    [1, 1],
    [1024, 1],
    [1025, 2],
  ])('of %i bytes is written for %i units', (bytes, units) => {
    expect(writeUnits(bytes)).toBe(units);
  });
});

describe('A write', () => {
  const index: IndexShape = { name: 'gsi', keys: ['gpk', 'gsk'], attributes: ['name'] };
  const item = (fields: Readonly<Record<string, string>>): WireItem =>
    Object.fromEntries(Object.entries({ pk: 'p', sk: 's', ...fields }).map(([name, S]) => [name, { S }]));
  const there = item({ gpk: 'a', gsk: 'b', name: 'x' });

  it.each<[string, WireItem | undefined, WireItem | undefined, number]>([
    ['puts a copy', undefined, there, 1],
    ['removes one', there, undefined, 1],
    ['takes an item out of the index', there, item({ gpk: 'a', name: 'x' }), 1],
    ['leaves one as it is', there, { ...there, notes: { S: 'not in the index' } }, 0],
    ['changes what is copied', there, item({ gpk: 'a', gsk: 'b', name: 'y' }), 1],
    ['moves one to another key', there, item({ gpk: 'a', gsk: 'c', name: 'x' }), 2],
    ['of an item without keys does nothing', undefined, item({ name: 'x' }), 0],
    ['counts each kilobyte', undefined, item({ gpk: 'a', gsk: 'b', name: 'x'.repeat(3_000) }), 3],
  ])('%s', (_what, before, after, units) => {
    expect(indexWriteUnits(before, after, index)).toBe(units);
  });
});

describe('The plan', () => {
  it('measured every request that its users make', () => {
    const names = [...Object.keys(ASSUMED.perVisit), ...Object.keys(ASSUMED.perReturn)];

    for (const name of names) expect(Object.keys(record.measured.units)).toContain(name);
  });

  it('measured a write of a look in its indexes too', () => {
    for (const [name, { writeTable, writeIndex }] of Object.entries(record.measured.units)) {
      if (name.startsWith('analysis')) expect([writeTable > 0, writeIndex > 0]).toEqual([true, true]);
    }
    expect(visitUnits(record.measured, ASSUMED).write).toBeGreaterThan(10);
  });

  it('grows with users, and not faster', () => {
    const twice = { ...ASSUMED, users: 2 * ASSUMED.users };

    expect(monthOf(record.measured, twice).writes).toBeCloseTo(2 * monthOf(record.measured, ASSUMED).writes, 0);
  });

  it('spares a shelf that containers remember', () => {
    const rates = ratesOf(ASSUMED);
    const { remembered, unremembered } = loadOf(record.measured, ASSUMED, rates.at(-1)!);

    expect(remembered).toBeLessThan(unremembered / 10);
  });

  it('is what docs/capacity.md says', async () => {
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(await render(record));
  });
});
