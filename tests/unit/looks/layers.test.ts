import { describe, expect, it } from '@jest/globals';
import { fixturePresets } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { layersOf } from '../../../src/lib/looks/render/layers.ts';
import type { ComposedLook, LookProduct } from '../../../src/lib/looks/types.ts';
import { CATEGORIES, type Category } from '../../../src/lib/vocabulary.ts';
import { aComposedLook, aPreset, aProduct, aProfile } from '../../../testing/factories.ts';

const HEXES = [
  '#c99b74',
  '#d8b08a',
  '#c97458',
  '#b07f52',
  '#eccf9c',
  '#2e6b4f',
  '#101010',
  '#151214',
  '#66503f',
  '#a04050',
];

const productOf = (category: Category, overrides: Partial<LookProduct> = {}): LookProduct =>
  aProduct({ productId: `id-${category}`, category, hex: HEXES[CATEGORIES.indexOf(category)]!, ...overrides });

const lookOf = (products: readonly LookProduct[], intensity = 60): ComposedLook =>
  aComposedLook({
    products,
    steps: products.map(({ productId, finish }) => ({ ...aComposedLook().steps[0]!, productId, finish, intensity })),
  });

const WEARER = { profile: aProfile() };
const BASE: readonly string[] = ['foundation', 'concealer'];
const whole = lookOf(CATEGORIES.map((category) => productOf(category)));

describe('the layers of a look', () => {
  it.each(fixturePresets().map((preset) => [preset.presetId, preset] as const))(
    'have on %s the color, finish and id of their products, and each product has one',
    (_id, preset) => {
      const layers = layersOf(whole, preset, WEARER);

      for (const { layer, productId, hex, finish } of layers) {
        if (BASE.includes(layer)) continue;
        expect(whole.products).toContainEqual(expect.objectContaining({ productId, hex, finish }));
      }
      expect(new Set(layers.map(({ productId }) => productId)).size).toBe(CATEGORIES.length);
    },
  );

  it('paint nothing where the look has no product', () => {
    const [preset] = fixturePresets();
    const layers = layersOf(lookOf([productOf('lipstick')]), preset!, WEARER);

    expect(layers.map(({ layer }) => layer)).toEqual(['lipstick']);
  });

  it('paint the lid and the crease with one eyeshadow, the crease thinner', () => {
    const [lid, crease] = layersOf(lookOf([productOf('eyeshadow')]), fixturePresets()[0]!, WEARER);

    expect([lid!.layer, crease!.layer]).toEqual(['lid', 'crease']);
    expect(crease!.coverage).toBeLessThan(lid!.coverage);
  });

  it('paint a product for which the preset names no place where it usually goes', () => {
    const layers = layersOf(lookOf([productOf('lipstick'), productOf('bronzer')]), aPreset(), WEARER);

    expect(layers.map(({ layer, region }) => [layer, region])).toEqual([
      ['bronzer', 'cheeks'],
      ['lipstick', 'lips'],
    ]);
  });

  it('cover more with a stronger step, and lay gold on as gold', () => {
    const gold = productOf('eyeshadow', { hex: '#b8862f', finish: 'metallic' });
    const [soft] = layersOf(lookOf([gold], 20), aPreset(), WEARER);
    const [strong] = layersOf(lookOf([gold], 90), aPreset(), WEARER);

    expect(strong!.coverage).toBeGreaterThan(soft!.coverage + 0.3);
    expect(strong).toMatchObject({ hex: '#b8862f', finish: 'metallic', blend: 'normal' });
  });

  it.each([0, 25, 100])('scale every coverage by a strength of %d', (strength) => {
    const [preset] = fixturePresets();
    const full = layersOf(whole, preset!, WEARER);
    const scaled = layersOf(whole, preset!, { ...WEARER, strength });

    for (const [at, { coverage }] of scaled.entries())
      expect(coverage).toBeCloseTo((full[at]!.coverage * strength) / 100, 2);
  });
});
