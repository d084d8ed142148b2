/** Where a stage is: its table, its AR assets bucket and clients for both. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readStack } from '../../dev/local-cloud/stack-file.ts';
import { CREDENTIALS } from '../../dev/local-cloud/settings.ts';
import { createS3Client } from '../../src/lib/adapters/aws/bucket.ts';
import { createDocumentClient } from './document-client.ts';

export interface Stage {
  readonly name: string;
  readonly tableName: string;
  readonly arAssetsBucket: string;
  readonly table: DynamoDBDocumentClient;
  readonly s3: S3Client;
}

/** The `service` of serverless.yml: a deployed stage is the stack `<service>-<stage>`. */
export const SERVICE = 'glamai';
export const DEFAULT_REGION = 'us-east-1';

const localStage = async (): Promise<Stage> => {
  const stack = await readStack(process.env['LOCAL_STATE_DIR'] ?? '.local');
  if (!stack) throw new Error('The local cloud is not running. Start it with `npm run dev`.');
  const shared = { region: stack.region, credentials: CREDENTIALS };
  return {
    name: 'local',
    tableName: stack.tableName,
    arAssetsBucket: stack.arAssetsBucket,
    table: createDocumentClient({ ...shared, endpoint: stack.dynamodbEndpoint }),
    s3: createS3Client({ ...shared, endpoint: stack.s3Endpoint, forcePathStyle: true }),
  };
};

export const readOutputs = async (stackName: string, region: string): Promise<ReadonlyMap<string, string>> => {
  const client = new CloudFormationClient({ region });
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const outputs = Stacks?.[0]?.Outputs ?? [];
    return new Map(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
  } finally {
    client.destroy();
  }
};

const deployedStage = async (name: string, region: string): Promise<Stage> => {
  const stackName = `${SERVICE}-${name}`;
  const outputs = await readOutputs(stackName, region);
  const output = (key: string): string => {
    const value = outputs.get(key);
    if (value === undefined) throw new Error(`The stack ${stackName} has no output ${key}`);
    return value;
  };
  return {
    name,
    tableName: output('TableName'),
    arAssetsBucket: output('ArAssetsBucket'),
    table: createDocumentClient({ region }),
    s3: createS3Client({ region }),
  };
};

/** `local` is the running local cloud; any other name is a deployed stack, found by its outputs. */
export const findStage = (name: string, region?: string): Promise<Stage> =>
  name === 'local' ? localStage() : deployedStage(name, region ?? process.env['AWS_REGION'] ?? DEFAULT_REGION);

export const closeStage = ({ table, s3 }: Stage): void => {
  table.destroy();
  s3.destroy();
};
