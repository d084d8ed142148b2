/** Rows of an attacked stage by their keys, for what no request can do to them. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { lookEntity } from '../../src/entities/look.ts';
import { ownerOf } from '../../src/entities/shapes.ts';
import { uploadEntity } from '../../src/entities/upload.ts';
import { userEntity } from '../../src/entities/user.ts';
import type { TestTable } from '../../testing/dynamodb.ts';

type Key = Record<string, unknown>;

export const rowsIn = ({ client, sdk, name: table }: TestTable) => ({
  look: (userId: string, uploadId: string): Key =>
    lookEntity({ client, table })
      .get({ owner: ownerOf(userId), uploadId })
      .params<{ Key: Key }>().Key,
  upload: (uploadId: string): Key => uploadEntity({ client, table }).get({ uploadId }).params<{ Key: Key }>().Key,
  user: (userId: string): Key =>
    userEntity({ client, table })
      .get({ owner: ownerOf(userId) })
      .params<{ Key: Key }>().Key,
  set: async (key: Key, name: string, value: unknown): Promise<void> => {
    const values = { ExpressionAttributeNames: { '#name': name }, ExpressionAttributeValues: { ':value': value } };
    await sdk.send(
      new UpdateCommand({ TableName: table, Key: key, UpdateExpression: 'SET #name = :value', ...values }),
    );
  },
});
