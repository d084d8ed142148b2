/** Proves what a look is said to cost in money and in time, and what each step is done with. */
import { describe, expect, it } from '@jest/globals';
import { minutesOf, totalOf } from '../../../src/lib/looks/effort.ts';
import type { ComposedLook, LookProduct } from '../../../src/lib/looks/types.ts';
import { toolFor } from '../../../src/lib/looks/words/technique-texts.ts';
import { CATEGORIES, SKILLS, STYLES } from '../../../src/lib/vocabulary.ts';

const priced = (...prices: readonly (readonly [number | null, string])[]): readonly LookProduct[] =>
  prices.map(([price, currency], place) => ({ productId: String(place), price, currency }) as LookProduct);

describe('the total of a look', () => {
  it('adds prices up to the cent', () => {
    expect(totalOf(priced([0.1, 'USD'], [0.2, 'USD']))).toEqual({ price: 0.3, currency: 'USD', unpriced: 0 });
  });

  it('leaves out and counts what has no price, and names the currency of what has', () => {
    expect(totalOf(priced([null, 'USD'], [12.5, 'EUR']))).toEqual({ price: 12.5, currency: 'EUR', unpriced: 1 });
  });

  it('is no number where prices are in two currencies, or where there is none', () => {
    expect(totalOf(priced([10, 'USD'], [10, 'EUR'])).price).toBeNull();
    expect(totalOf(priced([null, 'USD']))).toEqual({ price: null, currency: 'USD', unpriced: 1 });
  });
});

describe('the minutes of a look', () => {
  const look = (style: ComposedLook['style']): ComposedLook =>
    ({ style, products: CATEGORIES.map((category) => ({ category }) as LookProduct) }) as unknown as ComposedLook;

  it('are more for stronger styles and for newer hands, and never none', () => {
    const of = (style: ComposedLook['style'], skill: (typeof SKILLS)[number]) => minutesOf(look(style), { skill });

    expect(of('natural', 'intermediate')).toBeLessThan(of('glam', 'intermediate'));
    expect(of('glam', 'intermediate')).toBeLessThan(of('bold', 'intermediate'));
    expect(of('glam', 'expert')).toBeLessThan(of('glam', 'beginner'));
    expect(minutesOf({ ...look('natural'), products: [] })).toBe(1);
  });

  it('are those of the quick way where time is short', () => {
    expect(minutesOf(look('bold'), { minutes: 5 })).toBe(minutesOf(look('natural')));
    expect(minutesOf(look('bold'), { minutes: 60 })).toBe(minutesOf(look('bold')));
  });
});

describe('the tool of a step', () => {
  it.each(CATEGORIES)('is told for %s in every style, to all hands', (category) => {
    for (const style of STYLES)
      for (const skill of SKILLS) expect(toolFor(category, style, skill)).toMatch(/^[a-z][a-z ]+$/);
  });

  it('is simpler for beginners', () => {
    expect(toolFor('foundation', 'natural', 'beginner')).toBe('clean fingers');
    expect(toolFor('foundation', 'natural', 'expert')).toBe('damp sponge');
  });
});
