/** What AWS, or moto in its place, says it has: read through the SDK, one function per kind of thing. */
import {
  APIGatewayClient,
  GetAuthorizersCommand,
  GetResourcesCommand,
  GetStageCommand,
} from '@aws-sdk/client-api-gateway';
import { CloudFormationClient, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DescribeTableCommand, DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb';
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import { GetFunctionCommand, type FunctionConfiguration, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Moto } from './moto.ts';

/** Everything the SDK needs to reach moto. */
const settings = ({ endpoint, region }: Moto) => ({
  endpoint,
  region,
  credentials: { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' },
});

/** Logical id -> physical id. */
export const madeResources = async (moto: Moto, StackName: string): Promise<Map<string, string>> => {
  const client = new CloudFormationClient(settings(moto));
  const { StackResourceSummaries = [] } = await client.send(new ListStackResourcesCommand({ StackName }));
  return new Map(
    StackResourceSummaries.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  );
};

export const madeOutputs = async (moto: Moto, StackName: string): Promise<Map<string, string>> => {
  const client = new CloudFormationClient(settings(moto));
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  return new Map((Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
};

export const madeTable = async (moto: Moto, TableName: string): Promise<TableDescription> => {
  const { Table } = await new DynamoDBClient(settings(moto)).send(new DescribeTableCommand({ TableName }));
  return Table ?? {};
};

export const madeFunction = async (moto: Moto, FunctionName: string): Promise<FunctionConfiguration> => {
  const { Configuration } = await new LambdaClient(settings(moto)).send(new GetFunctionCommand({ FunctionName }));
  return Configuration ?? {};
};

export interface MadeStatement {
  readonly Action: string | readonly string[];
}

export const madeStatements = async (moto: Moto, RoleName: string): Promise<MadeStatement[]> => {
  const client = new IAMClient(settings(moto));
  const { PolicyNames = [] } = await client.send(new ListRolePoliciesCommand({ RoleName }));
  const policies = await Promise.all(
    PolicyNames.map((PolicyName) => client.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
  );
  return policies.flatMap(({ PolicyDocument = '{}' }) => {
    const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: MadeStatement[] };
    return Statement;
  });
};

export interface MadeApi {
  /** `GET /health`, preflights included. */
  readonly methods: readonly string[];
  readonly authorizers: readonly { readonly name: string; readonly pools: readonly string[] }[];
  readonly tracing: boolean;
}

export const madeApi = async (moto: Moto, restApiId: string, stageName: string): Promise<MadeApi> => {
  const client = new APIGatewayClient(settings(moto));
  const { items: resources = [] } = await client.send(
    new GetResourcesCommand({ restApiId, limit: 500, embed: ['methods'] }),
  );
  const { items: authorizers = [] } = await client.send(new GetAuthorizersCommand({ restApiId }));
  const { tracingEnabled = false } = await client.send(new GetStageCommand({ restApiId, stageName }));
  return {
    methods: resources.flatMap(({ path = '', resourceMethods = {} }) =>
      Object.keys(resourceMethods).map((method) => `${method} ${path}`),
    ),
    authorizers: authorizers.map(({ name = '', providerARNs: pools = [] }) => ({ name, pools })),
    tracing: tracingEnabled,
  };
};

export const madeAlarms = async (moto: Moto): Promise<Map<string, readonly string[]>> => {
  const { MetricAlarms = [] } = await new CloudWatchClient(settings(moto)).send(new DescribeAlarmsCommand({}));
  return new Map(MetricAlarms.map(({ AlarmName = '', AlarmActions = [] }) => [AlarmName, AlarmActions]));
};

/** The sign-in flows of the app client. */
export const madeAuthFlows = async (moto: Moto, UserPoolId: string, ClientId: string): Promise<readonly string[]> => {
  const client = new CognitoIdentityProviderClient(settings(moto));
  const { UserPoolClient } = await client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return UserPoolClient?.ExplicitAuthFlows ?? [];
};

export const madeQueueAttributes = async (moto: Moto, QueueUrl: string): Promise<Record<string, string>> => {
  const client = new SQSClient(settings(moto));
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return Attributes;
};

export const madeSecretName = async (moto: Moto, SecretId: string): Promise<string | undefined> => {
  const { Name } = await new SecretsManagerClient(settings(moto)).send(new DescribeSecretCommand({ SecretId }));
  return Name;
};
