/** Reads a DetectFaces request: what is asked for, and of which image. */
import { RekognitionException } from './exceptions.ts';

/** The attributes of the API; the local model answers the ones in DETAIL_FIELDS. */
const ATTRIBUTES = [
  'DEFAULT',
  'ALL',
  'AGE_RANGE',
  'BEARD',
  'EMOTIONS',
  'EYE_DIRECTION',
  'EYEGLASSES',
  'EYES_OPEN',
  'FACE_OCCLUDED',
  'GENDER',
  'MOUTH_OPEN',
  'MUSTACHE',
  'SMILE',
  'SUNGLASSES',
] as const;
export type RequestedAttribute = (typeof ATTRIBUTES)[number];

export interface S3Reference {
  readonly bucket: string;
  readonly name: string;
  readonly version?: string;
}

export interface DetectFacesRequest {
  readonly image: { readonly bytes: Uint8Array } | { readonly s3Object: S3Reference };
  readonly attributes: readonly RequestedAttribute[];
}

const invalid = (message?: string): RekognitionException =>
  new RekognitionException('InvalidParameterException', message);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parseBody = (body: string): Record<string, unknown> => {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isRecord(parsed)) return parsed;
  } catch (error) {
    throw new RekognitionException('SerializationException', undefined, { cause: error });
  }
  throw new RekognitionException('SerializationException');
};

const isAttribute = (value: unknown): value is RequestedAttribute => (ATTRIBUTES as readonly unknown[]).includes(value);

const parseAttributes = (value: unknown): readonly RequestedAttribute[] => {
  if (value === undefined || value === null) return ['DEFAULT'];
  if (!Array.isArray(value) || !value.every(isAttribute)) throw invalid('Attributes has an unknown value');
  return value.length === 0 ? ['DEFAULT'] : value;
};

/** Patterns and lengths of the API reference. */
const BUCKET = /^[0-9A-Za-z.\-_]{3,255}$/;
const MAX_NAME = 1024;

const parseS3Object = (value: unknown): S3Reference => {
  if (!isRecord(value)) throw invalid();
  const { Bucket, Name, Version } = value;
  if (typeof Bucket !== 'string' || !BUCKET.test(Bucket)) throw invalid();
  if (typeof Name !== 'string' || Name === '' || Name.length > MAX_NAME) throw invalid();
  return { bucket: Bucket, name: Name, ...(typeof Version === 'string' && { version: Version }) };
};

const PADDING = /={1,2}$/;
/** Looked for, since a pattern for the whole string would remember each of its megabytes and run out of stack. */
const FOREIGN = /[^0-9A-Za-z+/]/;

const isBase64 = (text: string): boolean => {
  const digits = text.replace(PADDING, '');
  return digits !== '' && !FOREIGN.test(digits);
};

const parseBytes = (value: unknown): Uint8Array => {
  if (typeof value !== 'string' || !isBase64(value)) throw invalid();
  return Buffer.from(value, 'base64');
};

const parseImage = (value: unknown): DetectFacesRequest['image'] => {
  if (!isRecord(value)) throw invalid();
  const { Bytes, S3Object } = value;
  if ((Bytes === undefined) === (S3Object === undefined)) throw invalid();
  return S3Object === undefined ? { bytes: parseBytes(Bytes) } : { s3Object: parseS3Object(S3Object) };
};

export const parseDetectFaces = (body: string): DetectFacesRequest => {
  const { Image, Attributes } = parseBody(body);
  return { attributes: parseAttributes(Attributes), image: parseImage(Image) };
};
