/** Each refusal that needs pixels, with the value on both sides of its threshold. */
import { describe, expect, it } from '@jest/globals';
import { labToHex } from '../../../src/lib/color.ts';
import { frameOf } from '../../../src/lib/face/frame.ts';
import { placePatches } from '../../../src/lib/face/skin/patches.ts';
import { GATE } from '../../../src/lib/face/rejections.ts';
import { tintOf } from '../../../src/lib/face/skin/tint.ts';
import type { Measured, RgbImage } from '../../../src/lib/face/types.ts';
import { detection, noise, paint, profileOfFaces, skinPicture } from './drawn-face.ts';

const SIZE = 400;
const codeOf = (result: Measured<unknown>): string => (result.ok ? 'ok' : result.rejection.code);
const decide = (image: RgbImage) => profileOfFaces([detection()], image);

const pixelOf = ({ data, width }: RgbImage, x: number, y: number): readonly [number, number, number] => {
  const at = (y * width + x) * 3;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
};

/** The picture with every pixel replaced for which `other` gives one. */
const repaint = (image: RgbImage, other: (x: number, y: number) => readonly [number, number, number] | undefined) =>
  paint(image.width, image.height, (x, y) => other(x, y) ?? pixelOf(image, x, y));

const skin = skinPicture('#c08e6e');

/** Blue where the first `count` patches lie. */
const covered = (count: number): RgbImage => {
  const frame = frameOf(detection(), { width: SIZE, height: SIZE });
  const hidden = frame === undefined ? [] : placePatches(frame).toSorted((a, b) => a.center.y - b.center.y);
  return repaint(skin, (x, y) =>
    hidden
      .slice(0, count)
      .some(({ center, radius }) => Math.hypot((x - center.x) / radius.x, (y - center.y) / radius.y) <= 1.15)
      ? [95, 160, 216]
      : undefined,
  );
};

const ofLightness = (l: number): RgbImage => skinPicture(labToHex({ l, a: 7, b: 9 }));
const ofChroma = (chroma: number): RgbImage => skinPicture(labToHex({ l: 60, a: chroma * 0.7, b: chroma * 0.714 }));
/** Skin of which a share is blown out. */
const blown = (share: number): RgbImage =>
  repaint(skin, (x, y) => ((noise(x, y) + 1) / 2 < share ? [255, 255, 252] : undefined));
/** Color follows from lightness, but for `variety` bytes of it. */
const tinted = (variety: number): RgbImage =>
  repaint(skin, (x, y) => {
    const [red, green, blue] = pixelOf(skin, x, y);
    const grey = 0.3 * red + 0.6 * green + 0.1 * blue;
    const shift = variety * Math.sqrt(3) * noise(y, x);
    return [Math.min(255, grey * 1.1 + shift), grey * 0.9, grey * 0.7 - shift];
  });

/** Pale skin in good light: red at its end, green and blue as they are. */
const pale = skinPicture('#e6c0ac');
const redLost = repaint(pale, (x, y) => {
  const [red, green, blue] = pixelOf(pale, x, y);
  return red > green + 8 ? [255, green, blue] : undefined;
});

const patches = 12;

describe('what the pixels decide', () => {
  it.each([
    ['just enough light on the skin', ofLightness(GATE.skinLightnessLow + 1.5), 'ok'],
    ['too little light on the skin', ofLightness(GATE.skinLightnessLow - 1.5), 'too_dark'],
    ['not quite half of the face blown out', blown(GATE.clipped - 0.1), 'ok'],
    ['more than half of the face blown out', blown(GATE.clipped + 0.1), 'too_bright'],
    ['just enough color', ofChroma(GATE.chroma + 1.5), 'ok'],
    ['hardly any color', ofChroma(GATE.chroma - 1), 'grayscale'],
    ['some variety of color', tinted(GATE.tintVariety + 1), 'ok'],
    ['a single tint', tinted(0), 'grayscale'],
    ['as many covered patches as may be', covered(patches - GATE.patches), 'ok'],
    ['one covered patch too many', covered(patches - GATE.patches + 1), 'face_occluded'],
  ])('decides on %s', (_, image, expected) => {
    expect(codeOf(decide(image))).toBe(expected);
  });

  it('measures skin that lost its red alone, with a wide range and no word on its undertone', () => {
    const profile = decide(redLost);
    expect(profile.ok && profile.value.skin).toMatchObject({ undertone: 'unknown' });
    const [first = 0, last = 0] = profile.ok ? (profile.value.skin.range ?? []) : [];
    expect(last - first).toBeGreaterThanOrEqual(3);
  });

  it('places as many patches as the threshold counts on', () => {
    const frame = frameOf(detection(), { width: SIZE, height: SIZE });
    expect(frame && placePatches(frame)).toHaveLength(patches);
  });

  it('measures the variety that the pictures were made with', () => {
    expect(tintOf(tinted(0))?.variety).toBeLessThan(GATE.tintVariety);
    expect(tintOf(tinted(GATE.tintVariety + 1))?.variety).toBeGreaterThan(GATE.tintVariety);
  });

  it('says measured value, threshold and a hint', () => {
    expect(decide(covered(patches - GATE.patches + 1))).toMatchObject({
      rejection: { evidence: { measured: GATE.patches - 1, threshold: GATE.patches, hint: expect.any(String) } },
    });
  });
});
