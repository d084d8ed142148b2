/** A user with many looks (five thousand with `GLAMAI_ERASURE_LOOKS=5000`): 202 when one request's time is not enough, a function that goes on, then the receipt. */
import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { lookEntity } from '../../../src/entities/look.ts';
import { ownerOf } from '../../../src/entities/shapes.ts';
import { uploadEntity } from '../../../src/entities/upload.ts';
import { toItem } from '../../../src/lib/adapters/table/look-mapping.ts';
import { anApiEvent, bodyOf } from '../../../testing/events.ts';
import { aLook } from '../../../testing/factories.ts';
import { type LocalHandlers, startHandlers } from '../../../testing/local-handlers.ts';
import { startStub, type Stub } from '../../../testing/stub.ts';

const LOOKS = Number(process.env['GLAMAI_ERASURE_LOOKS'] ?? 400);
/** More than one page of the index. */
const UPLOADS = 120;
const SLOW = 180_000;

let handlers: LocalHandlers;
let lambda: Stub;
const invoked: unknown[] = [];

beforeAll(async () => {
  lambda = await startStub((_request, response, body) => {
    invoked.push(JSON.parse(body));
    response.writeHead(202).end();
  });
  handlers = await startHandlers({ AWS_ENDPOINT_URL_LAMBDA: lambda.url });
});
afterAll(async () => {
  await handlers.stop();
  lambda.stop();
});

const fill = async (userId: string, looks: number, uploads: number): Promise<void> => {
  const { client, name: table } = handlers.table;
  const at = (index: number): string => new Date(Date.UTC(2026, 10, 1) + index * 1_000).toISOString();
  const lookItems = Array.from({ length: looks }, (_, index) =>
    toItem(aLook({ userId, uploadId: randomUUID(), createdAt: at(index) }), undefined),
  );
  const uploadItems = Array.from({ length: uploads }, (_, index) => {
    const uploadId = randomUUID();
    const rest = { objectKey: `selfies/${uploadId}.jpg`, contentType: 'image/jpeg', preferences: {}, attempts: 0 };
    const times = { createdAt: at(index), updatedAt: at(index), urlExpiresAt: at(index), ttl: 4_000_000_000 };
    return { uploadId, owner: ownerOf(userId), userId, status: 'ready' as const, ...rest, ...times };
  });
  await lookEntity({ client, table }).put(lookItems).go({ concurrent: 8 });
  await uploadEntity({ client, table }).put(uploadItems).go({ concurrent: 8 });
};

const erase = (sub: string, context: Partial<Context> = within(28)): Promise<APIGatewayProxyResult> => {
  const event = anApiEvent({
    sub,
    httpMethod: 'DELETE',
    resource: '/users/{userId}',
    pathParameters: { userId: 'me' },
  });
  return handlers.call('erase-user', event, context);
};

/** An invocation that began now and has this long. */
const within = (seconds: number): Partial<Context> => {
  const end = Date.now() + seconds * 1_000;
  return { getRemainingTimeInMillis: () => end - Date.now() };
};

/** An invocation whose time is nearly up when it has been asked for it that many times: enough for the last writes. */
const forChecks = (checks: number): Partial<Context> => {
  let left = checks;
  return { getRemainingTimeInMillis: () => ((left -= 1) < 0 ? 2_000 : 28_000) };
};

const rowsOf = async (userId: string): Promise<number> => {
  const { sdk, name: TableName } = handlers.table;
  let count = 0;
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const filter = { FilterExpression: 'userId = :user', ExpressionAttributeValues: { ':user': userId } };
    const page = await sdk.send(new ScanCommand({ TableName, Select: 'COUNT', ...filter, ExclusiveStartKey }));
    count += page.Count ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return count;
};

describe('Erasing a user', () => {
  it(
    'goes on by itself after 202, and ends with a receipt that counts everything',
    async () => {
      const userId = randomUUID();
      await fill(userId, LOOKS, UPLOADS);
      const started = performance.now();

      const first = await erase(userId, forChecks(60));
      const afterRequest = performance.now();
      await handlers.invoke('continue-erasure', invoked.at(-1), within(900));
      const ended = performance.now();
      const last = await erase(userId);

      expect(bodyOf(first)).toMatchObject({ userId, status: 'erasing', retryAfterSeconds: 5 });
      expect(bodyOf(first)['erased']).not.toMatchObject({ uploads: 0 });
      expect(first).toMatchObject({ statusCode: 202, headers: { 'retry-after': '5', location: '/dev/users/me' } });
      expect(invoked.at(-1)).toEqual({ userId, account: false });
      expect(bodyOf(last)).toMatchObject({ erased: { looks: LOOKS, uploads: UPLOADS, selfies: 0, user: 0 }, left: 0 });
      expect(await rowsOf(userId)).toBe(0);
      const seconds = (from: number, to: number): string => ((to - from) / 1_000).toFixed(1);
      process.stdout.write(
        `${LOOKS} looks and ${UPLOADS} uploads on dynalite: 202 after ${seconds(started, afterRequest)} s with ` +
          `${JSON.stringify(bodyOf(first)['erased'])}, the rest in ${seconds(afterRequest, ended)} s\n`,
      );
    },
    SLOW,
  );

  it('gives the same receipt again, and a new one once there was something to erase again', async () => {
    const userId = randomUUID();
    await fill(userId, 3, 1);
    const first = bodyOf(await erase(userId));

    expect(bodyOf(await erase(userId))).toEqual(first);

    await fill(userId, 1, 0);
    expect(bodyOf(await erase(userId))).toMatchObject({ erased: { looks: 1, uploads: 0 }, left: 0 });
  });

  it('fails the function that goes on while rows are left, so that Lambda runs it again', async () => {
    const userId = randomUUID();
    await fill(userId, 3, 0);
    const job = { userId, account: false };

    await expect(handlers.invoke('continue-erasure', job, within(2))).rejects.toThrow('not ended yet');
    await expect(handlers.invoke('continue-erasure', job, within(900))).resolves.toBeUndefined();
    expect(await rowsOf(userId)).toBe(0);
  });
});
