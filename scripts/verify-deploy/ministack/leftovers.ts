/** What a stage has left outside its stack: the things that would be in the way of another deployment, or that it shall keep. */
import { CognitoIdentityProviderClient, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { S3Client, DeleteObjectsCommand, ListBucketsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CREDENTIALS, type StandIn } from '../stand-in.ts';

const settings = ({ endpoint, region }: StandIn) => ({ endpoint, region, credentials: CREDENTIALS });

const names = (list: readonly (string | undefined)[] = []): string[] => list.map((name) => name ?? '').sort();

export interface Leftovers {
  readonly tables: readonly string[];
  readonly pools: readonly string[];
  readonly secrets: readonly string[];
  /** But osls's own, whose names are never the same. */
  readonly buckets: readonly string[];
}

export const leftoversOf = async (aws: StandIn): Promise<Leftovers> => {
  const { TableNames } = await new DynamoDBClient(settings(aws)).send(new ListTablesCommand({}));
  const pools = new CognitoIdentityProviderClient(settings(aws));
  const { UserPools } = await pools.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  const { SecretList } = await new SecretsManagerClient(settings(aws)).send(new ListSecretsCommand({}));
  const { Buckets } = await new S3Client(settings(aws)).send(new ListBucketsCommand({}));
  return {
    tables: names(TableNames),
    pools: names(UserPools?.map(({ Name }) => Name)),
    secrets: names(SecretList?.map(({ Name }) => Name)),
    buckets: names(Buckets?.map(({ Name }) => Name)).filter((name) => !name.includes('serverlessdeployment')),
  };
};

/** As `aws s3 rm --recursive` does. */
export const emptyBuckets = async (aws: StandIn, buckets: readonly string[]): Promise<void> => {
  const s3 = new S3Client(settings(aws));
  for (const Bucket of buckets) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    const Objects = Contents.map(({ Key = '' }) => ({ Key }));
    if (Objects.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
};
