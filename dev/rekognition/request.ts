/** Reads a DetectFaces request: what is asked for, and of which image. */
import type { Attribute, S3Object } from '@aws-sdk/client-rekognition';
import { RekognitionException } from './exceptions.ts';
import { wrongInRequest } from './wire-model.ts';

export interface S3Reference {
  readonly bucket: string;
  readonly name: string;
  readonly version?: string;
}

export interface DetectFacesRequest {
  readonly image: { readonly bytes: Uint8Array } | { readonly s3Object: S3Reference };
  readonly attributes: readonly Attribute[];
}

const invalid = (): RekognitionException => new RekognitionException('InvalidParameterException');

const parseBody = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    throw new RekognitionException('SerializationException', undefined, { cause });
  }
};

/** Patterns and lengths of the API reference. */
const BUCKET = /^[0-9A-Za-z.\-_]{3,255}$/;
const MAX_NAME = 1024;

const parseS3Object = ({ Bucket = '', Name = '', Version }: S3Object): S3Reference => {
  if (!BUCKET.test(Bucket) || Name === '' || Name.length > MAX_NAME) throw invalid();
  return { bucket: Bucket, name: Name, ...(Version !== undefined && { version: Version }) };
};

const PADDING = /={1,2}$/;
/** Looked for, since a pattern for the whole string would remember each of its megabytes and run out of stack. */
const FOREIGN = /[^0-9A-Za-z+/]/;

const isBase64 = (text: string): boolean => {
  const digits = text.replace(PADDING, '');
  return digits !== '' && !FOREIGN.test(digits);
};

const parseBytes = (text: string): Uint8Array => {
  if (!isBase64(text)) throw invalid();
  return Buffer.from(text, 'base64');
};

/** A request as AWS's model has it; bytes are base64. */
interface WireRequest {
  readonly Image?: { readonly Bytes?: string | null; readonly S3Object?: S3Object | null } | null;
  readonly Attributes?: readonly Attribute[] | null;
}

const parseImage = (image: WireRequest['Image']): DetectFacesRequest['image'] => {
  const { Bytes, S3Object } = image ?? {};
  if (Boolean(Bytes) === Boolean(S3Object)) throw invalid();
  return S3Object ? { s3Object: parseS3Object(S3Object) } : { bytes: parseBytes(Bytes ?? '') };
};

/** Throws the service's exception; a field or word that AWS's model does not have is a ValidationException. */
export const parseDetectFaces = (body: string): DetectFacesRequest => {
  const parsed = parseBody(body);
  const wrong = wrongInRequest(parsed);
  if (wrong.length > 0) throw new RekognitionException('ValidationException', wrong.join(', '));
  const { Image, Attributes } = parsed as WireRequest;
  return { attributes: Attributes?.length ? Attributes : ['DEFAULT'], image: parseImage(Image) };
};
