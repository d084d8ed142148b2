/** Proves that the shipped catalogue and presets are what the recipes make, and that they are complete. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fixturePresets, fixtureProducts } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { buildCatalogue } from '../../../lab/build-fixtures/catalogue.ts';
import { PRESET_RECIPES } from '../../../lab/build-fixtures/preset-recipes.ts';
import { buildPresets } from '../../../lab/build-fixtures/presets.ts';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import { hexToLab } from '../../../src/lib/color.ts';
import { ciede2000 } from '../../../src/lib/looks/catalogue/ciede2000.ts';
import { foundationTarget } from '../../../src/lib/looks/catalogue/color-spaces.ts';
import { contrastFit } from '../../../src/lib/looks/rules/harmony.ts';
import { CATEGORIES, MEASURED_UNDERTONES, STYLES } from '../../../src/lib/vocabulary.ts';

const SEEN = [
  ['lipstick', 'lipstick'],
  ['blush', 'blush'],
  ['lid', 'eyeshadow'],
] as const;
const products = fixtureProducts();
const presets = fixturePresets();

describe('the demo catalogue', () => {
  it('is what the recipes make', () => {
    expect(products).toEqual([...buildCatalogue().values()].flat());
  });

  it('gives every product its own id and a link to a reserved domain', () => {
    expect(new Set(products.map(({ productId }) => productId)).size).toBe(products.length);
    expect(products.every(({ url }) => new URL(url).hostname.endsWith('example.com'))).toBe(true);
  });

  it.each(CATEGORIES)('has at least eight of %s, or forty foundation shades', (category) => {
    const count = products.filter((product) => product.category === category).length;

    expect(count).toBeGreaterThanOrEqual(category === 'foundation' ? 40 : 8);
  });

  it.each(MEASURED_UNDERTONES)('has %s foundation shades from the lightest to the deepest skin', (undertone) => {
    const lightness = products
      .filter((product) => product.category === 'foundation' && product.undertone === undertone && product.available)
      .map(({ lab }) => lab.l);

    for (let l = 18; l <= 92; l += 4) expect(lightness.some((one) => Math.abs(one - l) <= 3)).toBe(true);
  });

  it('carries the L*a*b* of its hex', () => {
    for (const { hex, lab } of products) expect(ciede2000(hexToLab(hex), lab)).toBeLessThan(0.02);
  });

  it('holds discontinued shades and unknown prices, as a real one does', () => {
    expect(products.some(({ available }) => !available)).toBe(true);
    expect(products.some(({ price }) => price === null)).toBe(true);
  });
});

describe('the presets', () => {
  it('are what the recipes make', () => {
    expect(presets).toEqual(buildPresets().map(({ preset }) => preset));
  });

  it.each(STYLES)('are eight of %s', (style) => {
    expect(presets.filter((preset) => preset.style === style)).toHaveLength(8);
  });

  it.each(STYLES)('have a %s palette for every undertone on every Monk depth', (style) => {
    for (const undertone of MEASURED_UNDERTONES) {
      for (let monk = 1; monk <= 10; monk += 1) {
        const fitting = presets.filter(
          ({ style: own, undertones, monkRange: [low, high] }) =>
            own === style && undertones.includes(undertone) && low <= monk && monk <= high,
        );
        expect(fitting.length).toBeGreaterThan(0);
      }
    }
  });

  it.each(presets.map(({ presetId, template }) => [presetId, template] as const))(
    'have a template file for %s with its size and hash',
    (presetId, { key, sha256, bytes }) => {
      const file = readFileSync(new URL(`../../../fixtures/ar-${key}`, import.meta.url));

      expect(file.byteLength).toBe(bytes);
      expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
      expect(JSON.parse(file.toString())).toMatchObject({ format: 'glamai-ar-template/2', presetId });
    },
  );

  it('draw every template layer inside the 468 vertices of the face mesh', () => {
    for (const { template } of buildPresets()) {
      const { layers } = JSON.parse(template.toString()) as { layers: { layer: string; shapes: unknown[] }[] };
      for (const { shapes } of layers) {
        const vertices = JSON.stringify(shapes).match(/"(?:vertices|holes|center)":[[\]\d,]+/g) ?? [];
        const numbers = vertices.flatMap((text) => text.match(/\d+/g) ?? []).map(Number);
        expect(numbers.length).toBeGreaterThan(0);
        expect(Math.max(...numbers)).toBeLessThan(468);
      }
    }
  });

  it('differ from each other visibly in lips, cheeks or lids, or in what they draw', () => {
    const built = buildPresets();
    const colors = (place: number, layer: string) =>
      hexToLab(presets[place]!.regions.find((region) => region.layer === layer)!.hex);
    const drawn = (place: number): string => {
      const { layers } = JSON.parse(built[place]!.template.toString()) as { layers: unknown };
      return JSON.stringify(layers);
    };
    for (let one = 0; one < presets.length; one += 1) {
      for (let other = one + 1; other < presets.length; other += 1) {
        const distances = ['lipstick', 'blush', 'lid'].map((layer) =>
          ciede2000(colors(one, layer), colors(other, layer)),
        );
        expect(Math.max(...distances) > 8 || drawn(one) !== drawn(other)).toBe(true);
      }
    }
  });

  it('claim no depth on which a sample is not seen as its style means it', () => {
    for (const recipe of PRESET_RECIPES) {
      const { monkRange } = presets.find(({ presetId }) => presetId === recipe.presetId)!;
      for (let monk = monkRange[0]; monk <= monkRange[1]; monk += 1) {
        const { skin } = makeProfile({ monk, undertone: 'neutral' });
        const target = foundationTarget(makeProfile({ monk, undertone: 'neutral' }));
        const { regions } = presets.find(({ presetId }) => presetId === recipe.presetId)!;
        for (const [layer, category] of SEEN) {
          const { hex } = regions.find((region) => region.layer === layer)!;
          const fit = contrastFit({ category, lab: hexToLab(hex) }, { target, skin: skin.lab }, recipe.style);
          expect([recipe.presetId, monk, layer, fit >= 0.6]).toEqual([recipe.presetId, monk, layer, true]);
        }
      }
    }
  });
});
