/** The token estimate against the tokenizer of the current models. */
import { describe, expect, it } from '@jest/globals';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { estimateTokens } from '../../../../src/lib/looks/model/prompt-text.ts';
import { PRODUCTS, questionFor } from './samples.ts';

const hash = (index: number): string => (index * 2_654_435_761).toString(16).padStart(10, 'e').repeat(4);

describe('the token estimate', () => {
  it('is not below the real count for product lines of the demo catalogue', () => {
    const lines = Object.values(PRODUCTS)
      .flat()
      .map(({ productId, shade, finish, hex }) => `${productId} | ${shade} | ${finish} | ${hex}`)
      .join('\n');

    expect(estimateTokens(lines)).toBeGreaterThanOrEqual(countTokens(lines));
  });

  it.each([
    ['hexadecimal ids', Array.from({ length: 40 }, (_, index) => hash(index).slice(0, 32)).join('\n')],
    ['ids as JSON', JSON.stringify(Array.from({ length: 40 }, (_, index) => hash(index).slice(0, 24)))],
    ['letters without rhythm', 'qzjxkvwpyhtb xkcdwrtghjkl BCDFGHJKLMNP'],
    ['emoji', '😀😃👩‍🎤🏳️‍🌈🫠'.repeat(10)],
    ['Thai', 'มาสคาร่าสีดำกันน้ำ'],
    ['Amharic', 'ኣማርኛ ቋንቋ'],
    ['Arabic', 'مكياج خفيف للعمل'],
    ['Chinese', '我想要一个淡妆'],
    ['German', 'Bitte nichts Glitzerndes, eher rötliche Töne für die Hochzeit'],
  ])('is at most a tenth below the real count for %s', (_what, text) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(0.9 * countTokens(text));
  });

  it('does not exceed the real count of a question by more than the half', () => {
    const { input } = questionFor().ask;

    expect(estimateTokens(input)).toBeLessThan(1.5 * countTokens(input));
  });
});
