import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from '@jest/globals';
import { createAssetSigner, createUploadSigner } from '../../../../src/lib/adapters/aws/presigner.ts';

const BUCKET = 'glamai-test-selfies';
const KEY = 'selfies/0b0c0000-0000-4000-8000-000000000001.jpg';
const AT = new Date('2026-11-24T10:00:00.000Z');
const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'to/ken+with=signs' };
const AWS = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
};
const LAPTOP = { ...AWS, AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:4569' };
const options = (env: NodeJS.ProcessEnv) => ({ env, now: () => AT.getTime() });

/** What the SDK's own client and presigner make of the same request, but for its `x-id` hint. */
const client = (env: NodeJS.ProcessEnv): S3Client => {
  const endpoint = env['AWS_ENDPOINT_URL_S3'];
  return new S3Client({
    region: AWS.AWS_REGION,
    credentials: CREDENTIALS,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint !== undefined && { endpoint }),
  });
};

const withoutHint = (client: S3Client): S3Client => {
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { query: Record<string, string> };
      delete request.query['x-id'];
      return next(args);
    },
    { step: 'build' },
  );
  return client;
};

const parts = (url: string) => {
  const { origin, pathname, searchParams } = new URL(url);
  return { origin, pathname, query: Object.fromEntries([...searchParams].sort()) };
};

describe('a presigned PUT', () => {
  it.each([
    ['on AWS', AWS, 2_483_911],
    ['on AWS without a declared length', AWS, undefined],
    ['on a laptop', LAPTOP, 2_483_911],
  ])('equals the one of the S3 client, signature included, %s', async (_title, env, contentLength) => {
    const headers = new Set([
      'content-type',
      'if-none-match',
      ...(contentLength === undefined ? [] : ['content-length']),
    ]);
    const command = new PutObjectCommand({
      Bucket: BUCKET,
      Key: KEY,
      ContentType: 'image/jpeg',
      IfNoneMatch: '*',
      ...(contentLength !== undefined && { ContentLength: contentLength }),
    });
    const expected = await getSignedUrl(withoutHint(client(env)), command, {
      expiresIn: 60,
      signingDate: AT,
      signableHeaders: headers,
      unhoistableHeaders: headers,
    });

    const { url } = await createUploadSigner(BUCKET, options(env)).presignPut({
      objectKey: KEY,
      contentType: 'image/jpeg',
      expiresInSeconds: 60,
      signedAt: AT.toISOString(),
      ...(contentLength !== undefined && { contentLength }),
    });

    expect(parts(url)).toEqual(parts(expected));
  });

  it('signs type, length and the refusal to overwrite, and lists what the client must send', async () => {
    const { url, headers } = await createUploadSigner(BUCKET, options(AWS)).presignPut({
      objectKey: KEY,
      contentType: 'image/png',
      contentLength: 5,
      expiresInSeconds: 60,
      signedAt: AT.toISOString(),
    });

    const query = new URL(url).searchParams;
    expect(query.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host;if-none-match');
    expect(query.get('X-Amz-Expires')).toBe('60');
    expect(query.has('x-amz-checksum-crc32')).toBe(false);
    expect(headers).toEqual({ 'content-type': 'image/png', 'if-none-match': '*' });
  });

  it.each([
    ['the region of the function on AWS', AWS, 'https://glamai-test-selfies.s3.eu-central-1.amazonaws.com/selfies/'],
    ['the path on an IP address', LAPTOP, 'http://127.0.0.1:4569/glamai-test-selfies/selfies/'],
    [
      'the endpoint for all services',
      { ...AWS, AWS_ENDPOINT_URL: 'http://127.0.0.1:5000' },
      'http://127.0.0.1:5000/glamai-test-selfies/selfies/',
    ],
    [
      'the domain of the China partition',
      { ...AWS, AWS_REGION: 'cn-north-1' },
      'https://glamai-test-selfies.s3.cn-north-1.amazonaws.com.cn/selfies/',
    ],
  ])('addresses %s', async (_title, env, start) => {
    const { url } = await createUploadSigner(BUCKET, options(env)).presignPut({
      objectKey: KEY,
      contentType: 'image/jpeg',
      expiresInSeconds: 60,
      signedAt: AT.toISOString(),
    });

    expect(url.startsWith(start)).toBe(true);
  });

  it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('says which credential is missing: %s', async (name) => {
    const signer = createUploadSigner(BUCKET, options({ ...AWS, [name]: '' }));
    const request = { objectKey: KEY, contentType: 'image/jpeg', expiresInSeconds: 60, signedAt: AT.toISOString() };

    await expect(signer.presignPut(request)).rejects.toThrow(`${name} is not set`);
  });
});

describe('a presigned GET', () => {
  it.each([
    ['on AWS', AWS],
    ['on a laptop', LAPTOP],
  ])('equals the one of the S3 client, odd characters in the key included, %s', async (_title, env) => {
    const key = "templates/soft glam+v1 (ä)!*'.json";
    const command = new GetObjectCommand({ Bucket: BUCKET, Key: key });
    const expected = await getSignedUrl(withoutHint(client(env)), command, { expiresIn: 300, signingDate: AT });

    const url = await createAssetSigner(BUCKET, options(env)).presignGet(key, 300);

    expect(parts(url)).toEqual(parts(expected));
  });
});
