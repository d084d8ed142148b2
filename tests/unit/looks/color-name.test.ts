/** Proves that colors are called what a person would call them. */
import { describe, expect, it } from '@jest/globals';
import { colorName } from '../../../src/lib/looks/words/color-name.ts';

describe('colorName', () => {
  it.each([
    ['#a3112f', 'blue-red'],
    ['#b01f2b', 'red'],
    ['#dd5a47', 'coral'],
    ['#d08a6c', 'peach'],
    ['#a85340', 'terracotta'],
    ['#8f3a2e', 'brick'],
    ['#6e3a30', 'cocoa'],
    ['#5e1a22', 'oxblood'],
    ['#b01a60', 'fuchsia'],
    ['#5d2748', 'plum'],
    ['#93495b', 'berry'],
    ['#b9787a', 'rose'],
    ['#dcc3a6', 'champagne'],
    ['#a4592f', 'copper'],
    ['#c08f3f', 'gold'],
    ['#1f5b46', 'emerald'],
    ['#27408f', 'cobalt'],
    ['#17151a', 'black'],
  ])('calls %s %s', (hex, name) => {
    expect(colorName(hex)).toBe(name);
  });

  it('has a name for every color', () => {
    for (let value = 0; value <= 0xffffff; value += 0x1357) {
      expect(colorName(`#${value.toString(16).padStart(6, '0')}`)).toMatch(/^[a-z -]+$/);
    }
  });
});
