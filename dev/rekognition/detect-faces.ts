/** The operation DetectFaces: from a request body to FaceDetails. */
import type { Attribute } from '@aws-sdk/client-rekognition';
import type { FaceDetail, FaceEngine } from '../face-engine/types.ts';
import { RekognitionException } from './exceptions.ts';
import { checkImage, fetchImage } from './image.ts';
import type { ObjectSource } from './image.ts';
import { DEFAULT_LANDMARKS } from './landmarks.ts';
import { ODDITIES, type OddityName } from './oddities.ts';
import { parseDetectFaces } from './request.ts';
import { wrongInAnswer } from './wire-model.ts';

const DETAIL_FIELDS = {
  EYEGLASSES: 'Eyeglasses',
  SUNGLASSES: 'Sunglasses',
  EYES_OPEN: 'EyesOpen',
  MOUTH_OPEN: 'MouthOpen',
  FACE_OCCLUDED: 'FaceOccluded',
} as const;

export interface DetectFacesAnswer {
  readonly FaceDetails: readonly FaceDetail[];
}

/** Leaves what was asked for. The defaults are always answered; all 30 landmarks once anything beyond them is asked. */
export const selectAttributes = (face: FaceDetail, attributes: readonly Attribute[]): FaceDetail => {
  const { BoundingBox, Landmarks, Pose, Quality, Confidence } = face;
  const onlyDefaults = attributes.every((attribute) => attribute === 'DEFAULT');
  const fields = Object.entries(DETAIL_FIELDS)
    .filter(([name]) => attributes.includes('ALL') || attributes.includes(name as Attribute))
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

/** An answer that AWS's model does not know would teach its callers what no service does. */
const checked = (answer: DetectFacesAnswer): DetectFacesAnswer => {
  const wrong = wrongInAnswer(answer);
  if (wrong.length > 0) throw new Error(`The answer is not the service's: ${wrong.join(', ')}`);
  return answer;
};

export const createDetectFaces =
  (engine: FaceEngine, source: ObjectSource) =>
  async (body: string, oddity?: OddityName): Promise<DetectFacesAnswer> => {
    const request = parseDetectFaces(body);
    const bytes = await fetchImage(request.image, source);
    await checkImage(bytes);
    const faces = (await detect(engine, bytes)).slice(0, MAX_FACES);
    const told = faces.map((face) => selectAttributes(face, request.attributes));
    return checked({ FaceDetails: oddity === undefined ? told : ODDITIES[oddity](told) });
  };
