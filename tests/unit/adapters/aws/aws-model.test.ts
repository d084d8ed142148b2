/** Each AWS call that src makes, as it leaves the real client, and an answer that AWS's own model allows, read by the adapter. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALLS } from '../../../../scripts/aws-models/derive.ts';
import { createAccountRemover } from '../../../../src/lib/adapters/aws/accounts.ts';
import { createS3Client, createSelfieBucket, listSelfies } from '../../../../src/lib/adapters/aws/bucket.ts';
import { createInvoker } from '../../../../src/lib/adapters/aws/invoker.ts';
import { createAssetSigner, createUploadSigner } from '../../../../src/lib/adapters/aws/presigner.ts';
import { createDetectFaces, createRekognitionClient } from '../../../../src/lib/adapters/aws/rekognition.ts';
import { createApiKey } from '../../../../src/lib/adapters/aws/secrets.ts';
import { createTableClient } from '../../../../src/lib/adapters/table/client.ts';
import { wrongInJson, wrongInRest, wrongInXml } from '../../../../testing/aws/model.ts';
import { REPOSITORY } from '../../../../testing/packages/packages.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

let server: Server;
let seen: Seen[] = [];
let answers: Answer[] = [];
const SUB = '6f0a1c1e-0d52-4a57-9d42-4d8c4bd8b0f1';
const KEY = `selfies/${SUB}.jpg`;

beforeAll(async () => {
  server = createServer((request, response) => {
    void buffer(request).then((body) => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      const { status = 200, headers = {}, body: answer = '' } = answers.shift() ?? {};
      response.writeHead(status, headers).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** @returns what a call gave, and the requests it made */
const during = async <T>(given: readonly Answer[], call: () => Promise<T>): Promise<[T, readonly Seen[]]> => {
  seen = [];
  answers = [...given];
  return [await call(), seen];
};

const jsonAnswer = (service: string, operation: string, body: object): Answer => {
  expect(wrongInJson(service, operation, 'output', body)).toEqual([]);
  return { headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
};

const expectJson = (service: string, operation: string, { headers, body, method }: Seen): void => {
  expect([method, String(headers['x-amz-target']).split('.')[1]]).toEqual(['POST', operation]);
  expect(wrongInJson(service, operation, 'input', JSON.parse(body.toString()))).toEqual([]);
};

describe('A call that AWS’s published model has', () => {
  it('is every one that src makes, and no other', () => {
    const files = readdirSync(join(REPOSITORY, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const text = files.map((file) => readFileSync(join(REPOSITORY, 'src', file), 'utf8')).join('\n');
    const commands = [...text.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name!);
    const ofTable = [...text.matchAll(/name: '((?:Get|Put|Update|Delete|BatchGet|BatchWrite)Item|Query)'/g)].map(
      ([, name]) => name!,
    );
    // The signer of uploads names its operation by its method alone, and Powertools asks for the secret.
    const made = new Set([...commands, ...ofTable, 'PutObject', 'GetSecretValue']);
    expect([...made].sort()).toEqual(Object.values(CALLS).flat().sort());
  });

  it('is DetectFaces', async () => {
    const box = { Width: 0.4, Height: 0.5, Left: 0.3, Top: 0.2 };
    const answer = jsonAnswer('rekognition', 'DetectFaces', {
      FaceDetails: [
        {
          BoundingBox: box,
          Confidence: 99.9,
          Landmarks: [{ Type: 'eyeLeft', X: 0.4, Y: 0.4 }],
          Pose: { Roll: 1, Yaw: -2, Pitch: 3 },
          Quality: { Brightness: 80, Sharpness: 60 },
        },
      ],
      OrientationCorrection: 'ROTATE_0',
    });
    const detect = createDetectFaces({ client: createRekognitionClient(), bucket: 'selfies' });
    const [found, [request]] = await during([answer], () => detect(KEY));
    expectJson('rekognition', 'DetectFaces', request!);
    expect(found).toMatchObject({ ok: true, value: [{ confidence: 99.9 }] });
  });

  it('is ListUsers, and AdminDeleteUser', async () => {
    const users = jsonAnswer('cognito-idp', 'ListUsers', {
      Users: [{ Username: SUB, Enabled: true, UserStatus: 'CONFIRMED', UserCreateDate: 1_796_000_000.5 }],
    });
    const remove = createAccountRemover('us-east-1_Abc123456');
    const [, [list, removal, ...others]] = await during([users, { body: '' }], () => remove(SUB));
    expectJson('cognito-idp', 'ListUsers', list!);
    expectJson('cognito-idp', 'AdminDeleteUser', removal!);
    expect(JSON.parse(removal!.body.toString())).toMatchObject({ Username: SUB });
    expect(others).toEqual([]);
  });

  it('is GetSecretValue', async () => {
    const secret = jsonAnswer('secretsmanager', 'GetSecretValue', {
      Name: 'glamai/dev/openai',
      SecretString: 'sk-test',
    });
    const failed: unknown[] = [];
    const report = (error: unknown): void => void failed.push(error);
    const key = createApiKey({ apiKey: '', secretId: 'glamai/dev/openai', report });
    const [value, [request]] = await during([secret], () => key());
    expectJson('secretsmanager', 'GetSecretValue', request!);
    expect([value, failed]).toEqual(['sk-test', []]);
  });

  it('is Invoke', async () => {
    const invoke = createInvoker('glamai-dev-analyze-on-upload');
    const [, [request]] = await during([{ status: 202 }], () => invoke({ Records: [] }));
    expect(wrongInRest('lambda', 'Invoke', request!)).toEqual([]);
    expect(request!.headers['x-amz-invocation-type']).toBe('Event');
  });

  it('is GetObject, HeadObject, DeleteObject', async () => {
    const client = createS3Client({ endpoint: process.env['AWS_ENDPOINT_URL']! });
    const bucket = createSelfieBucket(client, 'selfies-bucket');
    const read = await during([{ headers: { 'content-length': '2' }, body: 'ok' }], () => bucket.read(KEY, 10));
    const head = await during([{}], () => bucket.exists(KEY));
    const gone = await during([{ status: 204 }], () => bucket.remove(KEY));
    expect(wrongInRest('s3', 'GetObject', read[1][0]!)).toEqual([]);
    expect(wrongInRest('s3', 'HeadObject', head[1][0]!)).toEqual([]);
    expect(wrongInRest('s3', 'DeleteObject', gone[1][0]!)).toEqual([]);
    expect([Buffer.from(read[0] as Uint8Array).toString(), head[0]]).toEqual(['ok', true]);
    client.destroy();
  });

  it('is ListObjectsV2', async () => {
    const xml = `<ListBucketResult><Name>selfies-bucket</Name><Prefix>selfies/</Prefix><KeyCount>1</KeyCount><IsTruncated>false</IsTruncated><Contents><Key>${KEY}</Key><LastModified>2026-11-30T10:00:00.000Z</LastModified><ETag>"0"</ETag><Size>9</Size><StorageClass>STANDARD</StorageClass></Contents></ListBucketResult>`;
    expect(wrongInXml('s3', 'ListObjectsV2', xml)).toEqual([]);
    const client = createS3Client({ endpoint: process.env['AWS_ENDPOINT_URL']! });
    const list = async (): Promise<unknown[]> => {
      const all: unknown[] = [];
      for await (const one of listSelfies(client, 'selfies-bucket', 'selfies/')()) all.push(one);
      return all;
    };
    const answer = { headers: { 'content-type': 'application/xml' }, body: xml };
    const [listed, [request]] = await during([answer], list);
    expect(wrongInRest('s3', 'ListObjectsV2', request!)).toEqual([]);
    expect(JSON.stringify(listed)).toContain(KEY);
    client.destroy();
  });

  it('is PutObject and GetObject, by the URLs that are given away', async () => {
    const put = await createUploadSigner('selfies-bucket').presignPut({
      objectKey: KEY,
      contentType: 'image/jpeg',
      expiresInSeconds: 60,
      signedAt: '2026-11-24T10:00:00.000Z',
    });
    const get = await createAssetSigner('assets-bucket').presignGet('templates/soft_glam_v1.json', 900);
    expect(wrongInRest('s3', 'PutObject', { method: 'PUT', url: put.url, headers: put.headers })).toEqual([]);
    expect(wrongInRest('s3', 'GetObject', { method: 'GET', url: get, headers: {} })).toEqual([]);
  });
});

describe('What the model does not have', () => {
  const item = { TableName: 'T', Key: { pk: { S: 'a' } } };

  it.each([
    ['a foreign field', { ...item, ConsistantRead: true }, 'GetItem.ConsistantRead is not in AWS’s model'],
    ['a foreign type', { ...item, Key: { pk: { Str: 'a' } } }, 'GetItem.Key.pk.Str is not in AWS’s model'],
    ['a word that is none of an enumeration', { ...item, ReturnConsumedCapacity: 'ALL' }, 'cannot be ALL'],
    ['a request without what it needs', { TableName: 'T' }, 'GetItem has no Key'],
    ['text for a number', { TableName: 'T', Key: { pk: { N: 1 } } }, 'GetItem.Key.pk.N is no string'],
    ['bytes that are no base64', { TableName: 'T', Key: { pk: { B: '{1}' } } }, 'is no base64'],
  ])('is told: %s', (_what, body, told) => {
    expect(wrongInJson('dynamodb', 'GetItem', 'input', body).join().replaceAll("'", '’')).toContain(told);
  });

  it('is told of parameters, headers, methods and paths', () => {
    const call = { method: 'POST', url: '/bucket/key?version=1', headers: { 'x-amz-acll': 'private' } };
    expect(wrongInRest('s3', 'GetObject', call)).toHaveLength(3);
    expect(wrongInRest('lambda', 'Invoke', { ...call, url: '/functions/f/invocations' })).not.toEqual([]);
    expect(wrongInXml('s3', 'ListObjectsV2', '<ListBucketResult><Item>1</Item></ListBucketResult>')).toEqual(['Item']);
  });

  it('is refused by the engine that the table’s tests run on', async () => {
    const { startTable } = await import('../../../../testing/dynamodb.ts');
    const { endpoint, name, stop } = await startTable();
    const env = { ...process.env, AWS_ENDPOINT_URL_DYNAMODB: endpoint };
    const client = createTableClient({ env });
    const Key = { pk: 'a', sk: 'b' };
    await expect(client.get({ TableName: name, Key, ConsistantRead: true }).promise()).rejects.toThrow(
      /ConsistantRead is not in AWS's model/,
    );
    await expect(client.get({ TableName: name, Key }).promise()).resolves.toEqual({});
    client.destroy();
    await stop();
  });
});
