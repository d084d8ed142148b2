/** The usual way: Rekognition, the OpenAI SDK and a document client, one call each, nothing measured from pixels. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DetectFacesCommand, RekognitionClient } from '@aws-sdk/client-rekognition';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import OpenAI from 'openai';
import { LOOK } from './look-format.ts';

const rekognition = new RekognitionClient({});
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const openai = new OpenAI();

export const handler = async (event: APIGatewayProxyEvent) => {
  const { uploadId } = JSON.parse(event.body ?? '{}') as { uploadId: string };
  const image = { S3Object: { Bucket: process.env['SELFIES_BUCKET'], Name: `selfies/${uploadId}.jpg` } };
  const { FaceDetails } = await rekognition.send(new DetectFacesCommand({ Image: image, Attributes: ['ALL'] }));
  const answer = await openai.responses.create({
    model: 'gpt-6-luna',
    input: `Recommend a makeup look for ${FaceDetails?.length ?? 0} face(s).`,
    text: { format: LOOK },
    store: false,
  });
  const look = { pk: `bench#${uploadId}`, sk: 'look', look: answer.output_text };
  await table.send(new PutCommand({ TableName: process.env['TABLE_NAME'], Item: look }));
  return { statusCode: 200, body: JSON.stringify(look) };
};
