/** Compares what a deployment has made with what the template asked for; a difference is an error that names it. */
import { deepStrictEqual, ok } from 'node:assert';
import { createHash } from 'node:crypto';
import { readTemplate, type Resource, type Stage, type Template, zipBytes } from '../../testing/packages/packages.ts';
import { actionsOf, functionsOf, named, ofType, roleId, statementsOf } from '../../testing/packages/template.ts';
import {
  madeAlarms,
  madeApi,
  madeAuthFlows,
  madeFunction,
  madeOutputs,
  madeQueueAttributes,
  madeResources,
  madeSecretName,
  madeStatements,
  madeTable,
} from './made.ts';
import type { StandIn } from './stand-in.ts';

interface Deployment {
  readonly stage: Stage;
  readonly aws: StandIn;
  readonly template: Template;
  /** Logical id -> physical id. */
  readonly resources: ReadonlyMap<string, string>;
}

const physical = ({ resources }: Deployment, name: string): string => {
  const id = resources.get(name);
  ok(id, `${name} was not made`);
  return id;
};

const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort();

const checkTable = async ({ aws, template }: Deployment): Promise<string> => {
  const wanted = named(template, 'UserFacesTable').Properties;
  const made = await madeTable(aws, String(wanted['TableName']));
  const indexes = (list: readonly object[] = []) =>
    list.map((index) => {
      const { IndexName, KeySchema, Projection } = index as Record<string, unknown>;
      return { IndexName, KeySchema, Projection };
    });
  deepStrictEqual(made.KeySchema, wanted['KeySchema'], 'The keys of the table are not those of the template');
  deepStrictEqual(
    indexes(made.GlobalSecondaryIndexes),
    indexes(wanted['GlobalSecondaryIndexes'] as object[]),
    'The indexes of the table are not those of the template',
  );
  return `1 table with ${made.GlobalSecondaryIndexes?.length ?? 0} indexes`;
};

const checkFunction = async ({ aws, stage }: Deployment, key: string, { Properties }: Resource): Promise<void> => {
  const made = await madeFunction(aws, String(Properties['FunctionName']));
  const { Runtime, Handler, MemorySize, Timeout, CodeSha256 } = made;
  const { Runtime: runtime, Handler: handler, MemorySize: memory, Timeout: timeout } = Properties;
  deepStrictEqual(
    { Runtime, Handler, MemorySize, Timeout },
    { Runtime: runtime, Handler: handler, MemorySize: memory, Timeout: timeout },
  );
  const zip = createHash('sha256').update(zipBytes(stage, key)).digest('base64');
  deepStrictEqual(CodeSha256, zip, `${key} has other code than its zip`);
};

const checkFunctions = async (deployment: Deployment): Promise<string> => {
  const functions = functionsOf(deployment.template);
  for (const { key, resource } of functions) await checkFunction(deployment, key, resource);
  return `${functions.length} functions with the code of their zips`;
};

const checkRoles = async (deployment: Deployment): Promise<string> => {
  const functions = functionsOf(deployment.template);
  for (const { key } of functions) {
    const wanted = statementsOf(named(deployment.template, roleId(key))).flatMap(actionsOf);
    const statements = await madeStatements(deployment.aws, physical(deployment, roleId(key)));
    const made = statements.flatMap(({ Action }) => [Action].flat());
    deepStrictEqual(sorted(made), sorted(wanted), `The role of ${key} allows something else`);
  }
  return `${functions.length} roles`;
};

const pathOf = ({ Resources }: Template, id: unknown): string => {
  const { Ref = '' } = id as { Ref?: string };
  const part = Resources[Ref]?.Properties;
  return part === undefined
    ? ''
    : `${pathOf({ Resources, Outputs: {} }, part['ParentId'])}/${String(part['PathPart'])}`;
};

const checkApi = async (deployment: Deployment): Promise<string> => {
  const { aws, stage, template } = deployment;
  const made = await madeApi(aws, physical(deployment, 'ApiGatewayRestApi'), stage);
  const wanted = ofType(template, 'AWS::ApiGateway::Method').map(
    ([, { Properties }]) => `${String(Properties['HttpMethod'])} ${pathOf(template, Properties['ResourceId'])}`,
  );
  deepStrictEqual(sorted(made.methods), sorted(wanted), 'The methods of the API are not those of the template');
  const [authorizer, ...others] = made.authorizers;
  ok(authorizer && others.length === 0, 'There is not exactly one authorizer');
  const pool = physical(deployment, 'UserPool');
  ok(
    authorizer.pools.every((arn) => arn.endsWith(`/${pool}`)),
    `The authorizer asks another pool: ${authorizer.pools.join()}`,
  );
  ok(!made.tracing, 'The stage is traced, with addresses');
  return `${made.methods.length} methods behind an authorizer of the pool`;
};

const checkAlarms = async (deployment: Deployment): Promise<string> => {
  const made = await madeAlarms(deployment.aws);
  const wanted = ofType(deployment.template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) =>
    String(Properties['AlarmName']),
  );
  deepStrictEqual(sorted([...made.keys()]), sorted(wanted), 'The alarms are not those of the template');
  const topic = physical(deployment, 'AlarmTopic');
  for (const [name, actions] of made) deepStrictEqual(actions, [topic], `${name} does not reach the topic`);
  return `${made.size} alarms`;
};

const checkRest = async (deployment: Deployment, outputs: ReadonlyMap<string, string>): Promise<string> => {
  const { aws, template } = deployment;
  const flows = await madeAuthFlows(aws, outputs.get('UserPoolId') ?? '', outputs.get('UserPoolClientId') ?? '');
  deepStrictEqual(sorted(flows), sorted(named(template, 'UserPoolClient').Properties['ExplicitAuthFlows'] as string[]));
  const queue = await madeQueueAttributes(aws, outputs.get('AnalysisFailuresQueueUrl') ?? '');
  const { MessageRetentionPeriod } = named(template, 'AnalysisFailures').Properties;
  deepStrictEqual(queue['MessageRetentionPeriod'], String(MessageRetentionPeriod));
  const secret = named(template, 'OpenAiSecret').Properties['Name'];
  deepStrictEqual(await madeSecretName(aws, String(secret)), secret);
  return '1 user pool, 1 queue, 1 secret';
};

const checkOutputs = ({ template }: Deployment, outputs: ReadonlyMap<string, string>): string => {
  deepStrictEqual(sorted([...outputs.keys()]), sorted(Object.keys(template.Outputs)), 'Outputs are missing');
  const empty = [...outputs].filter(([, value]) => value === '').map(([key]) => key);
  deepStrictEqual(empty, [], 'Outputs are empty');
  return `${outputs.size} outputs`;
};

/** @returns what was found, for the report */
export const checkDeployment = async (stage: Stage, aws: StandIn): Promise<string> => {
  const stackName = `glamai-${stage}`;
  const resources = await madeResources(aws, stackName);
  const outputs = await madeOutputs(aws, stackName);
  const deployment = { stage, aws, template: readTemplate(stage), resources };
  const found = [checkOutputs(deployment, outputs)];
  for (const check of [checkTable, checkFunctions, checkRoles, checkApi, checkAlarms])
    found.push(await check(deployment));
  found.push(await checkRest(deployment, outputs));
  return found.join(', ');
};
