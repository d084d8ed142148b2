import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDocumentClient } from '../../../../scripts/seed/document-client.ts';
import { createTableClient, type TableClient } from '../../../../src/lib/adapters/table/client.ts';
import { clientFor } from '../../../../testing/dynamodb.ts';

interface Seen {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

let seen: Seen[] = [];
let answer = '{}';
/** Of the next call. */
let refusal: { readonly name: string; readonly headers: Readonly<Record<string, string>> } | undefined;
let damage: (() => string | undefined) | undefined;

const record: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    seen.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    if (refusal) {
      const { name, headers } = refusal;
      refusal = undefined;
      response.writeHead(400, headers).end(JSON.stringify({ __type: `com.amazon.coral.service#${name}` }));
      return;
    }
    response.setHeader('x-amz-crc32', crc32(answer));
    response.end(damage?.() ?? answer);
  });
};
const server = createServer(record);
let lean: TableClient;
let sdk: DynamoDBDocumentClient;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  lean = clientFor(endpoint);
  sdk = createDocumentClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
beforeEach(() => {
  seen = [];
  answer = '{}';
  damage = undefined;
});
afterAll(() => {
  lean.destroy();
  sdk.destroy();
  server.close();
});

const KEY = { pk: '$glamai#userId_a', sk: '$look_1#uploadId_b' };
const ITEM = {
  ...KEY,
  B: { B: 'an attribute of this name is no binary' },
  composed: Buffer.from([0, 1, 254, 255]),
  numbers: [1, 2.5, -0.125],
  flags: { saved: false, name: null, notes: undefined },
  emoji: 'é💄',
};
const VALUES = { ':from': KEY.pk, ':n': 1 };
const TableName = 'T';

const calls = [
  ['get', { TableName, Key: KEY, ConsistentRead: true }, (input: never) => new GetCommand(input)],
  [
    'put',
    { TableName, Item: ITEM, ConditionExpression: 'attribute_not_exists(pk)' },
    (input: never) => new PutCommand(input),
  ],
  [
    'update',
    { TableName, Key: KEY, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: VALUES, ReturnValues: 'ALL_NEW' },
    (input: never) => new UpdateCommand(input),
  ],
  ['delete', { TableName, Key: KEY, ReturnValues: 'ALL_OLD' }, (input: never) => new DeleteCommand(input)],
  [
    'query',
    {
      TableName,
      IndexName: 'gsi2',
      KeyConditionExpression: 'pk = :from',
      ExpressionAttributeValues: VALUES,
      ExclusiveStartKey: KEY,
      Limit: 21,
      ScanIndexForward: false,
    },
    (input: never) => new QueryCommand(input),
  ],
  [
    'batchGet',
    { RequestItems: { T: { Keys: [KEY, KEY], ConsistentRead: true } } },
    (input: never) => new BatchGetCommand(input),
  ],
  [
    'batchWrite',
    { RequestItems: { T: [{ PutRequest: { Item: ITEM } }, { DeleteRequest: { Key: KEY } }] } },
    (input: never) => new BatchWriteCommand(input),
  ],
] as const;

describe('the table client', () => {
  it.each(calls)('sends %s as the SDK does', async (method, input, command) => {
    await lean[method](input).promise();
    await sdk.send(command(input as never) as GetCommand);

    const [ours, theirs] = seen;
    expect(ours?.body).toEqual(theirs?.body);
    for (const name of ['x-amz-target', 'content-type', 'host', 'content-length']) {
      expect(ours?.headers[name]).toBe(theirs?.headers[name]);
    }
    expect(ours?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/us-east-1\/dynamodb\/aws4_request, SignedHeaders=\S*x-amz-target, Signature=[0-9a-f]{64}$/,
    );
  });

  it('gives binary, nested and empty values as they were put', async () => {
    await lean.put({ TableName, Item: ITEM }).promise();
    answer = JSON.stringify({ Item: (seen[0]?.body as { Item: object }).Item });

    const { Item } = (await lean.get({ TableName, Key: KEY }).promise()) as { Item: typeof ITEM };

    expect(Item).toEqual({ ...ITEM, composed: new Uint8Array(ITEM.composed), flags: { saved: false, name: null } });
  });

  it.each([
    ['without white space', undefined],
    ['with a space after each colon', 1],
    ['over many lines', 2],
  ])('knows binary by its place in an answer %s', async (_, space) => {
    const [b64, bytes] = ['AAH+/w==', new Uint8Array([0, 1, 254, 255])];
    const nested = { L: [{ M: { B: { B: b64 }, S: { S: 'B' } } }, { B: b64 }] };
    answer = JSON.stringify({ Item: { B: { S: 'text' }, M: { M: { L: { B: b64 } } }, nested } }, undefined, space);

    const { Item } = (await lean.get({ TableName, Key: KEY }).promise()) as { Item: object };

    expect(Item).toEqual({ B: 'text', M: { L: bytes }, nested: [{ B: bytes, S: 'B' }, bytes] });
  });

  it.each([
    ['Item', { Item: { pk: { S: 'a' } } }, { Item: { pk: 'a' } }],
    ['Attributes', { Attributes: { n: { N: '2' } } }, { Attributes: { n: 2 } }],
    [
      'Items and LastEvaluatedKey',
      { Items: [{ pk: { S: 'a' } }], LastEvaluatedKey: { pk: { S: 'a' } }, Count: 1 },
      { Items: [{ pk: 'a' }], LastEvaluatedKey: { pk: 'a' }, Count: 1 },
    ],
  ])('reads %s of an answer', async (_title, wire, expected) => {
    answer = JSON.stringify(wire);

    await expect(lean.query({ TableName }).promise()).resolves.toEqual(expected);
  });

  it('reads what a batch found and what it left', async () => {
    answer = JSON.stringify({
      Responses: { T: [{ pk: { S: 'a' } }] },
      UnprocessedKeys: { T: { Keys: [{ pk: { S: 'b' } }], ConsistentRead: true } },
    });

    await expect(lean.batchGet({ RequestItems: { T: { Keys: [KEY] } } }).promise()).resolves.toEqual({
      Responses: { T: [{ pk: 'a' }] },
      UnprocessedKeys: { T: { Keys: [{ pk: 'b' }], ConsistentRead: true } },
    });

    answer = JSON.stringify({ UnprocessedItems: { T: [{ DeleteRequest: { Key: { pk: { S: 'b' } } } }] } });

    await expect(lean.batchWrite({ RequestItems: { T: [] } }).promise()).resolves.toEqual({
      UnprocessedItems: { T: [{ DeleteRequest: { Key: { pk: 'b' } } }] },
    });
  });

  it('asks again for an answer that does not match its checksum', async () => {
    answer = JSON.stringify({ Item: { pk: { S: 'a' } } });
    damage = () => (seen.length === 1 ? answer.replace('"a"', '"b"') : undefined);

    await expect(lean.get({ TableName, Key: KEY }).promise()).resolves.toEqual({ Item: { pk: 'a' } });
    expect(seen).toHaveLength(2);
  });

  describe('whose credentials or clock are wrong', () => {
    const refusing = (name: string, headers: Readonly<Record<string, string>> = {}) => {
      refusal = { name, headers };
    };
    const keyOf = ({ headers }: Seen): string => /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
    const sentAt = ({ headers }: Seen): number => {
      const [, day, time] = /^(\d{8})T(\d{6})Z$/.exec(String(headers['x-amz-date'])) ?? [];
      const iso = `${day}${time}`.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z');
      return Date.parse(iso);
    };

    it('is told that they have expired, once, and signs with new ones as soon as they are there', async () => {
      const env: NodeJS.ProcessEnv = {
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'old',
        AWS_SECRET_ACCESS_KEY: 'old',
        AWS_SESSION_TOKEN: 'old-session',
        AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      };
      const client = createTableClient({ env });
      refusing('ExpiredTokenException');
      await expect(client.get({ TableName, Key: KEY }).promise()).rejects.toMatchObject({
        name: 'ExpiredTokenException',
      });
      expect(seen).toHaveLength(1);

      Object.assign(env, { AWS_ACCESS_KEY_ID: 'new', AWS_SECRET_ACCESS_KEY: 'new', AWS_SESSION_TOKEN: 'new-session' });
      await client.get({ TableName, Key: KEY }).promise();
      client.destroy();

      expect(seen.map((one) => [keyOf(one), one.headers['x-amz-security-token']])).toEqual([
        ['old', 'old-session'],
        ['new', 'new-session'],
      ]);
    });

    it.each([-3_600_000, 900_000])('signs by the service’s clock from then on: %d ms off', async (off) => {
      const client = clientFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      refusing('InvalidSignatureException', { date: new Date(Date.now() + off).toUTCString() });
      await client.get({ TableName, Key: KEY }).promise();
      await client.get({ TableName, Key: KEY }).promise();
      client.destroy();

      expect(seen).toHaveLength(3);
      for (const one of seen.slice(1)) expect(Math.abs(sentAt(one) - Date.now() - off)).toBeLessThan(30_000);
    });

    it('asks once where the signature is wrong for another reason', async () => {
      refusing('InvalidSignatureException', { date: new Date().toUTCString() });
      await expect(lean.get({ TableName, Key: KEY }).promise()).rejects.toMatchObject({
        name: 'InvalidSignatureException',
      });
      expect(seen).toHaveLength(1);
    });
  });

  it.each(['scan', 'transactGet', 'transactWrite', 'createSet'] as const)('refuses %s', (method) => {
    expect(() => lean[method]()).toThrow(/docs\/access-patterns\.md/);
  });
});
