/** The one S3 client of a container that reads or removes selfies; `bucket.ts` tries again, a broken body included. */
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { NO_SDK_RETRIES } from './aws/retry-policy.ts';

/** Milliseconds. A stalled socket is given up; the time for the answer's start is set call by call. */
const CONNECTION_TIMEOUT = 500;
const SOCKET_TIMEOUT = 3_000;

/** Credentials, region and `AWS_ENDPOINT_URL_S3` come from the environment. */
export const createS3Client = (overrides: S3ClientConfig = {}): S3Client =>
  new S3Client({
    ...NO_SDK_RETRIES,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      socketTimeout: SOCKET_TIMEOUT,
      throwOnRequestTimeout: true,
    },
    ...overrides,
  });
