/** AWS's own model of Rekognition as the judge of what the double takes and says. */
import { describe, expect, it } from '@jest/globals';
import { wrongInAnswer, wrongInRequest } from '../../../../dev/rekognition/wire-model.ts';

const face = {
  BoundingBox: { Left: 0.3, Top: 0.2, Width: 0.35, Height: 0.5 },
  Landmarks: [{ Type: 'eyeLeft', X: 0.42, Y: 0.4 }],
  Pose: { Yaw: -3.1, Pitch: 4.2, Roll: 1.5 },
  Quality: { Brightness: 71.2, Sharpness: 88.4 },
  Confidence: 99.9,
  EyesOpen: { Value: true, Confidence: 97 },
};

describe("the SDK's model of Rekognition", () => {
  it('knows a request and an answer as they are', () => {
    const image = { S3Object: { Bucket: 'selfies', Name: 'selfies/1.jpg' } };

    expect(wrongInRequest({ Image: image, Attributes: ['DEFAULT', 'EYES_OPEN'] })).toEqual([]);
    expect(wrongInAnswer({ FaceDetails: [face, {}] })).toEqual([]);
  });

  it.each([
    ['a field', { FaceDetails: [{ ...face, Hair: 'red' }] }, 'FaceDetails[0].Hair is not in the model'],
    [
      'a landmark',
      { FaceDetails: [{ ...face, Landmarks: [{ Type: 'earLobe', X: 0, Y: 0 }] }] },
      'FaceDetails[0].Landmarks[0].Type cannot be earLobe',
    ],
    [
      'a type',
      { FaceDetails: [{ ...face, EyesOpen: { Value: 'true', Confidence: 97 } }] },
      'FaceDetails[0].EyesOpen.Value is no boolean',
    ],
    ['no number', { FaceDetails: [{ ...face, Confidence: Number.NaN }] }, 'FaceDetails[0].Confidence is no number'],
    ['a share', { FaceDetails: [{ ...face, Confidence: 101 }] }, 'FaceDetails[0].Confidence is not within 0 and 100'],
    [
      'a turn',
      { FaceDetails: [{ ...face, Pose: { Yaw: 200 } }] },
      'FaceDetails[0].Pose.Yaw is not within -180 and 180',
    ],
    ['a list', { FaceDetails: face }, 'FaceDetails is no list'],
    ['a word', { FaceDetails: [], OrientationCorrection: 'ROTATE_45' }, 'OrientationCorrection cannot be ROTATE_45'],
  ])('finds %s that the service does not have', (_what, answer, sentence) => {
    expect(wrongInAnswer(answer)).toEqual([sentence]);
  });
});
