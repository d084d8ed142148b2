/** What a local cloud holds, as a stranger with its whole table and bucket would read it. */
import { inflateRawSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { lookEntity } from '../../../src/entities/look.ts';
import { presetEntity } from '../../../src/entities/preset.ts';
import { ownerOf, type TableBinding } from '../../../src/entities/shapes.ts';
import type { OwnCloud } from './own-cloud.ts';

const onTable = async <T>(cloud: OwnCloud, run: (client: DynamoDBDocumentClient) => Promise<T>): Promise<T> => {
  const { dynamodbEndpoint: endpoint, region } = cloud.stack;
  const client = new DynamoDBClient({ endpoint, region, credentials: cloud.credentials });
  try {
    return await run(DynamoDBDocumentClient.from(client));
  } finally {
    client.destroy();
  }
};

/** Deflated attributes are read as what they hold. */
const readable = (bytes: Uint8Array): string => {
  try {
    return inflateRawSync(bytes).toString();
  } catch {
    return Buffer.from(bytes).toString('base64');
  }
};

/** Every row but the catalogue, which is nobody's. */
export const rowsAsText = (cloud: OwnCloud): Promise<string> =>
  onTable(cloud, async (client) => {
    const items: unknown[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName: cloud.stack.tableName, ExclusiveStartKey }));
      items.push(...(page.Items ?? []).filter((item) => !['product', 'preset'].includes(String(item['__edb_e__']))));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    const plain = (_key: string, value: unknown) =>
      (value instanceof Uint8Array ? JSON.parse(quoted(value)) : value) as unknown;
    return JSON.stringify(items, plain);
  });

const quoted = (bytes: Uint8Array): string => {
  const text = readable(bytes);
  return text.startsWith('{') ? text : JSON.stringify(text);
};

/** A look, or a preset. */
type RowId = { readonly userId: string; readonly uploadId: string } | { readonly presetId: string };
interface Keyed {
  readonly Key: Record<string, unknown>;
}

const keyOf = (binding: TableBinding, row: RowId): Keyed =>
  'presetId' in row
    ? presetEntity(binding).get(row).params<Keyed>()
    : lookEntity(binding)
        .get({ owner: ownerOf(row.userId), uploadId: row.uploadId })
        .params<Keyed>();

export const setAttribute = async (cloud: OwnCloud, row: RowId, name: string, value: unknown): Promise<void> => {
  await onTable(cloud, async (client) => {
    const { tableName } = cloud.stack;
    const { Key } = keyOf({ client, table: tableName }, row);
    await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key,
        UpdateExpression: 'SET #name = :value',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: { ':value': value },
        ConditionExpression: 'attribute_exists(#name)',
      }),
    );
  });
};

/** Keys of what lies in the selfies bucket. */
export const selfiesOf = async ({ stack, credentials }: OwnCloud): Promise<string[]> => {
  const { s3Endpoint: endpoint, region, selfiesBucket: Bucket } = stack;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  client.destroy();
  return Contents.map(({ Key = '' }) => Key);
};
