/** A face's landmarks as the local cloud's Rekognition sees them, to know them again where they must not be. */
import { DetectFacesCommand, type Landmark, RekognitionClient } from '@aws-sdk/client-rekognition';
import type { OwnCloud } from './cloud/own-cloud.ts';

export const landmarksOf = async (
  { stack, credentials }: OwnCloud,
  Bytes: Uint8Array,
): Promise<readonly Landmark[]> => {
  const { rekognitionEndpoint: endpoint, region } = stack;
  const client = new RekognitionClient({ endpoint, region, credentials });
  const { FaceDetails } = await client.send(new DetectFacesCommand({ Image: { Bytes }, Attributes: ['ALL'] }));
  client.destroy();
  return FaceDetails?.[0]?.Landmarks ?? [];
};
