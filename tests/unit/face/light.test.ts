/** The same face under other light: the tone holds or its confidence falls, and the light is named. */
import { describe, expect, it } from '@jest/globals';
import { linearFromSrgb, srgbFromLinear } from '../../../src/lib/color.ts';
import type { FaceProfile, Measured, RgbImage } from '../../../src/lib/face/types.ts';
import { detection, paint, profileOfFaces, skinPicture } from './drawn-face.ts';

const profileOf = (result: Measured<FaceProfile>): FaceProfile => {
  if (!result.ok) throw new Error(`Refused: ${result.rejection.code}`);
  return result.value;
};
const codeOf = (result: Measured<unknown>): string => (result.ok ? 'ok' : result.rejection.code);
const plain = (image: RgbImage) => profileOfFaces([detection()], image);

describe('light', () => {
  const under = (gains: readonly [number, number, number], hex = '#c08e6e'): RgbImage => {
    const lit = skinPicture(hex);
    const lights = gains.map((gain) =>
      Uint8Array.from({ length: 256 }, (_, byte) => Math.min(255, srgbFromLinear(linearFromSrgb(byte) * gain))),
    );
    return { ...lit, data: Uint8Array.from(lit.data).map((byte, at) => lights[at % 3]?.[byte] ?? 0) };
  };
  const plainTone = profileOf(plain(under([1, 1, 1]))).skin;

  it.each([
    ['strong warm', [1.25, 1, 0.6], 'warm_cast'],
    ['strong cool', [0.7, 1, 1.4], 'cool_cast'],
    ['magenta', [1.2, 0.6, 1.2], 'tinted_cast'],
  ] as const)('names a %s light and keeps the tone within one step', (_, gains, lighting) => {
    // Lighter than the tones that are believed less by themselves.
    const light = '#d9ad90';
    const neutral = profileOf(plain(under([1, 1, 1], light))).skin;
    const { skin } = profileOf(plain(under(gains, light)));
    expect(skin.lighting).toBe(lighting);
    expect(Math.abs(skin.monk - neutral.monk)).toBeLessThanOrEqual(1);
    expect(skin.confidence.undertone).toBeLessThan(neutral.confidence.undertone);
    expect(skin.confidence.depth).toBeLessThan(neutral.confidence.depth);
  });

  it.each([
    [0.5, 'dim'],
    [0.3, 'dim'],
  ] as const)('gives light back when the picture has %d of its light, and names it %s', (level, lighting) => {
    const { skin } = profileOf(plain(under([level, level, level])));
    expect(skin.lighting).toBe(lighting);
    expect(skin.confidence.depth).toBeLessThan(plainTone.confidence.depth);
    expect(Math.abs(skin.monk - plainTone.monk)).toBeLessThanOrEqual(2);
  });

  it('lowers the confidence monotonically as the picture gets darker', () => {
    const confidences = [1, 0.7, 0.5, 0.35, 0.25].map(
      (level) => profileOf(plain(under([level, level, level]))).skin.confidence.depth,
    );
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
  });

  it('tells a sepia picture from a warm light', () => {
    const lit = skinPicture('#c08e6e');
    const sepia = paint(400, 400, (x, y) => {
      const at = (y * 400 + x) * 3;
      const grey = 0.3 * (lit.data[at] ?? 0) + 0.6 * (lit.data[at + 1] ?? 0) + 0.1 * (lit.data[at + 2] ?? 0);
      return [Math.min(255, grey * 1.1), grey * 0.9, grey * 0.7];
    });
    expect(codeOf(plain(sepia))).toBe('grayscale');
    expect(codeOf(plain(under([1.25, 1, 0.6])))).toBe('ok');
  });
});
