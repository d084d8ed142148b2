/** Reads and changes rows of the running cloud: what no answer tells, and what would otherwise need days to pass. */
import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { lookEntity } from '../../src/entities/look.ts';
import { ownerOf } from '../../src/entities/shapes.ts';
import { idempotencyEntity } from '../../src/entities/idempotency.ts';
import { uploadEntity } from '../../src/entities/upload.ts';
import { userEntity } from '../../src/entities/user.ts';
import { credentials, stack } from '../cloud/cloud.ts';

type Key = Record<string, unknown>;

/** Longer than any suite runs. */
const LONG_MS = 3_600_000;

interface Row {
  readonly TableName: string;
  readonly Key: Key;
}
type KeyOf = (table: { readonly client: DynamoDBDocumentClient; readonly table: string }) => Key;

const onTable = async <T>(keyOf: KeyOf, run: (client: DynamoDBDocumentClient, row: Row) => Promise<T>): Promise<T> => {
  const sdk = new DynamoDBClient({ endpoint: stack.dynamodbEndpoint, region: stack.region, credentials });
  const client = DynamoDBDocumentClient.from(sdk);
  try {
    return await run(client, { TableName: stack.tableName, Key: keyOf({ client, table: stack.tableName }) });
  } finally {
    sdk.destroy();
  }
};

const setAttributes = async (keyOf: KeyOf, values: Key): Promise<void> => {
  const names = Object.keys(values);
  const change = {
    UpdateExpression: `SET ${names.map((_, index) => `#${index} = :${index}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(names.map((name, index) => [`:${index}`, values[name]])),
    ConditionExpression: 'attribute_exists(pk)',
  };
  await onTable(keyOf, (client, row) => client.send(new UpdateCommand({ ...row, ...change })));
};

const upload =
  (uploadId: string): KeyOf =>
  (table) =>
    uploadEntity(table).get({ uploadId }).params<{ Key: Key }>().Key;

export const readUpload = async (uploadId: string): Promise<Key> => {
  const { Item = {} } = await onTable(upload(uploadId), (client, row) => client.send(new GetCommand(row)));
  return Item;
};

export const setOfUpload = (uploadId: string, values: Key): Promise<void> => setAttributes(upload(uploadId), values);

/** As if the function that answers the request were still at it. */
export const reopenRequest = async (userId: string, route: string, key: string): Promise<void> => {
  const text = `idempotency:${userId}:${route}:${key}`;
  const requestKey = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const change = {
    UpdateExpression: 'SET #until = :until REMOVE endedAt',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':until': Date.now() + LONG_MS },
    ConditionExpression: 'attribute_exists(endedAt)',
  };
  const keyOf: KeyOf = (table) =>
    idempotencyEntity(table)
      .get({ owner: ownerOf(userId), requestKey })
      .params<{ Key: Key }>().Key;
  await onTable(keyOf, (client, row) => client.send(new UpdateCommand({ ...row, ...change })));
};

export const setOfLook = (userId: string, uploadId: string, values: Key): Promise<void> =>
  setAttributes(
    (table) =>
      lookEntity(table)
        .get({ owner: ownerOf(userId), uploadId })
        .params<{ Key: Key }>().Key,
    values,
  );

export const setOfUser = (userId: string, values: Key): Promise<void> =>
  setAttributes(
    (table) =>
      userEntity(table)
        .get({ owner: ownerOf(userId) })
        .params<{ Key: Key }>().Key,
    values,
  );
