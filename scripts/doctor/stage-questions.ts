/** What the doctor asks AWS about a stage's functions and pool, and about the region's quotas. */
import { CognitoIdentityProviderClient, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  GetAccountSettingsCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  type LambdaClientConfig,
} from '@aws-sdk/client-lambda';
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { Aws } from './aws.ts';

type Questions = Pick<Aws, 'secretId' | 'sendsBySes' | 'concurrency' | 'detectFacesPerSecond'>;

const detectFacesQuota = async (client: ServiceQuotasClient, NextToken?: string): Promise<number | undefined> => {
  const page = { ServiceCode: 'rekognition', MaxResults: 100, ...(NextToken !== undefined && { NextToken }) };
  const { Quotas = [], NextToken: next } = await client.send(new ListServiceQuotasCommand(page));
  const found = Quotas.find(({ QuotaName = '' }) => /\bDetectFaces\b/.test(QuotaName));
  return found !== undefined || next === undefined ? found?.Value : detectFacesQuota(client, next);
};

export const stageQuestions = (shared: LambdaClientConfig): Questions => ({
  secretId: async (stage) => {
    const FunctionName = `glamai-${stage}-analyze`;
    const { Environment } = await new LambdaClient(shared).send(new GetFunctionConfigurationCommand({ FunctionName }));
    return Environment?.Variables?.['OPENAI_SECRET_ID'] ?? '';
  },
  sendsBySes: async (UserPoolId) => {
    const client = new CognitoIdentityProviderClient(shared);
    const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
    return UserPool?.EmailConfiguration?.EmailSendingAccount === 'DEVELOPER';
  },
  concurrency: async () => {
    const { AccountLimit } = await new LambdaClient(shared).send(new GetAccountSettingsCommand({}));
    return AccountLimit?.ConcurrentExecutions ?? 0;
  },
  detectFacesPerSecond: () => detectFacesQuota(new ServiceQuotasClient(shared)),
});
