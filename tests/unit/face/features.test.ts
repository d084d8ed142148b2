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
    ['olive', { l: 66, a: 6, b: 17 }],
    ['cool', { l: 34, a: 13, b: 10 }],
    ['warm', { l: 34, a: 9, b: 18 }],
  ])('calls %s what lies off the trend of its lightness', (undertone, lab) => {
    expect(undertoneOf(lab)).toBe(undertone);
  });

  it('is unknown between two classes', () => {
    expect(undertoneOf({ l: 66, a: 13, b: 16.6 })).toBe('unknown');
  });
});

describe('geometry', () => {
  const moved = (points: Parameters<typeof detection>[0]) =>
    profileOf(profileOfFaces([detection(points)], skinPicture('#c08e6e')));
  const eyes = (up: number, down: number) => ({
    leftEyeUp: [-0.5, -up],
    leftEyeDown: [-0.5, down],
    rightEyeUp: [0.5, -up],
    rightEyeDown: [0.5, down],
  });

  it.each([
    ['narrow', { moved: eyes(0.04, 0.06) }, 'eyes'],
    ['almond', { moved: eyes(0.07, 0.075) }, 'eyes'],
    ['round', { moved: eyes(0.1, 0.1) }, 'eyes'],
    ['upturned', { moved: { leftEyeLeft: [-0.72, -0.05], rightEyeRight: [0.72, -0.05] } }, 'eyeAngle'],
    ['downturned', { moved: { leftEyeLeft: [-0.72, 0.04], rightEyeRight: [0.72, 0.04] } }, 'eyeAngle'],
    ['thin', { moved: { mouthUp: [0, 1.04], mouthDown: [0, 1.2] } }, 'lips'],
    ['full', { moved: { mouthUp: [0, 0.98], mouthDown: [0, 1.36] } }, 'lips'],
    ['wide', { moved: { mouthLeft: [-0.52, 1.1], mouthRight: [0.52, 1.1] } }, 'lipWidth'],
    ['narrow', { moved: { mouthLeft: [-0.33, 1.1], mouthRight: [0.33, 1.1] } }, 'lipWidth'],
    ['straight', { moved: { leftEyeBrowUp: [-0.55, -0.36], rightEyeBrowUp: [0.55, -0.36] } }, 'brows'],
    ['arched', { moved: { leftEyeBrowUp: [-0.55, -0.55], rightEyeBrowUp: [0.55, -0.55] } }, 'brows'],
  ] as const)('tells %s from landmarks', (expected, drawing, feature) => {
    expect(moved(drawing as Parameters<typeof detection>[0]).features[feature]).toBe(expected);
  });

  it('does not tell lips of an open mouth', () => {
    const { features } = moved({ face: { mouthOpen: { value: true, confidence: 95 } } });
    expect(features).toMatchObject({ lips: 'unknown', lipWidth: 'unknown' });
  });

  it('tells unknown with a runner-up when no shape is likely enough', () => {
    const { shape } = moved({});
    expect(shape.confidence >= 0.35 ? shape.value !== 'unknown' : shape.value === 'unknown').toBe(true);
    expect(shape.runnerUp).not.toBe('unknown');
  });

  it('tells nothing about features whose landmarks are missing', () => {
    const face = detection();
    const kept = ['eyeLeft', 'eyeRight', 'mouthLeft', 'mouthRight', 'noseLeft', 'noseRight'];
    const jaw = [
      'upperJawlineLeft',
      'upperJawlineRight',
      'midJawlineLeft',
      'midJawlineRight',
      'chinBottom',
      'mouthDown',
    ];
    const landmarks = Object.fromEntries(
      Object.entries(face.landmarks).filter(([name]) => [...kept, ...jaw].includes(name)),
    );
    const profile = profileOf(profileOfFaces([{ ...face, landmarks }], skinPicture('#c08e6e')));
    expect(profile.shape).toEqual({ value: 'unknown', runnerUp: 'unknown', confidence: 0 });
    expect(profile.features).toMatchObject({ eyes: 'unknown', eyeAngle: 'unknown', brows: 'unknown', lips: 'unknown' });
  });
});
