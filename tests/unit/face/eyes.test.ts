/** The eyes as a witness of the exposure, and the tone by contrasts that rests on them. */
import { describe, expect, it } from '@jest/globals';
import { eyeEvidence, missingStops } from '../../../src/lib/face/skin/exposure.ts';
import { readEyes } from '../../../src/lib/face/skin/eyes.ts';
import { frameOf } from '../../../src/lib/face/frame.ts';
import { estimateLight } from '../../../src/lib/face/skin/light.ts';
import { itaSteps, toneOf, toneOfColor, toneOfContrasts } from '../../../src/lib/face/skin/monk.ts';
import { CONTRASTS, type Contrasts } from '../../../src/lib/face/skin/contrast.ts';
import { linearFromSrgb, srgbFromLinear } from '../../../src/lib/color.ts';
import type { RgbImage } from '../../../src/lib/face/types.ts';
import { detection, paint, profileOfFaces, skinPicture } from './drawn-face.ts';

const SIZE = 400;
const EYES = [
  [160, 160],
  [240, 160],
] as const;

/** Whites and pupils on the drawn face. */
const withEyes = (image: RgbImage): RgbImage =>
  paint(image.width, image.height, (x, y) => {
    const near = EYES.map(([ex, ey]) => [Math.abs(x - ex) / 17, Math.abs(y - ey) / 6] as const);
    if (near.some(([dx, dy]) => dx * dx + dy * dy < 0.15)) return [25, 20, 18];
    if (near.some(([dx, dy]) => dx * dx + dy * dy < 1)) return [215, 208, 205];
    const at = (y * image.width + x) * 3;
    return [image.data[at] ?? 0, image.data[at + 1] ?? 0, image.data[at + 2] ?? 0];
  });

const darker = (image: RgbImage, level: number): RgbImage => ({
  ...image,
  data: Uint8Array.from(image.data, (byte) => srgbFromLinear(linearFromSrgb(byte) * level)),
});

const frame = () => {
  const found = frameOf(detection(), { width: SIZE, height: SIZE });
  if (found === undefined) throw new Error('No frame');
  return found;
};
const face = withEyes(skinPicture('#9a6a4d'));

describe('the eyes', () => {
  it('are lighter than pupils by some stops', () => {
    const eyes = readEyes(frame(), face);
    expect((eyes?.white ?? 0) - (eyes?.dark ?? 0)).toBeGreaterThan(3);
  });

  it('get darker with the picture, stop for stop', () => {
    const [plain, dark] = [readEyes(frame(), face), readEyes(frame(), darker(face, 0.5))];
    expect((plain?.white ?? 0) - (dark?.white ?? 0)).toBeCloseTo(1, 1);
  });

  it.each(['#eecdb8', '#4b3128'])('say nothing when only skin of %s is seen where they should be', (hex) => {
    expect(readEyes(frame(), skinPicture(hex))).toBeUndefined();
  });
});

describe('the exposure', () => {
  it('is left alone when highlights and eyes look as usual', () => {
    const light = { ...estimateLight(face), highlight: 0.9, clipped: 0 };
    expect(missingStops(light, { white: -1.65, dark: -6 })).toBe(0);
    expect(missingStops(light, undefined)).toBe(0);
  });

  it.each([
    ['dark eyes', -3, 1],
    ['light eyes', -0.3, -1],
  ])('is moved by %s', (_, white, sign) => {
    expect(Math.sign(eyeEvidence({ white, dark: white - 4 }))).toBe(sign);
  });

  it('is never moved by more than a stop', () => {
    const light = { ...estimateLight(face), highlight: 0.001, clipped: 0 };
    expect(missingStops(light, { white: -8, dark: -12 })).toBe(1);
  });

  it('changes the tone of a darkened face by a step at most', () => {
    const tone = (image: RgbImage): number => {
      const result = profileOfFaces([detection()], image);
      return result.ok ? result.value.skin.monk : Number.NaN;
    };
    expect(Math.abs(tone(darker(face, 0.6)) - tone(face))).toBeLessThanOrEqual(1);
  });
});

describe('the tone', () => {
  it('gets darker as ITA falls, at every step of the polyline', () => {
    const tones = [80, 60, 45, 30, 15, 0, -20, -50, -70].map((ita) => {
      const angle = (ita * Math.PI) / 180;
      return toneOfColor({ l: 50 + 18 * Math.sin(angle), a: 14, b: 18 * Math.cos(angle) });
    });
    expect(tones).toEqual(tones.toSorted((a, b) => a - b));
  });

  it('walks from knot to knot', () => {
    expect(itaSteps(20, [0, 15, 40])).toEqual([15, 5]);
    expect(itaSteps(-5, [0, 15, 40])).toEqual([0, 0]);
    expect(itaSteps(90, [0, 15, 40])).toEqual([15, 25]);
  });

  it('is the color alone when no contrast was seen', () => {
    const lab = { l: 60, a: 14, b: 17 };
    expect(toneOf(lab, undefined)).toEqual({ value: toneOfColor(lab), disagreement: 0 });
  });

  it('lies between both readings and tells how far they are apart', () => {
    const lab = { l: 60, a: 14, b: 17 };
    const contrasts = Object.fromEntries(CONTRASTS.map((name) => [name, 0])) as unknown as Contrasts;
    const [one, other] = [toneOfColor(lab), toneOfContrasts(contrasts)];
    const tone = toneOf(lab, contrasts);
    expect(tone.value).toBeGreaterThanOrEqual(Math.min(one, other));
    expect(tone.value).toBeLessThanOrEqual(Math.max(one, other));
    expect(tone.disagreement).toBeCloseTo(Math.abs(one - other), 9);
  });
});
