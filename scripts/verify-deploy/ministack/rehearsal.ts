/** A stage's life on ministack: a first deployment that fails, one that succeeds, users, an update with their data, the end. */
import { deepStrictEqual, match, rejects } from 'node:assert';
import { readPhoto } from '../../../dev/demo/photo.ts';
import { runFlow } from '../../smoke/flow.ts';
import { createTestUser } from '../../smoke/test-user.ts';
import { madeOutputs } from '../made.ts';
import { createService, deploy, type Service, sls } from '../rehearse.ts';
import type { StandIn } from '../stand-in.ts';
import { checkAttacks } from './attacks.ts';
import { checkUpdate } from './data.ts';
import { editTemplate, failMidway, forRehearsal } from './edits.ts';
import { emptyBuckets, leftoversOf } from './leftovers.ts';
import { consultDoctor, importProducts, seed } from './operator.ts';
import { type HostedStage, hostedStage, outputOf } from './stage.ts';

const STACK = 'glamai-dev';
const LOOK_TIMEOUT_MS = 120_000;

/** Prints how long a part took, and what it found. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

const createEdited = async (packaged: string): Promise<Service> => {
  const service = await createService('dev', packaged, 'ministack');
  await editTemplate(service, forRehearsal);
  return service;
};

const failFirst = async (aws: StandIn, packaged: string): Promise<string> => {
  const service = await createEdited(packaged);
  await editTemplate(service, failMidway);
  await rejects(deploy(service, aws), /FailsOnPurpose/, 'The deployment that has to fail did not');
  const left = await leftoversOf(aws);
  deepStrictEqual(left, { tables: [], pools: [], secrets: [], buckets: [] }, 'The rollback left something behind');
  return 'the rollback left neither table, pool, secret nor bucket';
};

const deployStage = async (aws: StandIn, service: Service): Promise<HostedStage> => {
  match(await deploy(service, aws), /ApiUrl +https:\/\//, 'sls deploy printed no table of outputs');
  return hostedStage(aws, STACK);
};

const smoke = async (stage: HostedStage): Promise<string> => {
  const target = {
    stage: 'dev',
    apiUrl: stage.apiUrl,
    userPoolId: outputOf(stage, 'UserPoolId'),
    userPoolClientId: outputOf(stage, 'UserPoolClientId'),
    cognito: { region: stage.aws.region },
  };
  const user = await createTestUser(target, stage.cognito);
  const photo = await readPhoto(undefined);
  const steps: string[] = [];
  const step: Step = (name, work) => {
    steps.push(name);
    return work();
  };
  const { token } = user;
  const look = await runFlow({
    apiUrl: stage.apiUrl,
    token,
    photo,
    noticeVersion: '2026-11',
    step,
    timeoutMs: LOOK_TIMEOUT_MS,
  });
  return `${look.lookName}, by ${steps.length} steps`;
};

/** With prod's deletion policies, so the data stays. */
const remove = async (aws: StandIn, packaged: string): Promise<string> => {
  const service = await createEdited(packaged);
  await deploy(service, aws);
  const { buckets } = await leftoversOf(aws);
  await emptyBuckets(aws, buckets);
  await sls(service, aws, 'remove');
  await rejects(madeOutputs(aws, STACK), /does not exist/, 'The stack is still there');
  const kept = {
    tables: [`${STACK}-UserFaces`],
    pools: [`${STACK}-users`],
    secrets: ['glamai/dev/openai'],
    buckets: [],
  };
  deepStrictEqual(await leftoversOf(aws), kept, 'Something else stays than the data');
  return 'the stack is gone, and table, pool and secret are kept';
};

export const rehearseOnMinistack = async (aws: StandIn, packaged: string, step: Step): Promise<void> => {
  await step('fail a first deployment midway', () => failFirst(aws, packaged));
  const service = await createEdited(packaged);
  const stage = await step('deploy again', () => deployStage(aws, service));
  await step('seed it, twice', () => seed(aws));
  await step('bring products of one’s own', () => importProducts(aws, service));
  await step('ask the doctor, with a selfie', () => consultDoctor(aws));
  await step('go through the main flow, signed in by SRP', () => smoke(stage));
  await step('attack it', () => checkAttacks(stage));
  await step('update it with a user’s data in it', async () => checkUpdate(stage, await createEdited(packaged)));
  await step('empty its buckets and remove it', () => remove(aws, packaged));
  stage.cognito.destroy();
};
