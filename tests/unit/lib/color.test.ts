/** Proves the one sRGB to CIELAB conversion against published values and round trips. */
import { describe, expect, it } from '@jest/globals';
import { hexToLab, hexToSrgb, labToHex, linearFromSrgb, srgbFromLinear } from '../../../src/lib/color.ts';

/** Bruce Lindbloom's calculator, sRGB, D65, no adaptation; the primaries are also in CSS Color 4's samples. */
const KNOWN = [
  ['#ffffff', 100, 0, 0],
  ['#000000', 0, 0, 0],
  ['#ff0000', 53.2408, 80.0925, 67.2032],
  ['#00ff00', 87.7347, -86.1827, 83.1793],
  ['#0000ff', 32.297, 79.1875, -107.8602],
  ['#808080', 53.585, 0, 0],
] as const;

describe('sRGB and CIELAB', () => {
  it.each(KNOWN)('gives %s its published L*a*b*', (hex, l, a, b) => {
    const lab = hexToLab(hex);

    expect(lab.l).toBeCloseTo(l, 1);
    expect(lab.a).toBeCloseTo(a, 1);
    expect(lab.b).toBeCloseTo(b, 1);
  });

  it('returns every hex it was given after a round trip', () => {
    for (let value = 0; value < 0xffffff; value += 4099) {
      const hex = `#${value.toString(16).padStart(6, '0')}`;
      expect(labToHex(hexToLab(hex))).toBe(hex);
    }
  });

  it('inverts the transfer curve for each code value', () => {
    for (let channel = 0; channel < 256; channel += 1) {
      expect(srgbFromLinear(linearFromSrgb(channel))).toBeCloseTo(channel, 6);
    }
  });

  it.each(['', '#fff', 'ffffff', '#gggggg', '#1234567'])('refuses %p as a color', (text) => {
    expect(() => hexToSrgb(text)).toThrow(TypeError);
  });

  it('clips colors that sRGB cannot show', () => {
    expect(labToHex({ l: 60, a: 120, b: 0 })).toMatch(/^#[0-9a-f]{6}$/);
    expect(labToHex({ l: 120, a: 0, b: 0 })).toBe('#ffffff');
  });
});
