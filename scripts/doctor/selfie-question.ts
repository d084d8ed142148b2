/** Asks DetectFaces with the operator's credentials as the service does, and the local double about the same bytes. */
import { readFile } from 'node:fs/promises';
import { DetectFacesCommand, RekognitionClient } from '@aws-sdk/client-rekognition';
import sharp from 'sharp';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import { REQUESTED_ATTRIBUTES } from '../../src/lib/adapters/aws/rekognition.ts';
import type { SelfieQuestion } from './selfie.ts';

/** `AWS_ENDPOINT_URL_REKOGNITION` leads elsewhere, as for the service. */
export const selfieQuestion = async (file: string, region: string): Promise<SelfieQuestion> => {
  const bytes = await readFile(file);
  const { autoOrient } = await sharp(bytes).metadata();
  return {
    size: autoOrient,
    detect: async () => {
      const client = new RekognitionClient({ region, maxAttempts: 1 });
      const command = new DetectFacesCommand({ Image: { Bytes: bytes }, Attributes: REQUESTED_ATTRIBUTES });
      return client
        .send(command)
        .then(({ FaceDetails = [] }) => FaceDetails)
        .finally(() => {
          client.destroy();
        });
    },
    detectHere: async () => {
      const engine = await createFaceEngine();
      return engine.detect(bytes).finally(() => engine.close());
    },
  };
};
