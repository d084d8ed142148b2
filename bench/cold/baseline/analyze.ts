/** The usual way: Rekognition, the OpenAI SDK and a document client, one call each, nothing measured from pixels. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DetectFacesCommand, RekognitionClient } from '@aws-sdk/client-rekognition';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import OpenAI from 'openai';

const rekognition = new RekognitionClient({});
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const openai = new OpenAI({ apiKey: process.env['OPENAI_API_KEY'] ?? 'none' });

export const handler = async (event: APIGatewayProxyEvent) => {
  const { uploadId } = JSON.parse(event.body ?? '{}') as { uploadId: string };
  const image = { S3Object: { Bucket: process.env['SELFIES_BUCKET'], Name: `selfies/${uploadId}.jpg` } };
  const { FaceDetails } = await rekognition.send(new DetectFacesCommand({ Image: image, Attributes: ['ALL'] }));
  // The model is left out of the measurement on both sides; the client is made, since its import is what costs.
  const look = { pk: `bench#${uploadId}`, sk: 'look', faces: FaceDetails?.length ?? 0, model: openai.baseURL };
  await table.send(new PutCommand({ TableName: process.env['TABLE_NAME'], Item: look }));
  return { statusCode: 200, body: JSON.stringify(look) };
};
