import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { credentials, stack } from '../../../testing/cloud/cloud.ts';

/** A function starts cold, on a busy machine. */
jest.setTimeout(30_000);

const s3 = new S3Client({
  endpoint: stack.s3Endpoint,
  region: stack.region,
  credentials,
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
});
const BODY = 'not a photo';
const HEADERS = { 'content-type': 'image/jpeg', 'if-none-match': '*' };

const crcOf = (body: string): string => {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return sum.toString('base64');
};

/** Outside `selfies/`, where no function is told. */
const freshKey = (prefix = 'elsewhere/'): string => `${prefix}${randomUUID()}.jpg`;

const SIGNED = ['content-type', 'content-length', 'if-none-match', 'host'];
type Sums = Pick<PutObjectCommandInput, 'ChecksumCRC32' | 'ChecksumSHA256'>;

/** `sums` are signed as headers: S3 takes no x-amz- header that is not. */
const presign = (Key: string, { expiresIn = 60, ...sums }: Sums & { readonly expiresIn?: number } = {}) => {
  const headers = Object.keys(sums).map((name) => name.replace('Checksum', 'x-amz-checksum-').toLowerCase());
  return getSignedUrl(
    s3,
    new PutObjectCommand({
      Bucket: stack.selfiesBucket,
      Key,
      ContentType: 'image/jpeg',
      ContentLength: BODY.length,
      IfNoneMatch: '*',
      ...sums,
    }),
    {
      expiresIn,
      signableHeaders: new Set([...SIGNED, ...headers]),
      unhoistableHeaders: new Set(['if-none-match', ...headers]),
    },
  );
};

const put = (url: string, headers: Record<string, string> = HEADERS, body = BODY): Promise<Response> =>
  fetch(url, { method: 'PUT', headers, body });

const exists = async (Key: string): Promise<boolean> => {
  try {
    await s3.send(new HeadObjectCommand({ Bucket: stack.selfiesBucket, Key }));
    return true;
  } catch {
    return false;
  }
};

const gone = async (key: string, deadline = Date.now() + 15_000): Promise<boolean> => {
  while (Date.now() < deadline) {
    if (!(await exists(key))) return true;
    await sleep(100);
  }
  return false;
};

const JOURNAL = join(process.env['LOCAL_STACK_DIR'] ?? '.local', 'events.jsonl');

/** What became of the event of this object, once it has ended. */
const fatesOf = async (key: string): Promise<string[]> => {
  for (let tries = 0; ; tries += 1) {
    const lines = (await readFile(JOURNAL, 'utf8')).trim().split('\n');
    const steps = lines.map((line) => JSON.parse(line) as { fate: string; key: string });
    const fates = steps.filter((step) => step.key === key).map(({ fate }) => fate);
    if (fates.at(-1) !== 'sent' || tries === 50) return fates;
    await sleep(100);
  }
};

afterAll(() => {
  s3.destroy();
});

describe('a presigned PUT at the local S3', () => {
  it('takes the bytes that were signed for, once', async () => {
    const key = freshKey();
    const url = await presign(key);

    expect((await put(url)).status).toBe(200);
    const second = await put(url);

    expect(second.status).toBe(412);
    expect(await second.text()).toContain('PreconditionFailed');
    expect(await exists(key)).toBe(true);
  });

  it('lets one of many simultaneous PUTs win', async () => {
    const url = await presign(freshKey());

    const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await put(url)).status));

    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412, 412, 412]);
  });

  it.each([
    ['another type', { ...HEADERS, 'content-type': 'image/png' }, BODY],
    ['more bytes', HEADERS, `${BODY}!`],
    ['fewer bytes', HEADERS, BODY.slice(1)],
    ['no if-none-match', { 'content-type': 'image/jpeg' }, BODY],
  ])('refuses %s, which was not signed for', async (_what, headers, body) => {
    const key = freshKey();

    const { status } = await put(await presign(key), headers, body);

    expect(status).toBe(403);
    expect(await exists(key)).toBe(false);
  });

  it('refuses a changed signature and another key, also where an object lies', async () => {
    const key = freshKey();
    const url = await presign(key);
    await put(url);
    const tampered = url.replace(/X-Amz-Signature=..../, 'X-Amz-Signature=0000');

    expect((await put(tampered)).status).toBe(403);
    expect((await put(url.replace(key, freshKey()))).status).toBe(403);
  });

  const WRONG = Buffer.alloc(32).toString('base64');

  it.each<[string, Record<string, string>, string, Sums?]>([
    ['a wrong Content-MD5', { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }, '400 BadDigest'],
    ['a Content-MD5 that is none', { 'content-md5': 'AAAA' }, '400 InvalidDigest'],
    ['a wrong CRC32', { 'x-amz-checksum-crc32': 'AAAAAA==' }, '400 BadDigest', { ChecksumCRC32: 'AAAAAA==' }],
    ['a wrong SHA-256', { 'x-amz-checksum-sha256': WRONG }, '400 BadDigest', { ChecksumSHA256: WRONG }],
    ['a sum that was not signed', { 'x-amz-checksum-crc32': crcOf(BODY) }, '403 AccessDenied'],
    ['metadata that was not signed', { 'x-amz-meta-name': 'ada' }, '403 AccessDenied'],
  ])('refuses %s and stores nothing', async (_what, headers, told, sums = {}) => {
    const key = freshKey();
    const answer = await put(await presign(key, sums), { ...HEADERS, ...headers });
    const [, code] = /<Code>(\w+)/.exec(await answer.text()) ?? [];

    expect(`${answer.status} ${code}`).toBe(told);
    expect(await exists(key)).toBe(false);
  });

  it('refuses a body whose length it does not know, as fetch and OkHttp send streams', async () => {
    const key = freshKey();
    const body = new Blob([BODY]).stream();
    const answer = await fetch(await presign(key), { method: 'PUT', headers: HEADERS, body, duplex: 'half' });

    expect({ status: answer.status, text: await answer.text() }).toMatchObject({
      status: 501,
      text: expect.stringContaining('Transfer-Encoding'),
    });
    expect(await exists(key)).toBe(false);
  });

  it('takes a body with its right sums', async () => {
    const md5 = createHash('md5').update(BODY).digest('base64');
    const sums = { 'content-md5': md5, 'x-amz-checksum-crc32': crcOf(BODY) };
    const url = await presign(freshKey(), { ChecksumCRC32: crcOf(BODY) });

    expect((await put(url, { ...HEADERS, ...sums })).status).toBe(200);
  });

  it.each<[string, (url: string) => string, number]>([
    ['a key that is encoded twice', (url) => url.replace('elsewhere/', 'elsewhere%252F'), 403],
    ['a signature that is encoded twice', (url) => url.replaceAll('%2F', '%252F'), 403],
    ['a path that does not decode', (url) => url.replace('elsewhere/', 'elsewhere%zz/'), 400],
    ['half a signature', (url) => url.slice(0, -20), 403],
  ])('refuses %s', async (_what, change, status) => {
    const key = freshKey();

    expect((await put(change(await presign(key)))).status).toBe(status);
    expect(await exists(key)).toBe(false);
  });

  it('refuses a URL whose time is over', async () => {
    const url = await presign(freshKey(), { expiresIn: 1 });
    await sleep(1_500);

    expect((await put(url)).status).toBe(403);
  });
});

describe('the local buckets', () => {
  it('answer nobody without a signature', async () => {
    const key = freshKey();
    const url = await presign(key);
    await put(url);
    const [bare = ''] = url.split('?');

    expect((await fetch(bare)).status).toBe(403);
    expect((await put(bare)).status).toBe(403);
    expect((await fetch(bare, { method: 'DELETE' })).status).toBe(403);
    expect(await exists(key)).toBe(true);
  });

  it("answer the preflight of the stage's origins, of any port of this machine, and of no other", async () => {
    const ask = (origin: string): Promise<Response> =>
      fetch(`${stack.s3Endpoint}/${stack.selfiesBucket}/selfies/x.jpg`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'content-type,if-none-match',
        },
      });
    for (const origin of ['http://localhost:5173', 'http://localhost:19006', 'http://127.0.0.1:4200']) {
      expect((await ask(origin)).headers.get('access-control-allow-origin')).toBe(origin);
    }
    for (const origin of ['https://evil.example', 'https://localhost.evil.example', 'http://evil.example:5173']) {
      const foreign = await ask(origin);
      expect(foreign.status).toBe(403);
      expect(foreign.headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  it('are listed for whoever signs, as the sweep does', async () => {
    const key = freshKey();
    await put(await presign(key));
    const command = new ListObjectsV2Command({ Bucket: stack.selfiesBucket, Prefix: 'elsewhere/' });

    const { Contents = [] } = await s3.send(command);

    expect(Contents.map(({ Key }) => Key)).toContain(key);
    expect((await fetch(`${stack.s3Endpoint}/${stack.selfiesBucket}/?list-type=2`)).status).toBe(403);
  });

  it('hold the AR templates of the presets', async () => {
    const { Body, ContentType } = await s3.send(
      new GetObjectCommand({ Bucket: stack.arAssetsBucket, Key: 'templates/soft_glam_v1.json' }),
    );

    expect(ContentType).toBe('application/json');
    expect(JSON.parse((await Body?.transformToString()) ?? '{}')).toMatchObject({ presetId: 'soft_glam_v1' });
  });
});

describe('the events of the selfies bucket', () => {
  it('reach analyze-on-upload under selfies/, which removes what belongs to no upload', async () => {
    const key = freshKey('selfies/');

    expect((await put(await presign(key))).status).toBe(200);

    expect(await gone(key)).toBe(true);
    expect(await fatesOf(key)).toEqual(['made', 'sent', 'done']);
  });

  it('reach nobody for another prefix', async () => {
    const [watched, other] = [freshKey('selfies/'), freshKey()];
    await put(await presign(other));
    await put(await presign(watched));
    await gone(watched);

    expect(await exists(other)).toBe(true);
    expect(await fatesOf(other)).toEqual([]);
  });
});
