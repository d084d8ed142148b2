import { describe, expect, it } from '@jest/globals';
import { doingsOf, linesOf, modelShare, monthOf, sumOf, usageOf, usd } from '../../../bench/cost/bill.ts';
import { ASSUMED, PRICES, readMeasured, readStage } from '../../../bench/cost/inputs.ts';
import { loadsOf } from '../../../bench/cost/load.ts';
import { round } from '../../../bench/cost/tables.ts';
import { type IndexShape, indexWriteUnits, itemBytes, type WireItem, writeUnits } from '../../../bench/item-units.ts';

const measured = readMeasured();
const stage = await readStage();

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

describe('A price', () => {
  const price = {
    service: 'S',
    unit: 'u',
    source: '',
    tiers: [
      [10, 0],
      [100, 2],
      [null, 1],
    ] as const,
  };

  it.each([
    [0, 0],
    [10, 0],
    [11, 2],
    [100, 180],
    [101, 181],
  ])('of %i units goes through its tiers to %i', (units, amount) => {
    expect(usd(price, units)).toBe(amount);
  });

  it.each(Object.entries(PRICES.meters))(
    'of %s has a source, and tiers that end with all beyond',
    (_meter, { source, tiers }) => {
      expect(source).toMatch(/^https:/);
      expect(tiers.at(-1)?.[0]).toBeNull();
      expect(tiers.map(([to]) => to ?? Infinity)).toEqual(
        tiers.map(([to]) => to ?? Infinity).toSorted((a, b) => a - b),
      );
    },
  );
});

describe('What was measured', () => {
  it('covers every request that users make', () => {
    const { perVisit, perReturn, perLook } = ASSUMED.month;
    const known = Object.keys(measured.consumption.requests);

    for (const name of Object.keys({ ...perVisit, ...perReturn, ...perLook })) expect(known).toContain(name);
  });

  it('saw writes in indexes, calls of the bucket and log lines', () => {
    const asked = measured.consumption.requests['analysis, shelves read, model asked']!;

    for (const value of Object.values({ ...asked, answerBytes: 1, bucketWrites: 1 })) expect(value).toBeGreaterThan(0);
    expect(measured.consumption.requests['upload URL']!.bucketWrites).toBe(1);
  });

  it('asks the model less often as users grow, and takes the most that were simulated for more', () => {
    const sizes = Object.keys(measured.simulated).map(Number);
    const shares = sizes.map((users) => modelShare(measured, users));

    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(modelShare(measured, 1e9)).toBe(shares.at(-1));
  });
});

describe('A month', () => {
  const month = (users: number) => linesOf(monthOf(measured, stage, users));

  it('of no user has what a stage costs anyway, and nothing else', () => {
    const paid = month(0).filter((line) => line.usd > 0.001);

    expect(paid.map(({ meter }) => meter)).toEqual(expect.arrayContaining(['metrics', 'secrets', 'bucketWrites']));
    expect(paid.map(({ meter }) => meter)).not.toContain('detectFaces');
    expect(sumOf(paid)).toBeLessThan(5);
  });

  it('counts a DetectFaces for each selfie and a monthly user for each user, in the tier of the template', () => {
    const usage = monthOf(measured, stage, 1_000);

    expect(usage['detectFaces']).toBeCloseTo(1_930, 0);
    expect(usage[`monthlyUsers${stage.poolTier}`]).toBe(1_000);
  });

  it('costs at a million users three times as much for Cognito in the tier that a pool has by default as in LITE', () => {
    const cognito = (poolTier: string) =>
      linesOf(monthOf(measured, { ...stage, poolTier }, 1e6)).find(({ price }) => price.service === 'Cognito')!.usd;

    expect(cognito('ESSENTIALS')).toBeCloseTo(14_850, 0);
    expect(cognito('LITE')).toBeCloseTo(4_635, 0);
  });

  it('counts every metric that an alarm reads, also of alarms that are computed', () => {
    expect(stage.alarmMetrics).toBeGreaterThanOrEqual(14);
  });

  it('grows with users, and not faster than they do', () => {
    const units = (users: number) => monthOf(measured, stage, users)['writeUnits']!;

    expect(units(2e6)).toBeCloseTo(2 * units(1e6), 0);
  });

  it('is billed for the table key only where the template chooses a billed one', () => {
    const keyCalls = (hasBilledKey: boolean) => monthOf(measured, { ...stage, hasBilledKey }, 1e6)['keyCalls'];

    expect(keyCalls(false)).toBe(0);
    expect(keyCalls(true)).toBeGreaterThan(20_000);
  });

  it('prices nothing twice and forgets nothing', () => {
    const metered = Object.keys(monthOf(measured, stage, 1e6));

    expect(Object.keys(PRICES.meters)).toEqual(expect.arrayContaining(metered));
    expect(month(1e6)).toHaveLength(metered.length);
  });
});

describe('A look', () => {
  it('costs more the more often the model is asked', () => {
    const price = (share: number) => sumOf(linesOf(usageOf(measured, stage, doingsOf(1e6, 0, share))));

    expect(price(1)).toBeGreaterThan(price(0.1));
    expect(price(0.1)).toBeGreaterThan(price(0));
  });
});

describe('A load', () => {
  it('of a push asks for more selfies a second than the mean of a month', () => {
    const [mean, , , push] = loadsOf(measured);

    expect(push!.selfies).toBeGreaterThan(50 * mean!.selfies);
    expect(push!.functions).toBeGreaterThan(mean!.functions);
  });
});

describe('A figure of a table', () => {
  it.each([
    [0.00000212, '0.00000212'],
    [0.5, '0.5'],
    [12.345, '12.3'],
    [1930, '1 930'],
    [1253458074, '1 253 458 074'],
    [0, '0'],
  ])('%d is told as %s', (value, told) => {
    expect(round(value)).toBe(told);
  });
});
