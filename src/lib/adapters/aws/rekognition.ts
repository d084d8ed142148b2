/** Amazon Rekognition: DetectFaces on a selfie in the bucket, its answer and its exceptions in domain words. */
import {
  type Attribute as RequestedAttribute,
  DetectFacesCommand,
  type DetectFacesCommandOutput,
  type FaceDetail,
  type Landmark,
  RekognitionClient,
} from '@aws-sdk/client-rekognition';
import { Problem } from '../../errors.ts';
import {
  type Attribute,
  type FaceDetection,
  LANDMARK_NAMES,
  type LandmarkName,
  type Measured,
  type Point,
  type SelfieRejection,
} from '../../face/types.ts';
import type { DetectFaces } from '../../use-cases/ports.ts';
import {
  createRetries,
  isThrottle,
  isUnavailable,
  NO_SDK_RETRIES,
  RETRY_LIMITS,
  type WithRetries,
} from './retry-policy.ts';

/** Milliseconds. The time for the answer is set call by call. */
const CONNECTION_TIMEOUT = 1_000;

/** Credentials, region and `AWS_ENDPOINT_URL_REKOGNITION` come from the environment. */
export const createRekognitionClient = (): RekognitionClient =>
  new RekognitionClient({
    ...NO_SDK_RETRIES,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      throwOnRequestTimeout: true,
    },
  });

/** No gender, age, emotion or ethnicity: presentation is asked, never guessed. */
export const REQUESTED_ATTRIBUTES: RequestedAttribute[] = [
  'DEFAULT',
  'EYEGLASSES',
  'SUNGLASSES',
  'FACE_OCCLUDED',
  'EYES_OPEN',
  'MOUTH_OPEN',
];

/** DetectFaces answers within a second; what takes longer than this is better asked again. Milliseconds. */
const REQUEST_TIMEOUT = 6_000;

/** What the adapter needs of a RekognitionClient. */
export interface RekognitionSender {
  send(
    command: DetectFacesCommand,
    options: { readonly requestTimeout: number },
  ): Promise<Pick<DetectFacesCommandOutput, 'FaceDetails'>>;
}

export interface DetectFacesOptions {
  readonly client: RekognitionSender;
  readonly bucket: string;
  readonly retries?: WithRetries;
}

/** The only parameter that varies is the image: under 80 pixels a side it is an InvalidParameterException. */
const REJECTIONS: Readonly<Record<string, SelfieRejection>> = {
  InvalidImageFormatException: {
    code: 'unsupported_image',
    evidence: { hint: 'Send the selfie as a JPEG or PNG photo, straight from the camera.' },
  },
  InvalidParameterException: {
    code: 'unsupported_image',
    evidence: { threshold: '80x80 pixels', hint: 'Use a larger photo: each side needs at least 80 pixels.' },
  },
  ImageTooLargeException: {
    code: 'image_too_large',
    evidence: { threshold: '10000x10000 pixels', hint: 'Use a smaller photo: at most 10,000 pixels on a side.' },
  },
};

/** Seconds. A throttled account needs longer than a passing fault. */
const RETRY_AFTER_THROTTLE = 5;
const RETRY_AFTER_FAULT = 2;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

const unavailable = (cause: unknown): Problem =>
  new Problem('upstream_unavailable', 'The face analysis is unavailable right now.', {
    cause,
    retryAfterSeconds: isThrottle(cause) ? RETRY_AFTER_THROTTLE : RETRY_AFTER_FAULT,
  });

const isLandmarkName = (name: string | undefined): name is LandmarkName =>
  (LANDMARK_NAMES as readonly (string | undefined)[]).includes(name);

const toLandmarks = (landmarks: readonly Landmark[]): Partial<Record<LandmarkName, Point>> => {
  const points: Partial<Record<LandmarkName, Point>> = {};
  for (const { Type, X, Y } of landmarks) {
    if (isLandmarkName(Type) && X !== undefined && Y !== undefined) points[Type] = { x: X, y: Y };
  }
  return points;
};

interface WireAttribute {
  readonly Value?: boolean | undefined;
  readonly Confidence?: number | undefined;
}

const toAttribute = ({ Value, Confidence }: WireAttribute = {}): Attribute | undefined =>
  Value === undefined || Confidence === undefined ? undefined : { value: Value, confidence: Confidence };

const ATTRIBUTE_NAMES = {
  eyeglasses: 'Eyeglasses',
  sunglasses: 'Sunglasses',
  faceOccluded: 'FaceOccluded',
  eyesOpen: 'EyesOpen',
  mouthOpen: 'MouthOpen',
} as const;
type AttributeName = keyof typeof ATTRIBUTE_NAMES;

const toAttributes = (face: FaceDetail): Partial<Record<AttributeName, Attribute>> => {
  const attributes: Partial<Record<AttributeName, Attribute>> = {};
  for (const name of Object.keys(ATTRIBUTE_NAMES) as AttributeName[]) {
    const attribute = toAttribute(face[ATTRIBUTE_NAMES[name]]);
    if (attribute !== undefined) attributes[name] = attribute;
  }
  return attributes;
};

/** What DetectFaces sends for every face, whatever was asked; without it a guess would become a measurement. */
const requireDefaults = ({ BoundingBox, Pose, Quality, Confidence }: FaceDetail) => {
  if (BoundingBox === undefined || Pose === undefined || Quality === undefined) {
    throw new Error('The DetectFaces answer is incomplete');
  }
  return { BoundingBox, Pose, Quality, Confidence };
};

const number = (value: number | undefined): number => {
  if (value === undefined) throw new Error('The DetectFaces answer lacks a number');
  return value;
};

/** Ratios, degrees and 0..100 scales are passed on as they are; unknown landmark names are dropped. */
export const toFaceDetection = (face: FaceDetail): FaceDetection => {
  const { BoundingBox, Pose, Quality, Confidence } = requireDefaults(face);
  return {
    boundingBox: {
      left: number(BoundingBox.Left),
      top: number(BoundingBox.Top),
      width: number(BoundingBox.Width),
      height: number(BoundingBox.Height),
    },
    landmarks: toLandmarks(face.Landmarks ?? []),
    pose: { yaw: number(Pose.Yaw), pitch: number(Pose.Pitch), roll: number(Pose.Roll) },
    quality: { brightness: number(Quality.Brightness), sharpness: number(Quality.Sharpness) },
    confidence: number(Confidence),
    ...toAttributes(face),
  };
};

const toFaces = (faces: readonly FaceDetail[] | undefined): Measured<readonly FaceDetection[]> => {
  if (faces === undefined) throw new Error('The DetectFaces answer has no FaceDetails');
  return { ok: true, value: faces.map(toFaceDetection) };
};

/**
 * An image that Rekognition cannot take is a rejection. Everything else (a missing object, throttling, a timeout, an
 * answer out of shape) throws `upstream_unavailable` with its cause, since the same selfie may succeed later.
 */
export const createDetectFaces =
  ({ client, bucket, retries = createRetries(RETRY_LIMITS.rekognition) }: DetectFacesOptions): DetectFaces =>
  async (objectKey) => {
    const command = new DetectFacesCommand({
      Image: { S3Object: { Bucket: bucket, Name: objectKey } },
      Attributes: REQUESTED_ATTRIBUTES,
    });
    try {
      const { FaceDetails } = await retries(
        (leftMs) => client.send(command, { requestTimeout: Math.min(REQUEST_TIMEOUT, leftMs) }),
        { isRetryable: isUnavailable },
      );
      return toFaces(FaceDetails);
    } catch (error) {
      const rejection = REJECTIONS[nameOf(error)];
      if (rejection !== undefined) return { ok: false, rejection };
      throw unavailable(error);
    }
  };
