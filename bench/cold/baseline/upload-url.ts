/** The usual way: an S3 client and its presigner, no token, no validation, no table. */
import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const client = new S3Client({});

export const handler = async () => {
  const uploadId = randomUUID();
  const command = new PutObjectCommand({ Bucket: process.env['SELFIES_BUCKET'], Key: `selfies/${uploadId}.jpg` });
  const url = await getSignedUrl(client, command, { expiresIn: 60 });
  return { statusCode: 200, body: JSON.stringify({ uploadId, url }) };
};
