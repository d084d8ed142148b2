import { describe, expect, it } from '@jest/globals';
import { getRecommendation, type RecommendationWish } from '../../../src/lib/use-cases/looks/presets.ts';
import type { Preset } from '../../../src/lib/looks/types.ts';
import { aComposedLook, aLook, aPreset, aProduct, UPLOAD, USER } from '../../../testing/factories.ts';

const berry = aProduct({ productId: 'lip-2', hex: '#6b1f3a', finish: 'glossy' });
const record = aLook({
  alternatives: [
    aComposedLook({
      name: 'Berry Tint',
      style: 'natural',
      arPresetId: 'berry_tint_v1',
      products: [berry],
      steps: [{ ...aComposedLook().steps[0]!, productId: 'lip-2', finish: 'glossy', intensity: 30 }],
    }),
  ],
});

const asked = (presets: readonly Preset[]) => (wish: Partial<RecommendationWish>) =>
  getRecommendation({
    looks: { get: () => Promise.resolve(record), newest: () => Promise.resolve(record) },
    uploads: { get: () => Promise.resolve(undefined) },
    presets: {
      get: (id) => Promise.resolve(presets.find(({ presetId }) => presetId === id)),
      list: (style) => Promise.resolve(presets.filter((preset) => style === undefined || preset.style === style)),
    },
    assets: { presignGet: (key) => Promise.resolve(`https://assets.example.com/${key}`) },
    clock: { now: () => 0, sleep: () => Promise.resolve() },
  })(USER, { uploadId: UPLOAD, strength: 100, ...wish });

const rendered = async (presets: readonly Preset[], wish: Partial<RecommendationWish> = {}) => {
  const found = await asked(presets)(wish);
  if (found.kind !== 'ready') throw new Error('A look is there.');
  return found.rendered;
};

const PRESETS = [aPreset(), aPreset({ presetId: 'berry_tint_v1', style: 'natural' })];

describe('the recommendation for the camera', () => {
  it('paints the products of the recommended look', async () => {
    const { layers, banuba } = await rendered(PRESETS);

    expect(layers).toMatchObject([{ layer: 'lipstick', productId: 'lip-1', hex: '#a04050', finish: 'matte' }]);
    expect(banuba.faces[0]).toMatchObject({
      makeup_lipstick: { finish: 'matte_velvet', coverage: layers[0]!.coverage },
    });
  });

  it('paints an alternative when it is asked for by its id', async () => {
    const { look, layers, preset } = await rendered(PRESETS, { alternative: 'natural' });

    expect(look.name).toBe('Berry Tint');
    expect(preset.presetId).toBe('berry_tint_v1');
    expect(layers).toMatchObject([{ productId: 'lip-2', hex: '#6b1f3a', finish: 'glossy' }]);
  });

  it('is not found for an alternative that the look does not have', async () => {
    await expect(asked(PRESETS)({ alternative: 'bold' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('follows the strength that is asked for, in the layers and in both renderings', async () => {
    const { layers, banuba, perfectCorp } = await rendered(PRESETS, { strength: 50 });
    const [full] = (await rendered(PRESETS)).layers;

    expect(layers[0]!.coverage).toBeCloseTo(full!.coverage / 2, 3);
    expect(banuba.faces[0]!['makeup_lipstick']).toMatchObject({ coverage: layers[0]!.coverage });
    expect(perfectCorp[0]!.palettes![0]!['colorIntensity']).toBe(Math.round(layers[0]!.coverage * 100));
  });

  it.each([
    ['another preset of its style', [aPreset({ presetId: 'other_v1' }), PRESETS[1]!], 'other_v1'],
    ['any preset', [PRESETS[1]!], 'berry_tint_v1'],
  ])('borrows the places of %s when its own was withdrawn', async (_what, presets, borrowed) => {
    const { look, layers, preset } = await rendered(presets);

    expect(look.arPresetId).toBe('soft_glam_v1');
    expect(preset.presetId).toBe(borrowed);
    expect(layers).toMatchObject([{ productId: 'lip-1', hex: '#a04050' }]);
  });
});
