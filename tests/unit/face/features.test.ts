/** Undertone, shape and features from known colors and landmarks; unknown where the evidence is weak. */
import { describe, expect, it } from '@jest/globals';
import { labToHex } from '../../../src/lib/color.ts';
import type { FaceProfile, Measured, RgbImage } from '../../../src/lib/face/types.ts';
import { detection, profileOfFaces, skinPicture } from './drawn-face.ts';

const profileOf = (result: Measured<FaceProfile>): FaceProfile => {
  if (!result.ok) throw new Error(`Refused: ${result.rejection.code}`);
  return result.value;
};
const plain = (image: RgbImage) => profileOfFaces([detection()], image);

describe('undertone', () => {
  const undertoneOf = (lab: { l: number; a: number; b: number }) =>
    profileOf(plain(skinPicture(labToHex(lab)))).skin.undertone;

  it.each([
    ['cool', { l: 66, a: 18, b: 13 }],
    ['neutral', { l: 66, a: 13.5, b: 15.2 }],
    ['warm', { l: 66, a: 12, b: 24 }],
    ['olive', { l: 66, a: 8, b: 15.2 }],
    ['cool', { l: 34, a: 13, b: 10 }],
    ['warm', { l: 34, a: 9, b: 18 }],
  ])('calls %s what lies off the trend of its lightness', (undertone, lab) => {
    expect(undertoneOf(lab)).toBe(undertone);
  });

  it('is unknown between two classes', () => {
    expect(undertoneOf({ l: 66, a: 13, b: 19 })).toBe('unknown');
  });

  it('is unknown where the hue is more than any skin is off, for then it is the light', () => {
    expect(undertoneOf({ l: 66, a: 4, b: 20 })).toBe('unknown');
  });
});

describe('geometry', () => {
  it('is unknown without a mesh', () => {
    const profile = profileOf(profileOfFaces([detection()], skinPicture('#c08e6e')));
    expect(profile.shape).toEqual({ value: 'unknown', runnerUp: 'unknown', confidence: 0, candidates: [] });
    expect(new Set(Object.values(profile.features))).toEqual(new Set(['unknown']));
  });
});
