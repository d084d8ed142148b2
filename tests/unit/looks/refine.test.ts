/** Proves that a refinement really changes a look in the direction that was asked for. */
import { describe, expect, it } from '@jest/globals';
import { fixtureCatalogue } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import { lookDistance, lookStrength, lookWarmth, type SeenLook } from '../../../src/lib/looks/rules/look-distance.ts';
import { composeByRules } from '../../../testing/compose.ts';
import type { ComposedLook, Preferences, StyleRequest } from '../../../src/lib/looks/types.ts';
import { MEASURED_UNDERTONES, type Refinement, STYLES } from '../../../src/lib/vocabulary.ts';

const catalogue = fixtureCatalogue();
const meanIntensity = ({ steps }: ComposedLook): number =>
  Math.round(steps.reduce((sum, { intensity }) => sum + intensity, 0) / steps.length);
const seen = (look: ComposedLook): SeenLook => ({ products: look.products, intensity: meanIntensity(look) });

const compose = async (
  profile: StyleRequest['profile'],
  preferences: Preferences,
  refinement?: { readonly refine: Refinement; readonly from: ComposedLook },
): Promise<ComposedLook> => {
  const { recommended } = await composeByRules(
    {
      profile,
      preferences,
      ...(refinement && {
        refine: refinement.refine,
        previous: {
          style: refinement.from.style,
          arPresetId: refinement.from.arPresetId,
          revision: 1,
          intensity: meanIntensity(refinement.from),
          productIds: refinement.from.products.map(({ productId }) => productId),
        },
      }),
      userHash: 'a-hash',
      budgetMs: 5000,
    },
    catalogue,
  );
  return recommended;
};

/** Light, medium, tan and rich skin with every undertone in every style. */
const cases = STYLES.flatMap((style) =>
  MEASURED_UNDERTONES.flatMap((undertone) => [2, 5, 7, 10].map((monk) => [style, undertone, monk] as const)),
);

describe.each(cases)('a %s look on %s skin of Monk %d', (style, undertone, monk) => {
  const profile = makeProfile({ monk, undertone });
  const skin = profile.skin.lab;
  const refined = async (refine: Refinement) => {
    const from = await compose(profile, { style });
    return { from, to: await compose(profile, { style }, { refine, from }) };
  };

  it('becomes at least 5 % weaker when softer', async () => {
    const { from, to } = await refined('softer');

    expect(lookStrength(seen(to), skin)).toBeLessThan(0.95 * lookStrength(seen(from), skin));
  });

  it('becomes at least 5 % stronger when bolder', async () => {
    const { from, to } = await refined('bolder');

    expect(lookStrength(seen(to), skin)).toBeGreaterThan(1.05 * lookStrength(seen(from), skin));
  });

  it('moves its colors by at least three units when warmer or cooler', async () => {
    const warmer = await refined('warmer');
    const cooler = await refined('cooler');

    expect(lookWarmth(warmer.to.products) - lookWarmth(warmer.from.products)).toBeGreaterThan(3);
    expect(lookWarmth(cooler.from.products) - lookWarmth(cooler.to.products)).toBeGreaterThan(2.5);
  });

  it('takes another preset and other colors when another is asked', async () => {
    const { from, to } = await refined('another');

    expect(to.style).toBe(style);
    expect(to.arPresetId).not.toBe(from.arPresetId);
    expect(lookDistance(seen(from), seen(to), skin)).toBeGreaterThan(2.5);
  });
});

describe('refinements in a row', () => {
  const profile = makeProfile({ monk: 4, undertone: 'neutral' });

  it('change the style when it was not asked for by name and its band is left', async () => {
    const glam = await compose(profile, { occasion: 'date' });
    const soft = await compose(profile, { occasion: 'date' }, { refine: 'softer', from: glam });
    const softest = await compose(profile, { occasion: 'date' }, { refine: 'softer', from: soft });

    expect([glam.style, soft.style, softest.style]).toEqual(['glam', 'glam', 'natural']);
  });

  it('keep the style that was asked for by name', async () => {
    const bold = await compose(profile, { style: 'bold' });
    const soft = await compose(profile, { style: 'bold' }, { refine: 'softer', from: bold });
    const softest = await compose(profile, { style: 'bold' }, { refine: 'softer', from: soft });

    expect(softest.style).toBe('bold');
    expect(meanIntensity(softest)).toBeLessThan(meanIntensity(soft));
  });

  it('never turn back, and say when they have reached the end', async () => {
    let look = await compose(profile, { style: 'natural' });
    const warmths = [lookWarmth(look.products)];
    for (let round = 0; round < 4; round += 1) {
      look = await compose(profile, { style: 'natural' }, { refine: 'warmer', from: look });
      warmths.push(lookWarmth(look.products));
    }

    expect(warmths).toEqual(warmths.toSorted((a, b) => a - b));
    expect(look.reasoning.map(({ text }) => text)).toContain(
      'These are already the warmest colors that keep your wishes.',
    );
  });

  it('say that a look is as bold as it gets', async () => {
    let look = await compose(profile, { style: 'bold' });
    for (let round = 0; round < 3; round += 1)
      look = await compose(profile, { style: 'bold' }, { refine: 'bolder', from: look });

    expect(look.reasoning.map(({ text }) => text)).toContain('This is already as bold as it gets.');
  });
});
