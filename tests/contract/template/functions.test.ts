/** The functions of the packaged template: runtime, role, tracing, logs, and what happens to a failed event. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig, type SettingName, SETTINGS } from '../../../src/lib/config.ts';
import { readTemplate, readZipEntry, REPOSITORY, type Stage, STAGES } from '../../../testing/packages/packages.ts';
import { functionsOf, logGroupId, named, ofType, roleId, routesOf } from '../../../testing/packages/template.ts';

const DAYS = { dev: 14, prod: 90 } as const;

describe.each(STAGES)('The functions of stage %s', (stage) => {
  const template = readTemplate(stage);
  const functions = functionsOf(template);
  const keys = functions.map(({ key }) => key);

  it('are the handler files, one each, with one name for file, key and function', () => {
    const files = readdirSync(join(REPOSITORY, 'src/handlers')).map((file) => file.replace(/\.ts$/, ''));
    expect([...keys].sort()).toEqual(files.sort());
    for (const { key, resource } of functions) {
      expect(resource.Properties).toMatchObject({
        Handler: `src/handlers/${key}.handler`,
        FunctionName: `glamai-${stage}-${key}`,
      });
      expect(existsSync(join(REPOSITORY, `src/handlers/${key}.ts`))).toBe(true);
    }
  });

  it.each(keys)('include %s on Node 24 and arm64, traced, with a role of its own', (key) => {
    const { resource } = functions.find((found) => found.key === key)!;
    expect(resource.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      Role: { 'Fn::GetAtt': [roleId(key), 'Arn'] },
    });
    expect(named(template, roleId(key)).Properties['ManagedPolicyArns']).toEqual([]);
  });

  it.each(keys)('include %s with logs that end', (key) => {
    expect(named(template, logGroupId(key)).Properties).toMatchObject({
      LogGroupName: `/aws/lambda/glamai-${stage}-${key}`,
      RetentionInDays: DAYS[stage],
    });
  });

  it('share no role', () => {
    expect(template.Resources).not.toHaveProperty('IamRoleLambdaExecution');
    const roles = functions.map(({ resource }) => JSON.stringify(resource.Properties['Role']));
    expect(new Set(roles).size).toBe(functions.length);
  });

  it('answer before API Gateway gives up after 29 seconds', () => {
    const answering = new Set(routesOf(template).map(({ key }) => key));
    const slow = functions.filter(({ resource }) => secondsOf(resource) > 28).map(({ key }) => key);
    expect(slow.filter((key) => answering.has(key))).toEqual([]);
  });

  it.each(keys)('give %s every setting that its code reads', (key) => {
    const { resource } = functions.find((found) => found.key === key)!;
    const names = new Set(settingsRead(stage, key));
    // Read when a look is made, which only the analysis does.
    if (!key.startsWith('analyze')) names.delete('lookRetentionDays');
    const byLambda = { AWS_REGION: 'us-east-1' };
    expect(names.size).toBeGreaterThan(0);
    expect(() => readConfig([...names], { ...textsOf(environmentOf(resource)), ...byLambda })).not.toThrow();
  });

  it('carry no secret in their environment, only its name', () => {
    const names = functions.flatMap(({ resource }) => Object.keys(environmentOf(resource)));
    expect(names.filter((name) => /API_KEY|TOKEN|PASSWORD|^AWS_ENDPOINT/.test(name))).toEqual([]);
  });

  it('are started by a new selfie, and keep what failed three times', () => {
    expect(named(template, 'AnalyzeDashonDashuploadLambdaEvConf').Properties).toMatchObject({
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['AnalysisFailures', 'Arn'] } } },
    });
    const fourteenDays = 14 * 24 * 60 * 60;
    expect(named(template, 'AnalysisFailures').Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: fourteenDays,
    });
    expect(named(template, 'AnalysisFailuresAlarm').Properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      AlarmActions: [{ Ref: 'AlarmTopic' }],
    });
  });

  it('look every five minutes for selfies whose event was lost', () => {
    expect(named(template, 'SweepDashselfiesEventsRuleSchedule1').Properties).toMatchObject({
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
    });
  });

  it('need no custom-resource Lambda', () => {
    expect(Object.values(template.Resources).filter(({ Type }) => Type.startsWith('Custom::'))).toEqual([]);
    expect(ofType(template, 'AWS::Lambda::Function').filter(([name]) => name.startsWith('Custom'))).toEqual([]);
  });

  it('ask for consent only where the stage says so', () => {
    const consent = functions.map(({ resource }) => environmentOf(resource)['REQUIRE_CONSENT']).filter(Boolean);
    expect(new Set(consent)).toEqual(new Set([stage === 'prod' ? 'true' : 'false']));
  });
});

interface Properties {
  readonly Properties: Readonly<Record<string, unknown>>;
}

const secondsOf = ({ Properties }: Properties): number => Number(Properties['Timeout']);

/** The names that stand in the bundle as arguments of `readConfig`: what it does not use has been left out. */
const settingsRead = (stage: Stage, key: string): ReadonlySet<SettingName> => {
  const code = Buffer.from(readZipEntry(stage, key, `src/handlers/${key}.mjs`)).toString();
  const lists = [...code.matchAll(/\((\["\w+"(?:,"\w+")*\])[,)]/g)].map(
    ([, list = '']) => JSON.parse(list) as string[],
  );
  const isSetting = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name);
  return new Set(lists.flatMap((list) => (list.every(isSetting) ? list.filter(isSetting) : [])));
};

/** What CloudFormation fills in stands for itself. */
const textsOf = (variables: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : 'filled-in']),
  );

const environmentOf = ({ Properties }: Properties): Record<string, string> =>
  (Properties['Environment'] as { Variables: Record<string, string> }).Variables;
