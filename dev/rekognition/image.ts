/** Fetches the image of a request and refuses what Rekognition refuses. */
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import sharp from 'sharp';
import { RekognitionException } from './exceptions.ts';
import type { DetectFacesRequest, S3Reference } from './request.ts';

/** Bytes, from "Limits in Amazon Rekognition". */
const MAX_S3_BYTES = 15 * 1024 * 1024;
const MAX_INLINE_BYTES = 5 * 1024 * 1024;
/** Pixels a side; the upper one is in the service's own message. */
const MIN_SIDE = 80;
const MAX_SIDE = 10_000;

export interface ObjectSource {
  /** Throws the service's exception when the object cannot be read or is too large. */
  read(reference: S3Reference): Promise<Uint8Array>;
  close(): void;
}

export interface S3SourceOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export const createS3Source = ({ endpoint, region, accessKeyId, secretAccessKey }: S3SourceOptions): ObjectSource => {
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    maxAttempts: 2,
  });
  const fetchObject = ({ bucket, name, version }: S3Reference) =>
    client
      .send(new GetObjectCommand({ Bucket: bucket, Key: name, ...(version !== undefined && { VersionId: version }) }))
      .catch((cause: unknown) => {
        throw new RekognitionException('InvalidS3ObjectException', undefined, { cause });
      });
  return {
    read: async (reference) => {
      const { Body, ContentLength = 0 } = await fetchObject(reference);
      if (ContentLength > MAX_S3_BYTES) throw new RekognitionException('ImageTooLargeException');
      if (Body === undefined) throw new RekognitionException('InvalidS3ObjectException');
      return Body.transformToByteArray();
    },
    close: () => {
      client.destroy();
    },
  };
};

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const isJpegOrPng = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0xff, 0xd8, 0xff]) || startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const readSize = async (bytes: Uint8Array): Promise<{ width: number; height: number }> => {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width, height };
  } catch (cause) {
    throw new RekognitionException('InvalidImageFormatException', undefined, { cause });
  }
};

/** A side that is too short is an InvalidParameterException on the real service (boto/botocore#1366). */
export const checkImage = async (bytes: Uint8Array): Promise<void> => {
  if (!isJpegOrPng(bytes)) throw new RekognitionException('InvalidImageFormatException');
  const { width, height } = await readSize(bytes);
  if (Math.max(width, height) > MAX_SIDE) {
    throw new RekognitionException(
      'ImageTooLargeException',
      `Input image dimensions ${width} x ${height} exceed maximum dimension size of ${MAX_SIDE} pixels`,
    );
  }
  if (Math.min(width, height) < MIN_SIDE) throw new RekognitionException('InvalidParameterException');
};

export const fetchImage = async (image: DetectFacesRequest['image'], source: ObjectSource): Promise<Uint8Array> => {
  if ('s3Object' in image) return source.read(image.s3Object);
  if (image.bytes.length > MAX_INLINE_BYTES) throw new RekognitionException('ImageTooLargeException');
  return image.bytes;
};
