import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createS3Client, createSelfieBucket } from '../../../../src/lib/adapters/aws/bucket.ts';

const KEY = 'selfies/0b0c0000-0000-4000-8000-000000000001.jpg';
let server: Server;
let client: S3Client;
let seen: string[] = [];

/** A bucket that answers as told. */
const bucketThat = async (answer: RequestListener) => {
  seen = [];
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url?.split('?')[0]}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = createS3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return createSelfieBucket(client, 'selfies-bucket');
};

afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const failing =
  (status: number, code: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(`<Error><Code>${code}</Code><Message>no</Message></Error>`);
  };
const giving =
  (bytes: Uint8Array, headers = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  };
const cutting: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('half', () => response.destroy());
};
/** The MD5 of `selfie`. */
const ETAG = { etag: '"f510b87b8c2efb5562be8c33f2bcd30d"' };

describe('the selfies bucket', () => {
  it('reads an object up to the limit', async () => {
    const bucket = await bucketThat(giving(Buffer.from('selfie')));

    expect(Buffer.from((await bucket.read(KEY, 6)) as Uint8Array).toString()).toBe('selfie');
    expect(seen).toEqual([`GET /selfies-bucket/${KEY}`]);
  });

  it('says that an object is too large by its length, before its bytes', async () => {
    const bucket = await bucketThat((_request, response) => {
      response.writeHead(200, { 'content-length': '20000000' });
      response.write('the first bytes only');
    });

    expect(await bucket.read(KEY, 10)).toBe('too_large');
  });

  it('stops reading at the first byte too many when no length is announced', async () => {
    const bucket = await bucketThat(giving(Buffer.alloc(100), { 'transfer-encoding': 'chunked' }));

    expect(await bucket.read(KEY, 99)).toBe('too_large');
  });

  it.each([
    ['no object to read', (bucket: Bucket) => bucket.read(KEY, 10), undefined],
    ['no object to find', (bucket: Bucket) => bucket.exists(KEY), false],
    ['nothing to remove', (bucket: Bucket) => bucket.remove(KEY), undefined],
  ])('tells a missing object from a fault: %s', async (_title, act, expected) => {
    const bucket = await bucketThat(failing(404, 'NoSuchKey'));

    expect(await act(bucket)).toBe(expected);
  });

  it('finds and removes an object', async () => {
    const bucket = await bucketThat((request, response) => {
      response.writeHead(request.method === 'HEAD' ? 200 : 204).end();
    });

    expect(await bucket.exists(KEY)).toBe(true);
    await bucket.remove(KEY);
    expect(seen).toEqual([`HEAD /selfies-bucket/${KEY}`, `DELETE /selfies-bucket/${KEY}`]);
  });

  it.each([
    [503, 'SlowDown'],
    [500, 'InternalError'],
  ])('is unavailable after its retries on %i %s', async (status, code) => {
    const bucket = await bucketThat(failing(status, code));

    await expect(bucket.read(KEY, 10)).rejects.toMatchObject({ code: 'upstream_unavailable' });
    expect(seen).toHaveLength(3);
  });

  it('is unavailable when the connection breaks off in the middle of the object each time', async () => {
    const bucket = await bucketThat(cutting);

    await expect(bucket.read(KEY, 1000)).rejects.toMatchObject({ code: 'upstream_unavailable' });
    expect(seen).toHaveLength(3);
  });

  it.each([
    ['breaks off', cutting],
    ['is not what the ETag says', giving(Buffer.from('selfif'), ETAG)],
  ])('reads an object again whose body %s', async (_title, first) => {
    const bucket = await bucketThat((request, response) => {
      (seen.length === 1 ? first : giving(Buffer.from('selfie'), ETAG))(request, response);
    });

    expect(Buffer.from((await bucket.read(KEY, 1000)) as Uint8Array).toString()).toBe('selfie');
    expect(seen).toHaveLength(2);
  });

  it.each([
    ['the bucket encrypts with KMS', { ...ETAG, 'x-amz-server-side-encryption': 'aws:kms' }],
    ['the object came in parts', { etag: '"d41d8cd98f00b204e9800998ecf8427e-2"' }],
  ])('takes an ETag for no checksum where %s', async (_title, headers) => {
    const bucket = await bucketThat(giving(Buffer.from('other'), headers));

    expect(Buffer.from((await bucket.read(KEY, 1000)) as Uint8Array).toString()).toBe('other');
  });

  it('passes a refusal on as it is, since asking again would not help', async () => {
    const bucket = await bucketThat(failing(403, 'AccessDenied'));

    await expect(bucket.read(KEY, 10)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

type Bucket = ReturnType<typeof createSelfieBucket>;
