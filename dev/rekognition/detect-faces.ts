/** The operation DetectFaces: from a request body to FaceDetails. */
import type { Attribute } from '@aws-sdk/client-rekognition';
import type { FaceDetail, FaceEngine } from '../face-engine/types.ts';
import { RekognitionException } from './exceptions.ts';
import { checkImage, fetchImage } from './image.ts';
import type { ObjectSource } from './image.ts';
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

/** Leaves what was asked for; the defaults are always answered. */
export const selectAttributes = (face: FaceDetail, attributes: readonly Attribute[]): FaceDetail => {
  const { BoundingBox, Landmarks, Pose, Quality, Confidence } = face;
  const all = attributes.includes('ALL');
  const fields = Object.entries(DETAIL_FIELDS)
    .filter(([name]) => all || attributes.includes(name as Attribute))
    .map(([, field]) => [field, face[field]] as const)
    .filter(([, value]) => value !== undefined);
  return {
    BoundingBox,
    ...(Object.fromEntries(fields) as Partial<FaceDetail>),
    Landmarks,
    Pose,
    Quality,
    Confidence,
  };
};

/** All thirty landmarks come with ALL alone ("To get all of these … ALL", developer guide). */
const detect = async (
  engine: FaceEngine,
  bytes: Uint8Array,
  attributes: readonly Attribute[],
): Promise<FaceDetail[]> => {
  try {
    return await engine.detect(bytes, attributes.includes('ALL') ? 'all' : 'five');
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
    const faces = (await detect(engine, bytes, request.attributes)).slice(0, MAX_FACES);
    const told = faces.map((face) => selectAttributes(face, request.attributes));
    return checked({ FaceDetails: oddity === undefined ? told : ODDITIES[oddity](told) });
  };
