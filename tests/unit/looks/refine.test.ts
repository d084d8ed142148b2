/** Proves that a refinement moves a look where it was asked to go on every skin, or says that it cannot, and finds its way back. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { fixtureCatalogue } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import {
  DIRECTION_NAMES,
  type Direction,
  judgeStep,
  type Person,
  refineCases,
  refineViolations,
  saysItsEnd,
  walk,
  type Worn,
} from '../../../lab/eval-looks/refinements.ts';
import { lookWarmth, shownKey } from '../../../src/lib/looks/rules/look-distance.ts';
import { lookIntensity } from '../../../src/lib/looks/words/technique.ts';
import type { ComposedLook, LookProduct } from '../../../src/lib/looks/types.ts';

const catalogue = fixtureCatalogue();
/** Each style and undertone on some depths; `npm run eval:looks` walks over all of them. */
const cases = refineCases().filter((_case, place) => place % 7 === 0);
const person = (over: Partial<Person> = {}): Person => ({
  profile: makeProfile({ monk: 4, undertone: 'neutral' }),
  preferences: { style: 'glam' },
  userHash: 'a-hash',
  catalogue,
  ...over,
});

describe.each(cases)('a %s look', (_title, of) => {
  it.each(DIRECTION_NAMES)('goes %s three times, leaves the base alone, and finds the way back', async (direction) => {
    expect(await refineViolations({ ...of, catalogue }, direction)).toEqual([]);
  });

  it('is another one five times before the first may return', async () => {
    const walked = await walk(
      { ...of, catalogue },
      Array.from({ length: 5 }, () => 'another' as const),
    );

    expect(new Set(walked.map(({ look }) => shownKey(look.products))).size).toBe(6);
    expect(new Set(walked.map(({ look }) => look.style)).size).toBe(1);
  });
});

describe('the judge of a step', () => {
  const steps = {} as Record<Direction, readonly [Worn, Worn]>;
  const of = person({ profile: makeProfile({ monk: 5, undertone: 'neutral' }) });
  beforeAll(async () => {
    for (const direction of DIRECTION_NAMES) {
      const [from, to] = await walk(of, [direction]);
      steps[direction] = [from!, to!];
    }
  });
  const changed = ({ look, trail }: Worn, change: (look: ComposedLook) => Partial<ComposedLook>): Worn => ({
    trail,
    look: { ...look, ...change(look) },
  });
  const withProduct = (of: Worn, category: string, over: Partial<LookProduct>): Worn =>
    changed(of, ({ products }) => ({
      products: products.map((one) => (one.category === category ? { ...one, ...over } : one)),
    }));

  it.each(DIRECTION_NAMES)('has nothing against a step that goes %s', (direction) => {
    expect(judgeStep(of, direction, steps[direction])).toEqual([]);
  });

  it.each([
    ['bolder', (to: Worn) => withProduct(to, 'lipstick', { hex: '#b98763' }), /lipstick the other way/],
    ['softer', (to: Worn) => withProduct(to, 'eyeshadow', { hex: '#1f3490' }), /eyeshadow the other way/],
    ['bolder', (to: Worn) => withProduct(to, 'mascara', { hex: '#b98763' }), /mascara the other way/],
    ['bolder', (to: Worn) => withProduct(to, 'bronzer', { productId: 'vel-bz-fair' }), /changes the bronzer/],
    ['warmer', (to: Worn) => withProduct(to, 'lipstick', { hex: '#b01a60' }), /moves warmth/],
    [
      'cooler',
      (to: Worn) => changed(to, ({ steps: all }) => ({ steps: all.map((step) => ({ ...step, intensity: 5 })) })),
      /changes strength/,
    ],
  ] as const)('objects when a step that should go %s does not', (direction, broken, words) => {
    const [from, to] = steps[direction];

    expect(judgeStep(of, direction, [from, broken(to)]).join('; ')).toMatch(words);
  });

  it('objects to a step that changes nothing', () => {
    for (const direction of DIRECTION_NAMES) {
      const [from] = steps[direction];
      expect(judgeStep(of, direction, [from, from])).not.toEqual([]);
    }
  });
});

describe('refinements in a row', () => {
  const styles = (walked: readonly Worn[]) => walked.map(({ look }) => look.style);

  it('change the style when it was not asked for by name and its band is left', async () => {
    expect(styles(await walk(person({ preferences: { occasion: 'date' } }), ['softer', 'softer']))).toEqual([
      'glam',
      'glam',
      'natural',
    ]);
  });

  it('keep the style that was asked for by name', async () => {
    const walked = await walk(person({ preferences: { style: 'bold' } }), ['softer', 'softer']);

    expect(styles(walked)).toEqual(['bold', 'bold', 'bold']);
    expect(walked.map(({ look }) => lookIntensity(look))).toEqual([86, 66, 46]);
  });

  it('never turn back, and say when they have reached the end', async () => {
    const steps = Array.from({ length: 8 }, () => 'warmer' as const);
    const walked = await walk(person({ preferences: { style: 'natural' } }), steps);
    const warmths = walked.map(({ look }) => lookWarmth(look.products));

    expect(warmths).toEqual(warmths.toSorted((a, b) => a - b));
    expect(saysItsEnd(walked.at(-1)!)).toBe(true);
    expect(walked.at(-1)!.look.products).toEqual(walked.at(-2)!.look.products);
  });

  it('say that a look is as bold as it gets', async () => {
    const walked = await walk(person({ preferences: { style: 'bold' } }), ['bolder', 'bolder']);

    expect(walked.at(-1)!.look.unmet).toEqual([
      expect.objectContaining({ wish: 'refine', code: 'furthest_bolder', values: {} }),
    ]);
  });

  it('go two steps and come back by the same two', async () => {
    const walked = await walk(person(), ['cooler', 'warmer', 'warmer', 'cooler']);
    const [first, , back, warm, again] = walked.map(({ look }) => look.colorway);

    expect(back).toBe(first);
    expect(warm).not.toBe(first);
    expect(again).toBe(first);
  });
});
