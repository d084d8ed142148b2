/** The Rekognition client of a container, with explicit limits; whether to try again is the retry policy's to say. */
import { RekognitionClient } from '@aws-sdk/client-rekognition';
import { NO_SDK_RETRIES } from './aws/retry-policy.ts';

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
