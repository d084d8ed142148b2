/** The one S3 client of a container that reads or removes selfies. */
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/** A selfie of 10 MiB streams within a second inside a region; a stalled socket is given up. Milliseconds. */
const CONNECTION_TIMEOUT = 500;
const REQUEST_TIMEOUT = 3_000;
const SOCKET_TIMEOUT = 3_000;
const MAX_ATTEMPTS = 3;

/** Credentials, region and `AWS_ENDPOINT_URL_S3` come from the environment. */
export const createS3Client = (overrides: S3ClientConfig = {}): S3Client =>
  new S3Client({
    maxAttempts: MAX_ATTEMPTS,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      socketTimeout: SOCKET_TIMEOUT,
      throwOnRequestTimeout: true,
    },
    ...overrides,
  });
