/** The usual way, with the pixels that a skin tone needs: S3 client, sharp, Rekognition, OpenAI and a document client. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DetectFacesCommand, RekognitionClient } from '@aws-sdk/client-rekognition';
import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import OpenAI from 'openai';
import sharp from 'sharp';

/** What a guide's handler asks the model for. */
const LOOK = {
  type: 'json_schema',
  name: 'look',
  strict: true,
  schema: {
    type: 'object',
    properties: { name: { type: 'string' }, products: { type: 'array', items: { type: 'string' } } },
    required: ['name', 'products'],
    additionalProperties: false,
  },
} as const;

const rekognition = new RekognitionClient({});
const s3 = new S3Client({ forcePathStyle: true });
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const openai = new OpenAI();

export const handler = async (event: APIGatewayProxyEvent) => {
  const { uploadId } = JSON.parse(event.body ?? '{}') as { uploadId: string };
  const object = { Bucket: process.env['SELFIES_BUCKET'], Key: `selfies/${uploadId}.jpg` };
  const image = { S3Object: { Bucket: object.Bucket, Name: object.Key } };
  const { FaceDetails } = await rekognition.send(new DetectFacesCommand({ Image: image, Attributes: ['ALL'] }));
  const { Body } = await s3.send(new GetObjectCommand(object));
  const { channels } = await sharp(await Body?.transformToByteArray()).stats();
  const answer = await openai.responses.create({
    model: 'gpt-6-luna',
    input: `Recommend a makeup look for ${FaceDetails?.length ?? 0} face(s), mean ${channels[0]?.mean ?? 0}.`,
    text: { format: LOOK },
    store: false,
  });
  const look = { pk: `bench#${uploadId}`, sk: 'look', look: answer.output_text };
  await table.send(new PutCommand({ TableName: process.env['TABLE_NAME'], Item: look }));
  await s3.send(new DeleteObjectCommand(object));
  return { statusCode: 200, body: JSON.stringify(look) };
};
