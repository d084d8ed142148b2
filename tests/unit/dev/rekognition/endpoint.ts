/** A running endpoint with a stand-in for S3 behind it, and the AWS SDK's client in front. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DetectFacesCommand, RekognitionClient } from '@aws-sdk/client-rekognition';
import type { Attribute, DetectFacesCommandOutput, Image } from '@aws-sdk/client-rekognition';
import { startRekognition } from '../../../../dev/rekognition/server.ts';
import { readSelfie } from './selfies.ts';

/** Answers GET /selfies-bucket/selfies/NAME like S3, from the drawn selfies. */
const startBucket = async (): Promise<Server> => {
  const server = createServer((request, response) => {
    const file = /^\/selfies-bucket\/selfies\/([^?]+)/.exec(request.url ?? '')?.[1] ?? '';
    if (file === 'huge.jpg') {
      response.writeHead(200, { 'content-length': 16 * 1024 * 1024 }).end();
      return;
    }
    readSelfie(file).then(
      (bytes) => response.writeHead(200, { 'content-length': bytes.length }).end(bytes),
      () => response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

export const stored = (file: string): Image => ({ S3Object: { Bucket: 'selfies-bucket', Name: `selfies/${file}` } });

export interface Endpoint {
  readonly url: string;
  detect(image: Image, attributes?: readonly Attribute[]): Promise<DetectFacesCommandOutput>;
  control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export const startEndpoint = async (): Promise<Endpoint> => {
  const bucket = await startBucket();
  const s3Endpoint = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`;
  const { url, close } = await startRekognition({ host: '127.0.0.1', port: 0, s3Endpoint });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new RekognitionClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
  return {
    url,
    detect: (image, attributes) =>
      client.send(new DetectFacesCommand({ Image: image, ...(attributes && { Attributes: [...attributes] }) })),
    control: async (method, path, body) => {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await fetch(`${url}/_control/${path}`, init);
      return { status: response.status, body: await response.json() };
    },
    close: async () => {
      client.destroy();
      await close();
      bucket.closeAllConnections();
      bucket.close();
    },
  };
};
