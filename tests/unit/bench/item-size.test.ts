import { describe, expect, it } from '@jest/globals';
import { itemBytes } from '../../../bench/capacity/item-size.ts';

describe('the size of an item', () => {
  it.each([
    ['a string by its UTF-8 bytes', { a: 'é' }, 3],
    ['a number by its digits', { n: 1234 }, 4],
    ['a fraction without its point', { n: 12.5 }, 4],
    ['a flag as one byte', { b: true, none: null }, 7],
    ['binary as it is', { b: new Uint8Array(10) }, 11],
    ['a list with three bytes and one an element', { l: ['aa', 'b'] }, 9],
    ['a map with three bytes and one an entry', { m: { a: 'bc' } }, 8],
  ])('counts %s', (_what, item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });
});
