/** A table in memory, made from resources/table.yml, on a loopback port of its own. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { parse } from 'yaml';
import { createTableClient } from '../../src/lib/adapters/dynamodb.ts';

export interface TestTable {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  readonly endpoint: string;
  stop(): Promise<void>;
}

export const NAME = 'glamai-test-UserFaces';

const template = parse(readFileSync(new URL('../../resources/table.yml', import.meta.url), 'utf8')) as {
  readonly Resources: { readonly UserFacesTable: { readonly Properties: CreateTableCommandInput } };
};

/** A client for the loopback endpoint; the keys are of no account anywhere. */
export const clientFor = (endpoint: string): DynamoDBDocumentClient =>
  createTableClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

export const startTable = async (): Promise<TestTable> => {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = clientFor(endpoint);
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = template.Resources.UserFacesTable.Properties;
  await client.send(
    new CreateTableCommand({
      TableName: NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes,
    }),
  );
  return {
    client,
    name: NAME,
    endpoint,
    stop: () =>
      new Promise<void>((resolve, reject) => {
        client.destroy();
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
  };
};
