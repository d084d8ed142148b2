/** Proves the CIEDE2000 formula on the published test pairs. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ciede2000 } from '../../../src/lib/looks/catalogue/ciede2000.ts';

type Row = readonly [number, number, number, number, number, number, number];

/** Table 1 of Sharma, Wu, Dalal 2005: two L*a*b* colors and their difference. */
const pairs = JSON.parse(readFileSync(new URL('sharma-2005.json', import.meta.url), 'utf8')) as Row[];

describe('ciede2000', () => {
  it('is tested on all published pairs', () => {
    expect(pairs).toHaveLength(34);
  });

  it.each(pairs)('tells (%d, %d, %d) from (%d, %d, %d) by %d', (...[l1, a1, b1, l2, a2, b2, expected]) => {
    const first = { l: l1, a: a1, b: b1 };
    const second = { l: l2, a: a2, b: b2 };

    expect(ciede2000(first, second)).toBeCloseTo(expected, 4);
    expect(ciede2000(second, first)).toBeCloseTo(expected, 4);
  });

  it('is zero for the same color', () => {
    expect(ciede2000({ l: 61, a: 14, b: 22 }, { l: 61, a: 14, b: 22 })).toBe(0);
  });
});
