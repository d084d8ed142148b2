/** What a stage gets only when its parameters ask for it, applied to the packaged template. */
import { describe, expect, it } from '@jest/globals';
import { mailAlarms } from '../../../infra/alarm-email.ts';
import { addDomain } from '../../../infra/custom-domain.ts';
import { useExistingPool } from '../../../infra/existing-pool.ts';
import { forgetModel } from '../../../infra/no-model.ts';
import type { Template as EditableTemplate } from '../../../infra/template.ts';
import { readTemplate, type Template } from '../../../testing/packages.ts';
import { functionsOf, named, ofType, roleId, statementsOf } from '../../../testing/template.ts';

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
