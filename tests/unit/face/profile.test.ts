/** The whole measurement on pictures whose skin color is known. */
import { describe, expect, it } from '@jest/globals';
import { hexToLab } from '../../../src/lib/color.ts';
import type { FaceProfile, Measured, RgbImage } from '../../../src/lib/face/types.ts';
import { detection, noise, paint, profileOfFaces, skinPicture } from './drawn-face.ts';

const profileOf = (result: Measured<FaceProfile>): FaceProfile => {
  if (!result.ok) throw new Error(`Refused: ${result.rejection.code}`);
  return result.value;
};
const codeOf = (result: Measured<unknown>): string => (result.ok ? 'ok' : result.rejection.code);
const plain = (image: RgbImage) => profileOfFaces([detection()], image);

describe('skin', () => {
  const TONES = ['#eecdb8', '#d9ad90', '#c08e6e', '#9a6a4d', '#6f4a38', '#4b3128'];

  it.each(TONES)('reads %s within 2 units of L*, a* and b*', (hex) => {
    const { lab } = profileOf(plain(skinPicture(hex))).skin;
    const truth = hexToLab(hex);
    expect(Math.abs(lab.l - truth.l)).toBeLessThan(2);
    expect(Math.abs(lab.a - truth.a)).toBeLessThan(2);
    expect(Math.abs(lab.b - truth.b)).toBeLessThan(2);
  });

  it('gives darker skin a higher Monk tone', () => {
    const tones = TONES.map((hex) => profileOf(plain(skinPicture(hex))).skin.monk);
    expect(tones).toEqual(tones.toSorted((a, b) => a - b));
    expect(new Set(tones).size).toBeGreaterThanOrEqual(5);
  });

  it.each([-40, -15, 15, 40])('does not change by a roll of %d degrees', (roll) => {
    const faces = [detection({ roll })];
    const rolled = profileOf(profileOfFaces(faces, skinPicture('#c08e6e')));
    const upright = profileOf(plain(skinPicture('#c08e6e')));
    expect(Math.abs(rolled.skin.ita - upright.skin.ita)).toBeLessThan(1);
    expect(rolled.features).toEqual(upright.features);
    expect(rolled.shape.value).toBe(upright.shape.value);
  });

  it.each([
    ['no color', paint(400, 400, (x, y) => Array<number>(3).fill(150 + 4 * noise(x, y)) as never), 'grayscale'],
    ['clipped light', paint(400, 400, () => [255, 254, 252]), 'too_bright'],
    ['almost no light', paint(400, 400, () => [9, 6, 5]), 'too_dark'],
    ['a blue mask', skinPicture('#5fa0d8'), 'face_occluded'],
  ])('refuses %s', (_, image, code) => {
    expect(codeOf(plain(image))).toBe(code);
  });

  it('refuses a face whose patches lie outside the picture', () => {
    const face = detection();
    const landmarks = Object.fromEntries(
      Object.entries(face.landmarks).map(([name, { x, y }]) => [name, { x: x + 2, y }]),
    );
    const result = profileOfFaces([{ ...face, landmarks }], skinPicture('#c08e6e'));
    expect(codeOf(result)).toBe('face_occluded');
  });

  it('names uneven light when one side of the face is in shadow', () => {
    const lit = skinPicture('#c08e6e');
    const image = paint(400, 400, (x, y) => {
      const at = (y * 400 + x) * 3;
      const level = x < 200 ? 0.35 : 1;
      return [0, 1, 2].map((channel) => (lit.data[at + channel] ?? 0) * level) as never;
    });
    const profile = profileOf(plain(image));
    expect(profile.skin.lighting).toBe('uneven');
  });
});

describe('the profile', () => {
  it('is the same for the same input', () => {
    expect(plain(skinPicture('#c08e6e'))).toEqual(plain(skinPicture('#c08e6e')));
  });

  it('carries no landmark and no pixel', () => {
    const text = JSON.stringify(profileOf(plain(skinPicture('#c08e6e'))));
    expect(text).not.toMatch(/eyeLeft|landmark|data/);
  });

  it('measures the size of the face in the picture before it was shrunk', () => {
    const image = { ...skinPicture('#c08e6e', 100, 100), source: { width: 800, height: 800 } };
    expect(codeOf(profileOfFaces([detection()], image))).toBe('ok');
    expect(codeOf(profileOfFaces([detection()], { ...image, source: { width: 100, height: 100 } }))).toBe(
      'face_too_small',
    );
  });
});
