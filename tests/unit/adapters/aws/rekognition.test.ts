/** DetectFaces' answers and exceptions become detections, rejections and problems. */
import { describe, expect, it } from '@jest/globals';
import {
  type DetectFacesCommand,
  type FaceDetail,
  ImageTooLargeException,
  InternalServerError,
  InvalidImageFormatException,
  InvalidParameterException,
  InvalidS3ObjectException,
  ProvisionedThroughputExceededException,
  ThrottlingException,
} from '@aws-sdk/client-rekognition';
import { createDetectFaces, toFaceDetection } from '../../../../src/lib/adapters/aws/rekognition.ts';
import { Problem } from '../../../../src/lib/errors.ts';

const face: FaceDetail = {
  BoundingBox: { Left: 0.3, Top: 0.2, Width: 0.35, Height: 0.5 },
  Landmarks: [
    { Type: 'eyeLeft', X: 0.42, Y: 0.4 },
    { Type: 'eyeRight', X: 0.58, Y: 0.41 },
    { Type: 'chinBottom', X: 0.5, Y: 1.02 },
  ],
  Pose: { Yaw: -3.1, Pitch: 4.2, Roll: 1.5 },
  Quality: { Brightness: 71.2, Sharpness: 88.4 },
  Confidence: 99.9,
  EyesOpen: { Value: true, Confidence: 97 },
  Sunglasses: { Value: false, Confidence: 91 },
};

const answering = (faces: FaceDetail[] | undefined) => {
  const sent: DetectFacesCommand[] = [];
  const client = {
    send: (command: DetectFacesCommand) => {
      sent.push(command);
      return Promise.resolve(faces === undefined ? {} : { FaceDetails: faces });
    },
  };
  return { sent, detectFaces: createDetectFaces({ client, bucket: 'selfies' }) };
};

const failing = (error: Error) =>
  createDetectFaces({ client: { send: () => Promise.reject(error) }, bucket: 'selfies' });

const problemOf = async (answer: Promise<unknown>): Promise<Problem> => {
  const outcome: unknown = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Problem) return outcome;
  throw new Error('expected a Problem');
};

const exception = { message: 'as the service says it', $metadata: {} };

describe('createDetectFaces', () => {
  it('asks for the object in the selfies bucket and for narrow attributes only', async () => {
    const { sent, detectFaces } = answering([]);

    await detectFaces('selfies/1.jpg');

    expect(sent[0]?.input).toEqual({
      Image: { S3Object: { Bucket: 'selfies', Name: 'selfies/1.jpg' } },
      Attributes: ['DEFAULT', 'EYEGLASSES', 'SUNGLASSES', 'FACE_OCCLUDED', 'EYES_OPEN', 'MOUTH_OPEN'],
    });
  });

  it('answers an empty list when there is no face', async () => {
    await expect(answering([]).detectFaces('selfies/1.jpg')).resolves.toEqual({ ok: true, value: [] });
  });

  it.each([
    [new InvalidImageFormatException(exception), 'unsupported_image'],
    [new InvalidParameterException(exception), 'unsupported_image'],
    [new ImageTooLargeException(exception), 'image_too_large'],
  ])('rejects the selfie on %p as %s with a hint', async (error, code) => {
    const outcome = await failing(error)('selfies/1.jpg');

    expect(outcome).toMatchObject({ ok: false, rejection: { code } });
    expect(!outcome.ok && outcome.rejection.evidence.hint).toMatch(/photo/);
  });

  it.each([
    ['a missing object', new InvalidS3ObjectException(exception), 2],
    ['a throttled account', new ThrottlingException(exception), 5],
    ['a used-up throughput', new ProvisionedThroughputExceededException(exception), 5],
    ['a fault of the service', new InternalServerError(exception), 2],
    ['a timeout', Object.assign(new Error('socket timed out'), { name: 'TimeoutError' }), 2],
  ])('is unavailable for a while on %s', async (_what, error, retryAfterSeconds) => {
    const problem = await problemOf(failing(error)('selfies/1.jpg'));

    expect(problem).toMatchObject({ code: 'upstream_unavailable', retryAfterSeconds, cause: error });
    expect(problem.message).not.toContain(error.message);
  });

  it.each([
    ['no list of faces', undefined],
    ['a face without its pose', [{ ...face, Pose: undefined }]],
  ])('is unavailable when the answer has %s', async (_what, faces) => {
    const problem = await problemOf(answering(faces).detectFaces('selfies/1.jpg'));

    expect(problem.code).toBe('upstream_unavailable');
  });
});

describe('toFaceDetection', () => {
  it('keeps the units and leaves out the attributes that were not answered', () => {
    expect(toFaceDetection(face)).toEqual({
      boundingBox: { left: 0.3, top: 0.2, width: 0.35, height: 0.5 },
      landmarks: { eyeLeft: { x: 0.42, y: 0.4 }, eyeRight: { x: 0.58, y: 0.41 }, chinBottom: { x: 0.5, y: 1.02 } },
      pose: { yaw: -3.1, pitch: 4.2, roll: 1.5 },
      quality: { brightness: 71.2, sharpness: 88.4 },
      confidence: 99.9,
      eyesOpen: { value: true, confidence: 97 },
      sunglasses: { value: false, confidence: 91 },
    });
  });

  it('drops a landmark that it does not know', () => {
    const answer = { ...face, Landmarks: [{ Type: 'earLobe', X: 0.1, Y: 0.2 }] as unknown as FaceDetail['Landmarks'] };

    expect(toFaceDetection({ ...face, ...answer }).landmarks).toEqual({});
  });
});
