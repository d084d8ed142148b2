/** The same face under other light: the tone holds or its confidence falls, and the light is named. */
import { describe, expect, it } from '@jest/globals';
import { linearFromSrgb, srgbFromLinear } from '../../../src/lib/color.ts';
import { correctLight } from '../../../src/lib/face/skin/correct-light.ts';
import type { DepthReading } from '../../../src/lib/face/skin/depth.ts';
import { typicalLab } from '../../../src/lib/face/skin/monk.ts';
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

describe('the exposure', () => {
  const light = { cast: [0, 0, 0], chroma: 0, hue: 0 } as const;
  const skin = [0.39, 0.22, 0.13] as const;
  const depth = { tone: 6, range: [5, 7], confidence: 0.9, error: 0.75, steps: 1, byRelations: true } as const;
  const lightness = (gain: number, reading: DepthReading = depth): number =>
    correctLight([skin[0] * gain, skin[1] * gain, skin[2] * gain], light, reading).lab.l;

  it.each([0.3, 0.5, 2, 2.5])(
    'is mended where a picture has %d of its light and the face says how deep the skin is',
    (gain) => {
      expect(Math.abs(lightness(gain) - typicalLab(6).l)).toBeLessThanOrEqual(8.1);
    },
  );

  it('is left alone within what people of one tone differ by', () => {
    expect(lightness(1)).toBeCloseTo(lightness(1, { ...depth, byRelations: false }), 9);
  });

  it('is believed where nothing but lightness was read', () => {
    expect(lightness(0.3, { ...depth, byRelations: false })).toBeLessThan(lightness(1) - 15);
  });

  it('names a picture dim by what the light did, however deep the skin is', () => {
    const deep = { ...depth, tone: 9 };
    const dark = [0.11, 0.065, 0.045] as const;
    expect(correctLight(dark, light, deep).stops).toBe(0);
    expect(correctLight(dark, light, depth).stops).toBeGreaterThan(0.25);
  });
});
