import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readResults } from '../../../bench/report/collect.ts';
import { fillIn, renderPage } from '../../../bench/report/page.ts';
import { verdicts } from '../../../bench/report/verdicts.ts';
import { breakEvenSeconds } from '../../../bench/report/wait-cost.ts';

const results = readResults();

describe('docs/performance.md', () => {
  it('is what `npm run bench:report -- --from-json` writes', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/performance.md'), 'utf8');

    expect(page).toBe(await renderPage(results));
  });

  it('has no name in braces that nothing fills in', () => {
    expect(() => fillIn('{{nothing}}', results)).toThrow('Nothing fills in {{nothing}}');
  });
});

describe('a verdict', () => {
  const told = (target: string, of = results) => verdicts(of).find((verdict) => verdict.target.startsWith(target));

  it.each([
    [300, true],
    [301, false],
  ])('on a warm read of %i µs says that the target is met: %s', (median, isMet) => {
    const rows = [{ name: 'this service', median, p99: 0 }];

    expect(told('warm read', { ...results, warm: { ...results.warm, rows } })?.isMet).toBe(isMet);
  });

  it('on reads speaks of the slowest', () => {
    const rows = results.cold.rows.map((row) =>
      row.name === 'get-preset' && row.timed ? { ...row, timed: { ...row.timed, milliseconds: 99_999 } } : row,
    );

    const { target, isMet } = told('cold start of every read', { ...results, cold: { ...results.cold, rows } })!;
    expect(target).toContain('get-preset');
    expect(isMet).toBe(false);
  });
});

describe('the price of waiting', () => {
  it('makes a held second dearer with memory, so that a poll pays for less of it', () => {
    expect(breakEvenSeconds(1, 4)).toBeLessThan(breakEvenSeconds(0.5, 4));
    expect(breakEvenSeconds(0.5, 4)).toBeCloseTo(0.57, 1);
  });
});
