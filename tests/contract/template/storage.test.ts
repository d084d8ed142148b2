/** What the packaged template says about buckets, the table, the secret and the user pool. */
import { describe, expect, it } from '@jest/globals';
import { readTemplate, type Resource, STAGES } from '../../../testing/packages/packages.ts';
import { lambdaId, named, ofType, roleId } from '../../../testing/packages/template.ts';

const ORIGINS = {
  dev: ['https://dev.glamai.app', 'http://localhost:5173'],
  prod: ['https://app.glamai.app'],
} as const;

const BUCKETS = [
  ['S3BucketSelfies', 'SelfiesBucketPolicy'],
  ['ArAssetsBucket', 'ArAssetsBucketPolicy'],
] as const;

describe.each(STAGES)('What stage %s stores', (stage) => {
  const template = readTemplate(stage);

  it.each(BUCKETS)('lies in %s private, encrypted and without ACLs', (bucket, _policy) => {
    expect(named(template, bucket).Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    expect(named(template, bucket).Properties).not.toHaveProperty('AccessControl');
  });

  it.each(BUCKETS)('travels to and from %s over TLS only', (bucket, policy) => {
    const { Bucket, PolicyDocument } = named(template, policy).Properties as {
      Bucket: unknown;
      PolicyDocument: { Statement: readonly Record<string, unknown>[] };
    };
    expect(Bucket).toEqual({ Ref: bucket });
    const name = bucketName(named(template, bucket));
    expect(PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [
          { 'Fn::Sub': `arn:\${AWS::Partition}:s3:::${name}` },
          { 'Fn::Sub': `arn:\${AWS::Partition}:s3:::${name}/*` },
        ],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  it('covers every bucket of the service', () => {
    const buckets = ofType(template, 'AWS::S3::Bucket').map(([name]) => name);
    expect(buckets.sort()).toEqual([...BUCKETS.map(([name]) => name), 'ServerlessDeploymentBucket'].sort());
  });

  it('ends each bucket name with the account, so that two deployers never want the same', () => {
    for (const [bucket] of BUCKETS) expect(bucketName(named(template, bucket))).toMatch(/-\$\{AWS::AccountId\}$/);
    expect(JSON.stringify(template)).not.toMatch(/-(selfies|ar-assets|access-logs)-account\b/);
  });

  it('keeps no log of who fetched what from a bucket', () => {
    expect(JSON.stringify(template)).not.toMatch(/LoggingConfiguration|AccessLogsBucket/);
  });

  // S3 rounds a day up to the next midnight in UTC, so it can be two.
  it('forgets a selfie one day after its upload, by S3’s way of counting', () => {
    expect(named(template, 'S3BucketSelfies').Properties['LifecycleConfiguration']).toEqual({
      Rules: [
        {
          Id: 'selfies-1-day',
          Status: 'Enabled',
          ExpirationInDays: 1,
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        },
      ],
    });
    // A versioned bucket would keep what was deleted.
    expect(named(template, 'S3BucketSelfies').Properties).not.toHaveProperty('VersioningConfiguration');
  });

  it('takes selfies from the origins of the stage only', () => {
    expect(named(template, 'S3BucketSelfies').Properties['CorsConfiguration']).toEqual({
      CorsRules: [
        {
          AllowedOrigins: ORIGINS[stage],
          AllowedMethods: ['PUT'],
          AllowedHeaders: ['content-type', 'if-none-match'],
          MaxAge: 3600,
        },
      ],
    });
  });

  it('starts the analysis only for objects under selfies/', () => {
    expect(named(template, 'S3BucketSelfies').Properties['NotificationConfiguration']).toMatchObject({
      LambdaConfigurations: [
        { Event: 's3:ObjectCreated:*', Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'selfies/' }] } } },
      ],
    });
  });

  it('names its buckets literally, so that no function and bucket wait for each other', () => {
    for (const [bucket] of BUCKETS) {
      const name = bucketName(named(template, bucket)).replace('${AWS::AccountId}', '123456789012');
      expect(name).toMatch(/^[a-z0-9-]{3,63}$/);
    }
    const starting = [lambdaId('analyze-on-upload'), roleId('analyze-on-upload')].map((name) => named(template, name));
    expect(JSON.stringify(starting)).not.toMatch(/"(Ref|Fn::GetAtt)":\[?"S3BucketSelfies"/);
  });

  it('keeps rows in an encrypted table with point-in-time recovery and expiry', () => {
    expect(named(template, 'UserFacesTable').Properties).toMatchObject({
      TableName: `glamai-${stage}-UserFaces`,
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
    // Always encrypted; with a specification by a key that is billed.
    expect(named(template, 'UserFacesTable').Properties).not.toHaveProperty('SSESpecification');
  });

  it.each(['UserFacesTable', 'UserPool', 'OpenAiSecret'])(
    'goes with a failed first deployment, so that the next one finds no %s in its way',
    (name) => {
      expect(named(template, name).DeletionPolicy).toBe(stage === 'prod' ? 'RetainExceptOnCreate' : 'Delete');
      expect(named(template, name).UpdateReplacePolicy).toBe('Retain');
    },
  );

  it('is not protected from deletion before the stage is launched', () => {
    expect(named(template, 'UserFacesTable').Properties['DeletionProtectionEnabled']).toBe(false);
    expect(named(template, 'UserPool').Properties['DeletionProtection']).toBe('INACTIVE');
  });

  it('knows users by their address however it is capitalised, in the cheapest tier that does', () => {
    expect(named(template, 'UserPool').Properties).toMatchObject({
      UsernameConfiguration: { CaseSensitive: false },
      UsernameAttributes: ['email'],
      UserPoolTier: 'LITE',
    });
  });

  it('holds the model key in a secret without a value', () => {
    expect(named(template, 'OpenAiSecret').Properties).toMatchObject({ Name: `glamai/${stage}/openai` });
    expect(named(template, 'OpenAiSecret').Properties).not.toHaveProperty('SecretString');
  });

  it('signs users in by a client without a secret that does not tell who exists', () => {
    expect(named(template, 'UserPoolClient').Properties).toMatchObject({
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    });
    const flows = named(template, 'UserPoolClient').Properties['ExplicitAuthFlows'] as string[];
    expect(flows.includes('ALLOW_USER_PASSWORD_AUTH')).toBe(stage !== 'prod');
  });

  it.each(['ApiUrl', 'Region', 'UserPoolId', 'UserPoolClientId', 'TableName', 'SelfiesBucket', 'ArAssetsBucket'])(
    'is found by the output %s',
    (output) => {
      expect(template.Outputs).toHaveProperty(output);
    },
  );
});

const bucketName = ({ Properties }: Resource): string => (Properties['BucketName'] as { 'Fn::Sub': string })['Fn::Sub'];
