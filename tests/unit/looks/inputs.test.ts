/** Proves that what a user says of skin, coverage, hair and eyes changes what a look shows. */
import { describe, expect, it } from '@jest/globals';
import { fixtureCatalogue } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import { hexToLab } from '../../../src/lib/color.ts';
import type { ComposedLook, Preferences, Traits } from '../../../src/lib/looks/types.ts';
import { lookIntensity } from '../../../src/lib/looks/words/technique.ts';
import { type Category, COVERAGES, EYE_COLORS, HAIR_COLORS, SKIN_TYPES } from '../../../src/lib/vocabulary.ts';
import { composeByRules } from '../../../testing/compose.ts';

const catalogue = fixtureCatalogue();
const profile = makeProfile({ monk: 4, undertone: 'neutral' });

const compose = async (preferences: Preferences, traits: Traits = {}): Promise<ComposedLook> => {
  const request = { profile, traits, preferences, userHash: 'a-hash', budgetMs: 5000 };
  return (await composeByRules(request, catalogue)).recommended;
};
const of = ({ products, steps }: ComposedLook, category: Category) => {
  const product = products.find((one) => one.category === category)!;
  return { product, step: steps.find(({ productId }) => productId === product.productId)! };
};

describe('brows that were seen', () => {
  it.each([
    ['#3d302e', 'darker'],
    ['#9a8067', 'lighter'],
  ] as const)('of %s are filled %s than a guess by the skin', async (measuredBrows, than) => {
    const lightness = async (traits: Traits): Promise<number> =>
      hexToLab(of(await compose({ style: 'bold' }, traits), 'brow').product.hex).l;

    const moved = (await lightness({ measuredBrows })) - (await lightness({}));
    expect(than === 'darker' ? -moved : moved).toBeGreaterThan(5);
    expect(await lightness({ measuredBrows, hair: 'grey' })).toBe(await lightness({ hair: 'grey' }));
  });
});

describe('the type of skin', () => {
  it.each([
    ['dry', 'dewy', /without powder/],
    ['oily', 'matte', /all over with powder/],
    ['combination', 'satin', /brow, nose and chin/],
  ] as const)('%s gets a %s base and its own word on powder', async (skinType, finish, powder) => {
    const { product, step } = of(await compose({ style: 'natural', skinType }), 'foundation');

    expect(product.finish).toBe(finish);
    expect(step.technique).toMatch(powder);
  });

  it('normal leaves finish and powder alone', async () => {
    expect(await compose({ style: 'natural', skinType: 'normal' })).toEqual(await compose({ style: 'natural' }));
  });

  it('gives way to a finish that was asked for', async () => {
    const { product } = of(await compose({ style: 'natural', skinType: 'oily', finish: 'dewy' }), 'foundation');

    expect(product.finish).toBe('dewy');
  });

  it('speaks each time differently', async () => {
    const said = SKIN_TYPES.map(async (skinType) => {
      return of(await compose({ style: 'glam', skinType }), 'foundation').step.technique;
    });

    expect(new Set(await Promise.all(said)).size).toBe(SKIN_TYPES.length);
  });
});

describe('a wished coverage', () => {
  it('sets the strength of the base alone', async () => {
    const looks = await Promise.all(COVERAGES.map((coverage) => compose({ style: 'glam', coverage })));

    expect(looks.map((look) => of(look, 'foundation').step.intensity)).toEqual([25, 50, 85]);
    expect(looks.map((look) => of(look, 'concealer').step.intensity)).toEqual([25, 50, 85]);
    expect(new Set(looks.map((look) => of(look, 'lipstick').step.intensity)).size).toBe(1);
    expect(looks.map(lookIntensity)).toEqual([62, 62, 62]);
  });
});

describe('hair', () => {
  it('decides the brow product', async () => {
    const looks = await Promise.all(HAIR_COLORS.map((hair) => compose({ style: 'glam' }, { hair })));
    const lightness = looks.map((look) => hexToLab(of(look, 'brow').product.hex).l);
    const [black, darkBrown, brown, blonde, , grey] = lightness;

    expect(black).toBeLessThan(darkBrown!);
    expect(darkBrown).toBeLessThan(brown!);
    expect(brown).toBeLessThan(grey!);
    expect(grey).toBeLessThan(blonde!);
    expect(of(looks[4]!, 'brow').product.shade).toMatch(/Auburn|Kastanie/);
  });

  it('that was measured decides the brow product alone, and gives way to what the user says', async () => {
    const plain = await compose({ style: 'glam' });
    const measured = await compose({ style: 'glam' }, { measuredHair: 'black' });
    const said = await compose({ style: 'glam' }, { hair: 'blonde' });
    const both = await compose({ style: 'glam' }, { hair: 'blonde', measuredHair: 'black' });

    expect(hexToLab(of(measured, 'brow').product.hex).l).toBeLessThan(hexToLab(of(plain, 'brow').product.hex).l);
    expect(measured.products.filter(({ category }) => category !== 'brow')).toEqual(
      plain.products.filter(({ category }) => category !== 'brow'),
    );
    expect(both).toEqual(said);
  });
});

describe('eyes', () => {
  it('bring lids towards the complement of the iris', async () => {
    const hue = async (eyes: Traits['eyes']) => {
      const { a, b } = hexToLab(
        of(await compose({ style: 'glam' }, { ...(eyes && { eyes }) }), 'eyeshadow').product.hex,
      );
      return (Math.atan2(b, a) * 180) / Math.PI;
    };

    expect(await hue('blue')).toBeGreaterThanOrEqual(await hue('green'));
    expect(await hue('brown')).toBe(await hue(undefined));
    expect(EYE_COLORS).toContain('brown');
  });
});
