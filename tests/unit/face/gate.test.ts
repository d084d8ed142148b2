/** Each refusal that needs no pixels, with the value on both sides of its threshold. */
import { describe, expect, it } from '@jest/globals';
import { checkFace, checkSize, chooseFace } from '../../../src/lib/face/gate/gate.ts';
import { GATE } from '../../../src/lib/face/rejections.ts';
import type { FaceDetection, Measured } from '../../../src/lib/face/types.ts';
import { detection } from './drawn-face.ts';

const codeOf = (result: Measured<unknown>): string => (result.ok ? 'ok' : result.rejection.code);

describe('choosing the face', () => {
  it('refuses a picture without a face', () => {
    const result = chooseFace([]);
    expect(result).toMatchObject({
      ok: false,
      rejection: { code: 'no_face', evidence: { measured: 0, threshold: 1 } },
    });
  });

  it.each([
    { confidence: GATE.confidence + 1, expected: 'ok' },
    { confidence: 66.8, expected: 'no_face' },
  ])('answers $expected for a face of confidence $confidence, as cats get', ({ confidence, expected }) => {
    expect(codeOf(chooseFace([detection({ face: { confidence } })]))).toBe(expected);
  });

  it.each([
    { dominance: GATE.dominance * 1.05, expected: 'ok' },
    { dominance: GATE.dominance * 0.95, expected: 'multiple_faces' },
  ])('answers $expected when the largest face has $dominance times the area of the next', ({ dominance, expected }) => {
    const small = detection();
    const box = small.boundingBox;
    const large: FaceDetection = { ...small, boundingBox: { ...box, width: box.width * dominance } };
    expect(codeOf(chooseFace([small, large]))).toBe(expected);
  });
});

describe('checking one face', () => {
  const pose = (angle: 'yaw' | 'pitch' | 'roll', degrees: number): FaceDetection =>
    detection({ face: { pose: { yaw: 0, pitch: 0, roll: 0, [angle]: degrees } } });
  const quality = (brightness: number, sharpness: number): FaceDetection =>
    detection({ face: { quality: { brightness, sharpness } } });

  it.each([
    ['a frontal face', detection(), 'ok'],
    ['yaw within the limit', pose('yaw', GATE.yaw - 1), 'ok'],
    ['yaw beyond the limit', pose('yaw', GATE.yaw + 1), 'face_turned'],
    ['yaw beyond the limit to the other side', pose('yaw', -GATE.yaw - 1), 'face_turned'],
    ['pitch within the limit', pose('pitch', -GATE.pitch + 1), 'ok'],
    ['pitch beyond the limit', pose('pitch', -GATE.pitch - 1), 'face_turned'],
    ['roll within the limit', pose('roll', GATE.roll - 1), 'ok'],
    ['roll beyond the limit', pose('roll', GATE.roll + 1), 'face_turned'],
    ['brightness just enough', quality(GATE.brightnessLow + 1, 90), 'ok'],
    ['too little brightness', quality(GATE.brightnessLow - 1, 90), 'too_dark'],
    ['brightness just not too much', quality(GATE.brightnessHigh - 1, 90), 'ok'],
    ['too much brightness', quality(GATE.brightnessHigh + 1, 90), 'too_bright'],
    ['sharpness just enough', quality(70, GATE.sharpness + 1), 'ok'],
    ['too little sharpness', quality(70, GATE.sharpness - 1), 'blurry'],
  ])('decides on %s', (_, face, expected) => {
    expect(codeOf(checkFace(face))).toBe(expected);
  });

  it('says measured value, threshold and a hint with the direction', () => {
    const result = checkFace(pose('yaw', -40.26));
    expect(result).toMatchObject({ rejection: { evidence: { measured: -40.3, threshold: GATE.yaw } } });
    expect(result.ok ? '' : result.rejection.evidence.hint).toContain('left');
  });
});

describe('checking the size', () => {
  it.each([
    { width: GATE.faceWidthPx + 1, expected: 'ok' },
    { width: GATE.faceWidthPx - 1, expected: 'face_too_small' },
  ])('answers $expected for a face of $width pixels', ({ width, expected }) => {
    const face = detection();
    const size = width / face.boundingBox.width;
    expect(codeOf(checkSize(face, { width: size, height: size }))).toBe(expected);
  });

  it('refuses a face whose mouth was not found', () => {
    const landmarks = Object.fromEntries(
      Object.entries(detection().landmarks).filter(([name]) => name !== 'mouthLeft'),
    );
    expect(codeOf(checkSize({ ...detection(), landmarks }, { width: 400, height: 400 }))).toBe('face_occluded');
  });
});
