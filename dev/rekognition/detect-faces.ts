/** The operation DetectFaces: from a request body to FaceDetails. */
import type { FaceDetail, FaceEngine } from '../face-engine/types.ts';
import { RekognitionException } from './exceptions.ts';
import { checkImage, fetchImage } from './image.ts';
import type { ObjectSource } from './image.ts';
import { parseDetectFaces } from './request.ts';
import type { RequestedAttribute } from './request.ts';

const DETAIL_FIELDS = {
  EYEGLASSES: 'Eyeglasses',
  SUNGLASSES: 'Sunglasses',
  EYES_OPEN: 'EyesOpen',
  MOUTH_OPEN: 'MouthOpen',
  FACE_OCCLUDED: 'FaceOccluded',
} as const;

/** "The default landmarks returned are: eyeLeft, eyeRight, nose, mouthLeft, and mouthRight" (developer guide). */
const DEFAULT_LANDMARKS: readonly string[] = ['eyeLeft', 'eyeRight', 'mouthLeft', 'mouthRight', 'nose'];

export interface DetectFacesAnswer {
  readonly FaceDetails: readonly FaceDetail[];
}

/** Leaves what was asked for. The defaults are always answered; all 30 landmarks once anything beyond them is asked. */
export const selectAttributes = (face: FaceDetail, attributes: readonly RequestedAttribute[]): FaceDetail => {
  const { BoundingBox, Landmarks, Pose, Quality, Confidence } = face;
  const onlyDefaults = attributes.every((attribute) => attribute === 'DEFAULT');
  const fields = Object.entries(DETAIL_FIELDS)
    .filter(([name]) => attributes.includes('ALL') || attributes.includes(name as RequestedAttribute))
    .map(([, field]) => [field, face[field]] as const)
    .filter(([, value]) => value !== undefined);
  return {
    BoundingBox,
    ...(Object.fromEntries(fields) as Partial<FaceDetail>),
    Landmarks: onlyDefaults ? Landmarks.filter(({ Type }) => DEFAULT_LANDMARKS.includes(Type)) : Landmarks,
    Pose,
    Quality,
    Confidence,
  };
};

const detect = async (engine: FaceEngine, bytes: Uint8Array): Promise<FaceDetail[]> => {
  try {
    return await engine.detect(bytes);
  } catch (cause) {
    throw new RekognitionException('InvalidImageFormatException', undefined, { cause });
  }
};

/** The real service reports the 100 largest faces. */
const MAX_FACES = 100;

export const createDetectFaces =
  (engine: FaceEngine, source: ObjectSource) =>
  async (body: string): Promise<DetectFacesAnswer> => {
    const request = parseDetectFaces(body);
    const bytes = await fetchImage(request.image, source);
    await checkImage(bytes);
    const faces = await detect(engine, bytes);
    return { FaceDetails: faces.slice(0, MAX_FACES).map((face) => selectAttributes(face, request.attributes)) };
  };
