/** The Rekognition client of a container, with explicit limits: a slow answer is worth one more try, not a minute. */
import { RekognitionClient } from '@aws-sdk/client-rekognition';

/** DetectFaces answers within a second; milliseconds. */
const CONNECTION_TIMEOUT = 1_000;
const REQUEST_TIMEOUT = 6_000;
const MAX_ATTEMPTS = 2;

/** Credentials, region and `AWS_ENDPOINT_URL_REKOGNITION` come from the environment. */
export const createRekognitionClient = (): RekognitionClient =>
  new RekognitionClient({
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      throwOnRequestTimeout: true,
    },
  });
