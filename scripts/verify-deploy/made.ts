/** What AWS, or what stands in for it, says it has: read through the SDK, one function per kind of thing. */
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
import type { StandIn } from './stand-in.ts';

/** Everything the SDK needs to reach it. */
const settings = ({ endpoint, region }: StandIn) => ({
  endpoint,
  region,
  credentials: { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' },
});

/** Logical id -> physical id. */
export const madeResources = async (aws: StandIn, StackName: string): Promise<Map<string, string>> => {
  const client = new CloudFormationClient(settings(aws));
  const { StackResourceSummaries = [] } = await client.send(new ListStackResourcesCommand({ StackName }));
  return new Map(
    StackResourceSummaries.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  );
};

export const madeOutputs = async (aws: StandIn, StackName: string): Promise<Map<string, string>> => {
  const client = new CloudFormationClient(settings(aws));
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  return new Map((Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
};

export const madeTable = async (aws: StandIn, TableName: string): Promise<TableDescription> => {
  const { Table } = await new DynamoDBClient(settings(aws)).send(new DescribeTableCommand({ TableName }));
  return Table ?? {};
};

export const madeFunction = async (aws: StandIn, FunctionName: string): Promise<FunctionConfiguration> => {
  const { Configuration } = await new LambdaClient(settings(aws)).send(new GetFunctionCommand({ FunctionName }));
  return Configuration ?? {};
};

export interface MadeStatement {
  readonly Action: string | readonly string[];
}

export const madeStatements = async (aws: StandIn, RoleName: string): Promise<MadeStatement[]> => {
  const client = new IAMClient(settings(aws));
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

export const madeApi = async (aws: StandIn, restApiId: string, stageName: string): Promise<MadeApi> => {
  const client = new APIGatewayClient(settings(aws));
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

export const madeAlarms = async (aws: StandIn): Promise<Map<string, readonly string[]>> => {
  const { MetricAlarms = [] } = await new CloudWatchClient(settings(aws)).send(new DescribeAlarmsCommand({}));
  return new Map(MetricAlarms.map(({ AlarmName = '', AlarmActions = [] }) => [AlarmName, AlarmActions]));
};

/** The sign-in flows of the app client. */
export const madeAuthFlows = async (aws: StandIn, UserPoolId: string, ClientId: string): Promise<readonly string[]> => {
  const client = new CognitoIdentityProviderClient(settings(aws));
  const { UserPoolClient } = await client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return UserPoolClient?.ExplicitAuthFlows ?? [];
};

export const madeQueueAttributes = async (aws: StandIn, QueueUrl: string): Promise<Record<string, string>> => {
  const client = new SQSClient(settings(aws));
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return Attributes;
};

export const madeSecretName = async (aws: StandIn, SecretId: string): Promise<string | undefined> => {
  const { Name } = await new SecretsManagerClient(settings(aws)).send(new DescribeSecretCommand({ SecretId }));
  return Name;
};
