/** The local endpoint, spoken to by the AWS SDK. */
import type { Image } from '@aws-sdk/client-rekognition';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { LANDMARK_NAMES } from '../../../../src/lib/face/types.ts';
import { startEndpoint, stored } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { defaultPortrait, readSelfie } from './selfies.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
}, 20_000);
afterAll(() => endpoint.close());

const plain = (width: number, height: number, format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#808080' } })
    .toFormat(format)
    .toBuffer();

describe('DetectFaces of the local endpoint', () => {
  it('answers the face of an object in the bucket', async () => {
    const {
      FaceDetails = [],
      OrientationCorrection,
      $metadata,
    } = await endpoint.detect(stored(defaultPortrait), ['ALL']);

    expect(FaceDetails).toHaveLength(1);
    expect(FaceDetails[0]?.Landmarks?.map(({ Type }) => Type)).toEqual([...LANDMARK_NAMES]);
    expect(OrientationCorrection).toBeUndefined();
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers an empty list when there is no face', async () => {
    await expect(endpoint.detect({ Bytes: await plain(200, 200, 'png') })).resolves.toMatchObject({ FaceDetails: [] });
  });

  it.each([
    [undefined, [], 5],
    [['DEFAULT'], [], 5],
    [['DEFAULT', 'SUNGLASSES'], ['Sunglasses'], 5],
    [['EYES_OPEN', 'MOUTH_OPEN', 'FACE_OCCLUDED'], ['EyesOpen', 'FaceOccluded', 'MouthOpen'], 5],
    [['ALL'], ['EyesOpen', 'FaceOccluded', 'MouthOpen', 'Sunglasses'], 30],
  ] as const)('answers what %p asks for', async (attributes, extra, landmarks) => {
    const { FaceDetails } = await endpoint.detect(stored(defaultPortrait), attributes);
    const names = Object.keys(FaceDetails?.[0] ?? {}).sort();

    expect(names).toEqual(['BoundingBox', 'Confidence', 'Landmarks', 'Pose', 'Quality', ...extra].sort());
    expect(FaceDetails?.[0]?.Landmarks).toHaveLength(landmarks);
  });

  const refused: readonly (readonly [string, () => Promise<Image>, string])[] = [
    ['an object that is not there', () => Promise.resolve(stored('missing.jpg')), 'InvalidS3ObjectException'],
    ['an object above 15 MB', () => Promise.resolve(stored('huge.jpg')), 'ImageTooLargeException'],
    ['bytes above 5 MB', () => Promise.resolve({ Bytes: Buffer.alloc(6_000_000, 1) }), 'ImageTooLargeException'],
    ['a WebP', async () => ({ Bytes: await plain(200, 200, 'webp') }), 'InvalidImageFormatException'],
    ['an object that is no picture', () => Promise.resolve(stored('manifest.json')), 'InvalidImageFormatException'],
    [
      'half a JPEG',
      async () => ({ Bytes: (await readSelfie(defaultPortrait)).subarray(0, 40_000) }),
      'InvalidImageFormatException',
    ],
    ['a side of 79 pixels', async () => ({ Bytes: await plain(79, 400, 'jpeg') }), 'InvalidParameterException'],
    ['a side of 10001 pixels', async () => ({ Bytes: await plain(10_001, 80, 'png') }), 'ImageTooLargeException'],
    ['no image', () => Promise.resolve({}), 'InvalidParameterException'],
    [
      'two images',
      async () => ({ ...stored(defaultPortrait), Bytes: await plain(100, 100, 'png') }),
      'InvalidParameterException',
    ],
  ];
  it.each(refused)('refuses %s', async (_what, image, name) => {
    await expect(endpoint.detect(await image())).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  it('accepts a side of exactly 80 pixels', async () => {
    await expect(endpoint.detect({ Bytes: await plain(80, 80, 'jpeg') })).resolves.toMatchObject({ FaceDetails: [] });
  });

  it.each([
    [{ Attributes: ['HAIR'] }, 'Attributes[0] cannot be HAIR'],
    [{ Attributes: 'ALL' }, 'Attributes is no list'],
    [{ MaxFaces: 1 }, 'MaxFaces is not in the model'],
    [{ Image: { S3Object: { Bucket: 'b', Key: 'k' } } }, 'Image.S3Object.Key is not in the model'],
  ])('refuses %j, which the API does not have', async (request, message) => {
    const headers = { 'x-amz-target': 'RekognitionService.DetectFaces' };
    const response = await fetch(endpoint.url, { method: 'POST', headers, body: JSON.stringify(request) });

    expect(response.status).toBe(400);
    await expect(response.json()).resolves.toMatchObject({ __type: 'ValidationException', Message: message });
  });

  it.each([
    ['RekognitionService.DetectFaces', 'not json', 'SerializationException'],
    ['RekognitionService.DetectFaces', '{"Image":null}', 'InvalidParameterException'],
    ['RekognitionService.DetectLabels', '{}', 'UnknownOperationException'],
  ])('answers %s with %p in the shape of the service', async (target, body, name) => {
    const response = await fetch(endpoint.url, { method: 'POST', headers: { 'x-amz-target': target }, body });

    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    await expect(response.json()).resolves.toMatchObject({ __type: name, Code: name, Message: expect.any(String) });
  });
});
