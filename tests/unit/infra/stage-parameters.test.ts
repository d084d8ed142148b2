/** A wrong stage parameter is said clearly, with all others that are wrong, before anything is built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { outputRows } from '../../../infra/output-rows.ts';
import { PARAMETERS } from '../../../infra/parameters/parameters.ts';
import { type ParamsByStage, parameterFaults, stageValues } from '../../../infra/parameters/stage-values.ts';
import { readConfig } from '../../../src/lib/config.ts';

const yml = readFileSync(join(import.meta.dirname, '../../../serverless.yml'), 'utf8');
const { params } = parse(yml) as { params: ParamsByStage };
/** serverless.yml's variables as osls resolves them. */
const RESOLVED = ['bucketSuffix=acme', 'openAiSecretId=glamai/dev/openai'];

const faults = (given: readonly string[], stage = 'dev'): string | undefined => {
  const local = ['allowedOrigins=http://localhost:3000,http://127.0.0.1:3100'];
  const values = stageValues(params, stage, [...RESOLVED, ...(stage === 'local' ? local : []), ...given]);
  return parameterFaults(values, { service: 'glamai', stage, region: 'eu-central-1' });
};

const SES = 'arn:aws:ses:eu-central-1:123456789012:identity/example.com';
const CERTIFICATE = 'arn:aws:acm:eu-central-1:123456789012:certificate/1234-abcd';

describe('The stage parameters', () => {
  it.each(['local', 'dev', 'prod'])('of serverless.yml are fine for %s', (stage) => {
    expect(faults([], stage)).toBeUndefined();
  });

  it('are all those that serverless.yml has defaults for', () => {
    expect(Object.keys(PARAMETERS).sort()).toEqual(Object.keys(params['default']!).sort());
  });

  it('are taken from the command line before the stage, and from the stage before the defaults', () => {
    const values = stageValues({ default: { a: 1, b: 1, c: 1 }, dev: { b: 2, c: 2 } }, 'dev', ['c=x=3 ']);
    expect(values).toEqual({ a: 1, b: 2, c: 'x=3' });
  });

  it.each([
    ['bucketSuffix=Acme', 'small letters'],
    ['bucketSuffix=acme-', 'both ends'],
    [`bucketSuffix=${'a'.repeat(60)}`, 'at most 40 characters'],
    ['allowedOrigins=*', 'must be origins'],
    ['allowedOrigins=https://app.example/', 'must be origins'],
    ['allowedOrigins=https://app.example,app.example', 'not app.example'],
    ['allowedOrigins=,', 'at least one origin'],
    ['uploadUrlTtlSeconds=0', 'from 1 to 900'],
    ['uploadUrlTtlSeconds=901', 'from 1 to 900'],
    ['uploadUrlTtlSeconds=1m', 'from 1 to 900'],
    ['requireConsent=yes', 'true, false'],
    ['noticeVersion=' + 'x'.repeat(41), '40 characters'],
    ['analysesPerDay=1.5', 'whole number'],
    ['lookRetentionDays=40000', 'from 1 to 36500'],
    ['logRetentionInDays=15', 'one of 1, 3, 5, 7, 14, 30'],
    ['deletionPolicy=Retain', 'Delete, RetainExceptOnCreate'],
    ['launched=yes', 'true, false'],
    ['accessLogs=1', 'true, false'],
    ['architecture=x64', 'arm64, x86_64'],
    ['startRateLimit=0', 'from 1 to 10000'],
    ['waitBurstLimit=many', 'whole number'],
    ['analysisConcurrency=0', 'from 1 to 10000'],
    ['monthlyBudget=-1', 'whole number'],
    ['sesIdentityArn=arn:aws:ses:us-east-1:123456789012:identity/example.com', 'SES identity in eu-central-1'],
    [`sesIdentityArn=${SES}`, 'sesIdentityArn and sesFrom are given together'],
    ['sesFrom=GlamAI', 'must be an address'],
    ['authFlows=ALLOW_USER_SRP_AUTH', 'only serverless.yml'],
    ['userPoolId=us-east-1_Abc', 'a user pool in eu-central-1'],
    ['userPoolId=eu-central-1_Abc', 'userPoolId and userPoolClientId are given together'],
    ['domainName=https://api.glamai.app', 'must be a host name'],
    ['domainName=api.glamai.app', 'domainName and certificateArn are given together'],
    [`certificateArn=${CERTIFICATE.replace('eu-central-1', 'us-east-1')}`, 'certificate in eu-central-1'],
    ['alarmEmail=ops', 'e-mail address'],
    ['uploadUrlTTL=60', 'uploadUrlTTL is not a stage parameter'],
    ['constructor=60', 'constructor is not a stage parameter'],
  ])('refuse %s', (given, reason) => {
    expect(faults([given])).toContain(reason);
  });

  it.each([
    ['allowedOrigins=https://app.example.com, capacitor://localhost,http://localhost:8081'],
    ['openAiSecretId=none'],
    ['alarmEmail=ops@example.com'],
    ['requireConsent=true'],
    ['userPoolId=eu-central-1_Abc123', 'userPoolClientId=1example23456789'],
    ['domainName=api.glamai.app', `certificateArn=${CERTIFICATE}`],
    [`sesIdentityArn=${SES}`, 'sesFrom=GlamAI <hello@example.com>'],
    [`sesIdentityArn=${SES}`, 'sesFrom=hello@example.com'],
    ['bucketSuffix=account'],
    ['launched=true', 'accessLogs=true', 'architecture=x86_64'],
    ['analysisConcurrency=20', 'monthlyBudget=0'],
  ])('take %s', (...given) => {
    expect(faults(given)).toBeUndefined();
  });

  it('are all named in one message when several are wrong', () => {
    const lines = faults(['uploadUrlTtlSeconds=901', 'requireConsent=yes', 'bucketSuffix=A'])!.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('Stage dev has parameters that cannot be used:');
    expect(lines).toContain('  - uploadUrlTtlSeconds must be a whole number from 1 to 900; it is "901".');
  });
});

/** The functions read these again: what a stage may be given is what they take, and nothing less. */
const BOUNDS = [
  ['uploadUrlTtlSeconds', 'UPLOAD_URL_TTL_SECONDS', 1, 900],
  ['analysesPerDay', 'ANALYSES_PER_DAY', 1, 1_000_000],
  ['uploadUrlsPerDay', 'UPLOAD_URLS_PER_DAY', 1, 1_000_000],
  ['refinementsPerDay', 'REFINEMENTS_PER_DAY', 1, 1_000_000],
  ['lookRetentionDays', 'LOOK_RETENTION_DAYS', 1, 36_500],
] as const;

describe.each(BOUNDS)('%s', (name, variable, min, max) => {
  it.each([min, max])('may be %i, as its functions take it', (value) => {
    expect(faults([`${name}=${value}`])).toBeUndefined();
    expect(readConfig([name], { [variable]: String(value) })).toEqual({ [name]: value });
  });

  it.each([min - 1, max + 1])('may not be %i, nor do its functions take it', (value) => {
    expect(faults([`${name}=${value}`])).toContain(name);
    expect(() => readConfig([name], { [variable]: String(value) })).toThrow(variable);
  });
});

it('shows the outputs as a table, without those of the deployment itself', () => {
  const outputs = [
    { OutputKey: 'Region', OutputValue: 'us-east-1' },
    { OutputKey: 'ServerlessDeploymentBucketName', OutputValue: 'bucket' },
    { OutputKey: 'ApiUrl', OutputValue: 'https://api.glamai.app' },
  ];

  expect(outputRows(outputs)).toEqual(['ApiUrl  https://api.glamai.app', 'Region  us-east-1']);
});
