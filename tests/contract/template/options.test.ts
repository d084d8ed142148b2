/** What a stage gets only when its parameters ask for it, applied to the packaged template. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { dropAccessLogs } from '../../../infra/options/access-logs.ts';
import { mailAlarms } from '../../../infra/options/alarm-email.ts';
import { addDomain } from '../../../infra/options/custom-domain.ts';
import { useExistingPool } from '../../../infra/options/existing-pool.ts';
import { forgetModel } from '../../../infra/options/no-model.ts';
import { applyOptions } from '../../../infra/options/apply.ts';
import type { Values } from '../../../infra/parameters/stage-values.ts';
import type { Template as EditableTemplate } from '../../../infra/template.ts';
import { readTemplate, REPOSITORY, type Template } from '../../../testing/packages/packages.ts';
import { functionsOf, named, ofType, roleId, statementsOf } from '../../../testing/packages/template.ts';

const edited = (edit: (template: EditableTemplate) => void): Template => {
  const template = readTemplate('prod');
  edit(template as unknown as EditableTemplate);
  return template;
};

const POOL = { userPoolId: 'us-east-1_Abc123456', userPoolClientId: '1example23456789' };
const POOL_ARN = {
  'Fn::Sub': 'arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/us-east-1_Abc123456',
};

describe('An existing user pool', () => {
  const template = edited((found) => {
    useExistingPool(found, POOL);
  });

  it('stands in for the stack own pool everywhere', () => {
    expect(ofType(template, 'AWS::Cognito::UserPool')).toEqual([]);
    expect(ofType(template, 'AWS::Cognito::UserPoolClient')).toEqual([]);
    expect(JSON.stringify(template)).not.toMatch(/"(Ref|Fn::GetAtt)":\[?"UserPool(Client)?"/);
  });

  it('is asked by the authorizer and named by the outputs', () => {
    expect(named(template, 'UsersAuthorizer').Properties['ProviderARNs']).toEqual([POOL_ARN]);
    expect(template.Outputs).toMatchObject({
      UserPoolId: { Value: POOL.userPoolId },
      UserPoolClientId: { Value: POOL.userPoolClientId },
    });
  });

  it.each(['erase-user', 'continue-erasure'])('is where %s may remove an account', (key) => {
    const account = statementsOf(named(template, roleId(key))).filter(({ Action }) =>
      JSON.stringify(Action).includes('cognito-idp:AdminDeleteUser'),
    );
    expect(account.map(({ Resource }) => Resource)).toEqual([POOL_ARN]);
    const { resource } = functionsOf(template).find((found) => found.key === key)!;
    expect(resource.Properties['Environment']).toMatchObject({ Variables: { USER_POOL_ID: POOL.userPoolId } });
  });
});

describe('A custom domain', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';
  const template = edited((found) => {
    addDomain(found, { domainName: 'api.glamai.app', certificateArn });
  });

  it('is regional, as strict about TLS as the API, and mapped to its stage', () => {
    const { EndpointConfiguration, SecurityPolicy } = named(template, 'ApiGatewayRestApi').Properties;
    expect(named(template, 'ApiDomain').Properties).toMatchObject({
      DomainName: 'api.glamai.app',
      RegionalCertificateArn: certificateArn,
      EndpointConfiguration,
      SecurityPolicy,
    });
    expect(named(template, 'ApiDomainMapping').Properties).toMatchObject({
      DomainName: { Ref: 'ApiDomain' },
      RestApiId: { Ref: 'ApiGatewayRestApi' },
      Stage: { Ref: 'ApiGatewayStage' },
    });
  });

  it('is the address that the outputs give, with what DNS needs', () => {
    expect(template.Outputs).toMatchObject({
      ApiUrl: { Value: 'https://api.glamai.app' },
      ApiDomainTarget: { Value: { 'Fn::GetAtt': ['ApiDomain', 'RegionalDomainName'] } },
    });
  });
});

it('sends the alarms to an address that is given', () => {
  const template = edited((found) => {
    mailAlarms(found, 'ops@example.com');
  });

  expect(named(template, 'AlarmEmail').Properties).toEqual({
    TopicArn: { Ref: 'AlarmTopic' },
    Protocol: 'email',
    Endpoint: 'ops@example.com',
  });
});

const NAMES = { prefix: 'glamai-prod', secretId: 'glamai/prod/openai', buckets: [] };

/** The packaged template with the options that these parameters ask for. */
const withParameters = (values: Values): Template =>
  edited((found) => {
    applyOptions(found, { accessLogs: 'true', ...values }, NAMES);
  });

/** Both stages are packaged without the logs, so the resources are read as they are written. */
it('keeps S3’s access logs only where they are asked for: in a private bucket of their own, for 30 days', () => {
  const written = (): EditableTemplate =>
    parse(readFileSync(join(REPOSITORY, 'resources/buckets.yml'), 'utf8')) as EditableTemplate;
  const kept = written();
  const bucket = named(kept, 'AccessLogsBucket').Properties;

  expect(bucket['LifecycleConfiguration']).toMatchObject({ Rules: [{ Status: 'Enabled', ExpirationInDays: 30 }] });
  expect(bucket['PublicAccessBlockConfiguration']).toMatchObject({
    BlockPublicAcls: true,
    RestrictPublicBuckets: true,
  });
  expect(named(kept as Template, 'ArAssetsBucket').Properties['LoggingConfiguration']).toMatchObject({
    DestinationBucketName: { Ref: 'AccessLogsBucket' },
  });
  expect(JSON.stringify(named(kept as Template, 'AccessLogsBucketPolicy'))).toContain('logging.s3.amazonaws.com');

  const dropped = written();
  dropAccessLogs(dropped);
  expect(JSON.stringify(dropped.Resources)).not.toMatch(/AccessLogsBucket|LoggingConfiguration/);
  expect(Object.keys(dropped.Resources)).toContain('ArAssetsBucket');
});

it('sends the mails of its pool by SES where a sender is given', () => {
  const sesIdentityArn = 'arn:aws:ses:us-east-1:123456789012:identity/example.com';
  const template = withParameters({ sesIdentityArn, sesFrom: 'GlamAI <hello@example.com>' });

  expect(named(template, 'UserPool').Properties['EmailConfiguration']).toEqual({
    EmailSendingAccount: 'DEVELOPER',
    SourceArn: sesIdentityArn,
    From: 'GlamAI <hello@example.com>',
  });
});

it('protects table and pool from deletion once it is launched', () => {
  const template = withParameters({ launched: 'true' });

  expect(named(template, 'UserFacesTable').Properties['DeletionProtectionEnabled']).toBe(true);
  expect(named(template, 'UserPool').Properties['DeletionProtection']).toBe('ACTIVE');
});

it('protects the table where the pool is somebody else’s', () => {
  const template = withParameters({ launched: 'true', ...POOL });

  expect(named(template, 'UserFacesTable').Properties['DeletionProtectionEnabled']).toBe(true);
  expect(ofType(template, 'AWS::Cognito::UserPool')).toEqual([]);
});

it('takes tokens of the client that was named with an existing pool', () => {
  const { IdentityValidationExpression } = named(withParameters(POOL), 'UsersAuthorizer').Properties;

  expect(IdentityValidationExpression).toBe(POOL.userPoolClientId);
});

it('keeps concurrency for the analysis of uploads and for nothing else', () => {
  const reserved = functionsOf(withParameters({ analysisConcurrency: '25' })).flatMap(({ key, resource }) => {
    const executions = resource.Properties['ReservedConcurrentExecutions'];
    return executions === undefined ? [] : [[key, executions]];
  });

  expect(reserved).toEqual([['analyze-on-upload', 25]]);
});

describe('A secret of one’s own', () => {
  const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shared/openai-AbCdEf';
  const READERS = ['analyze', 'analyze-on-upload'];

  it.each([
    ['an ARN', ARN, [ARN, `${ARN}-??????`]],
    [
      'a name',
      'shared/openai',
      [
        {
          'Fn::Sub':
            'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:shared/openai-??????',
        },
      ],
    ],
  ])('given by %s can be read by the functions that call the model', (_by, openAiSecretId, arns) => {
    const template = withParameters({ openAiSecretId });
    for (const key of READERS) {
      const reading = statementsOf(named(template, roleId(key))).filter(({ Action }) =>
        JSON.stringify(Action).includes('secretsmanager:GetSecretValue'),
      );
      expect(reading.map(({ Resource }) => Resource)).toEqual([arns]);
    }
  });

  it('stands in for the one that the stack would make', () => {
    expect(withParameters({ openAiSecretId: ARN }).Resources).not.toHaveProperty('OpenAiSecret');
    expect(JSON.stringify(withParameters({ openAiSecretId: ARN }))).not.toContain('"Ref":"OpenAiSecret"');
    expect(withParameters({ openAiSecretId: 'glamai/prod/openai' }).Resources).toHaveProperty('OpenAiSecret');
  });
});

describe('The monthly budget', () => {
  it('of the account warns the alarms’ topic before it is used up', () => {
    const { Budget, NotificationsWithSubscribers } = named(readTemplate('prod'), 'MonthlyBudget').Properties;
    expect(Budget).toEqual({
      BudgetName: 'glamai-prod-monthly',
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 500, Unit: 'USD' },
    });
    const subscribers = [{ SubscriptionType: 'SNS', Address: { Ref: 'AlarmTopic' } }];
    expect(NotificationsWithSubscribers).toMatchObject([
      { Notification: { NotificationType: 'ACTUAL', Threshold: 80 }, Subscribers: subscribers },
      { Notification: { NotificationType: 'FORECASTED', Threshold: 100 }, Subscribers: subscribers },
    ]);
  });

  it('may publish to that topic', () => {
    const { PolicyDocument } = named(readTemplate('prod'), 'AlarmTopicPolicy').Properties;
    expect(PolicyDocument).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Effect: 'Allow',
          Principal: { Service: 'budgets.amazonaws.com' },
          Action: 'sns:Publish',
        }),
      ]),
    });
  });
});

it('tells no function of a secret where a stage has no model', () => {
  const template = edited((found) => {
    for (const [, resource] of Object.entries(found.Resources)) {
      const { Variables = {} } = (resource.Properties['Environment'] ?? {}) as { Variables?: Record<string, unknown> };
      if ('OPENAI_SECRET_ID' in Variables) Variables['OPENAI_SECRET_ID'] = 'none';
    }
    forgetModel(found);
  });

  const secrets = functionsOf(template).flatMap(({ resource }) => {
    const { Variables } = resource.Properties['Environment'] as { Variables: Record<string, string> };
    return 'OPENAI_SECRET_ID' in Variables ? [Variables['OPENAI_SECRET_ID']] : [];
  });
  expect(secrets).toEqual(['', '', '']);
});

describe('A stage without these parameters', () => {
  const template = readTemplate('prod');

  it.each(['ApiDomain', 'ApiDomainMapping', 'AlarmEmail'])('has no %s', (name) => {
    expect(template.Resources).not.toHaveProperty(name);
  });

  it('has a pool of its own', () => {
    expect(ofType(template, 'AWS::Cognito::UserPool')).toHaveLength(1);
  });
});
