/** A table in memory, made from resources/table.yml, on a loopback port of its own. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, type CreateTableCommandInput, DeleteTableCommand } from '@aws-sdk/client-dynamodb';
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
import dynalite from 'dynalite';
import { parse } from 'yaml';
import { checkedEngine } from './aws/checked-dynamodb.ts';
import { createDocumentClient } from '../scripts/seed/document-client.ts';
import { createTableClient, type TableClient, type TableClientOptions } from '../src/lib/adapters/table/client.ts';

export interface TestTable {
  /** The service's own. */
  readonly client: TableClient;
  /** For what the service never does: scans, tables. */
  readonly sdk: DynamoDBDocumentClient;
  readonly name: string;
  readonly endpoint: string;
  stop(): Promise<void>;
}

const template = parse(readFileSync(new URL('../resources/table.yml', import.meta.url), 'utf8')) as {
  readonly Resources: { readonly UserFacesTable: { readonly Properties: CreateTableCommandInput } };
};

const KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };
const REGION = 'us-east-1';
/** Patient with a busy machine. Milliseconds. */
const PATIENCE = 30_000;

/** A client for the loopback endpoint; the keys are of no account anywhere. */
export const clientFor = (endpoint: string, options: Omit<TableClientOptions, 'env'> = {}): TableClient =>
  createTableClient({
    env: {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    },
    requestTimeoutMs: PATIENCE,
    ...options,
  });

/** The SDK's own client in the place of ours: `TEST_DYNAMODB_CLIENT=sdk` runs every test of the stores against it. */
const COMMANDS = {
  get: GetCommand,
  put: PutCommand,
  update: UpdateCommand,
  delete: DeleteCommand,
  query: QueryCommand,
  batchGet: BatchGetCommand,
  batchWrite: BatchWriteCommand,
};

/** What it has beside is ours: ElectroDB asks for more methods than it calls. */
export const sdkTableClient = (sdk: DynamoDBDocumentClient, ours: TableClient): TableClient => {
  const methods = Object.entries(COMMANDS).map(([name, Command]) => [
    name,
    (input: never) => ({ promise: () => sdk.send(new Command(input) as GetCommand) }),
  ]);
  return { ...ours, ...Object.fromEntries(methods) } as TableClient;
};

interface Engine {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Another engine than dynalite, such as the real DynamoDB Local: `TEST_DYNAMODB_ENDPOINT=http://127.0.0.1:8000`. */
const otherEngine = (endpoint: string): Engine => ({ endpoint, stop: () => Promise.resolve() });

const startDynalite = async (): Promise<Engine> => {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
  };
};

/** Old engines know no on-demand tables; none in memory throttles. */
const THROUGHPUT = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };

const createTable = async (client: DynamoDBDocumentClient, name: string): Promise<void> => {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = template.Resources.UserFacesTable.Properties;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map((index) => ({ ...index, ProvisionedThroughput: THROUGHPUT })),
      ProvisionedThroughput: THROUGHPUT,
    }),
  );
};

export const startTable = async (): Promise<TestTable> => {
  const other = process.env['TEST_DYNAMODB_ENDPOINT'];
  const engine = await checkedEngine(other === undefined ? await startDynalite() : otherEngine(other));
  const sdk = createDocumentClient({
    endpoint: engine.endpoint,
    region: REGION,
    credentials: KEYS,
    requestHandler: { requestTimeout: PATIENCE },
  });
  const ours = clientFor(engine.endpoint);
  const client = process.env['TEST_DYNAMODB_CLIENT'] === 'sdk' ? sdkTableClient(sdk, ours) : ours;
  const name = `glamai-test-${randomUUID()}`;
  await createTable(sdk, name);
  return {
    client,
    sdk,
    name,
    endpoint: engine.endpoint,
    stop: async () => {
      await sdk.send(new DeleteTableCommand({ TableName: name }));
      sdk.destroy();
      client.destroy();
      await engine.stop();
    },
  };
};
