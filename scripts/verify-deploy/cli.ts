/** `npm run verify:deploy [-- --packaged]`: a deployment of each stage, rehearsed without an account. */
import { parseArgs } from 'node:util';
import packageStages, { packageForHost } from '../../testing/packages/package-stages.ts';
import { type Stage, STAGES } from '../../testing/packages/packages.ts';
import { checkDeployment } from './check-deployment.ts';
import { checkDynamodb } from './check-dynamodb.ts';
import { checkModels } from './check-models.ts';
import { checkRedrive } from './check-redrive.ts';
import { checkSmoke } from './check-smoke.ts';
import { checkTemplates, lintTemplate } from './check-template.ts';
import { rehearseOnMinistack } from './ministack/rehearsal.ts';
import { startMinistack } from './ministack/start.ts';
import { createService, deploy, type Service } from './rehearse.ts';
import type { StandIn } from './stand-in.ts';
import { isRemovable, rehearseRemoval } from './removal.ts';
import { startMoto } from './moto.ts';
import { pythonTool } from './python.ts';

const USAGE = `Usage: npm run verify:deploy [-- --packaged]

Packages dev and prod, lints both templates, deploys both to moto's server on this machine, and checks what came of it. Then it
deploys dev to ministack, where its functions run: a deployment that fails and its retry, users, attacks, an update, the removal.
  --packaged   take the packages of the last \`npm run test:contract\` instead of packaging again
  --only       moto or ministack`;

const { values } = parseArgs({
  options: {
    packaged: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** Prints how long a step took, and lets its error pass. */
const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const begin = performance.now();
  const seconds = (): string => ((performance.now() - begin) / 1000).toFixed(1);
  try {
    const result = await work();
    console.log(`ok      ${name} (${seconds()} s)`);
    return result;
  } catch (error) {
    console.log(`FAILED  ${name} (${seconds()} s)`);
    throw error;
  }
};

const told = async (name: string, work: () => Promise<string>): Promise<void> => {
  console.log(`        ${await step(name, work)}`);
};

const deployed = async (service: Service, aws: StandIn): Promise<string> => {
  const printed = await deploy(service, aws);
  if (!/ApiUrl +https:\/\//.test(printed)) throw new Error(`sls deploy printed no table of outputs:\n${printed}`);
  return 'its outputs were printed';
};

const verifyStage = async (stage: Stage, commands: string): Promise<void> => {
  const moto = await step(`start moto for ${stage}`, () => startMoto(commands));
  try {
    const service = await createService(stage);
    await told(`sls deploy --stage ${stage}`, () => deployed(service, moto));
    await told(`look at what ${stage} has now`, () => checkDeployment(stage, moto));
    await told(`find ${stage} and sign in as the smoke test does`, () => checkSmoke(stage, moto));
    await told(`redrive a failed event of ${stage}`, () => checkRedrive(stage, moto));
    if (stage === 'dev') await told('try DynamoDB’s suite on moto', () => checkDynamodb(moto));
    if (isRemovable(stage)) await told(`roll ${stage} back, and remove it`, () => rehearseRemoval(service, moto));
  } finally {
    await moto.stop();
  }
};

const verifyOnMoto = async (): Promise<void> => {
  const cfnLint = await step('set up cfn-lint', () => pythonTool('cfn-lint'));
  const commands = await step('set up moto', () => pythonTool('moto'));
  await told('compare the calls with AWS’s published models', () => checkModels(commands));
  if (!values.packaged) await step('package dev and prod', packageStages);
  for (const stage of STAGES) await step(`lint the template of ${stage}`, () => lintTemplate(cfnLint, stage));
  await step('check the templates', checkTemplates);
  for (const stage of STAGES) await verifyStage(stage, commands);
};

const verifyOnMinistack = async (): Promise<void> => {
  const commands = await step('set up ministack', () => pythonTool('ministack'));
  const packaged = await step('package dev for this machine', packageForHost);
  const aws = await step('start ministack', () => startMinistack(commands));
  try {
    await told('try DynamoDB’s suite on ministack', () => checkDynamodb(aws));
    await rehearseOnMinistack(aws, packaged, async (name, work) => {
      const result = await step(name, work);
      if (typeof result === 'string') console.log(`        ${result}`);
      return result;
    });
  } finally {
    await aws.stop();
  }
};

const verify = async (): Promise<void> => {
  if (values.only !== 'ministack') await verifyOnMoto();
  if (values.only !== 'moto') await verifyOnMinistack();
};

if (values.help) console.log(USAGE);
else {
  try {
    await verify();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
