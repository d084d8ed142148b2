/** The Rekognition call of a container, on a signed JSON request: of the SDK's client only its types and errors are used. */
import type { DetectFacesCommandInput, DetectFacesCommandOutput } from '@aws-sdk/client-rekognition';
import { createJsonService } from './aws-json.ts';

const SERVICE = { service: 'rekognition', target: 'RekognitionService', version: '1.1' } as const;

/** Milliseconds. DetectFaces answers within a second; what takes longer than this is better asked again. */
const CONNECTION_TIMEOUT = 1_000;
const REQUEST_TIMEOUT = 6_000;

/** One attempt, with the milliseconds left for it. */
export type CallDetectFaces = (
  input: DetectFacesCommandInput,
  leftMs: number,
) => Promise<Pick<DetectFacesCommandOutput, 'FaceDetails'>>;

/** Credentials, region and `AWS_ENDPOINT_URL_REKOGNITION` come from the environment. */
export const createDetectFacesCall = (): CallDetectFaces => {
  const { call } = createJsonService(SERVICE, {
    connectionTimeoutMs: CONNECTION_TIMEOUT,
    requestTimeoutMs: REQUEST_TIMEOUT,
  });
  return async (input, leftMs) => {
    const answer = await call('DetectFaces', JSON.stringify(input), leftMs);
    return JSON.parse(answer.toString()) as Pick<DetectFacesCommandOutput, 'FaceDetails'>;
  };
};
