/** `npm run verify:deploy [-- --packaged]`: a deployment of each stage, rehearsed without an account. */
import { parseArgs } from 'node:util';
import packageStages from '../../testing/package-stages.ts';
import { STAGES } from '../../testing/packages.ts';
import { checkDeployment } from './check-deployment.ts';
import { checkRedrive } from './check-redrive.ts';
import { checkSmoke } from './check-smoke.ts';
import { checkTemplates, lintTemplate } from './check-template.ts';
import { rehearse } from './rehearse.ts';
import { isRemovable, rehearseRemoval } from './removal.ts';
import { startMoto } from './moto.ts';
import { pythonTool } from './python.ts';

const USAGE = `Usage: npm run verify:deploy [-- --packaged]

Packages dev and prod, lints both templates, deploys both to moto's server on this machine, and checks what came of it.
  --packaged   take the packages of the last \`npm run test:contract\` instead of packaging again`;

const { values } = parseArgs({
  options: { packaged: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
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

const verifyStage = async (stage: (typeof STAGES)[number], commands: string): Promise<void> => {
  const moto = await step(`start moto for ${stage}`, () => startMoto(commands));
  try {
    const printed = await step(`sls deploy --stage ${stage}`, () => rehearse(stage, moto));
    if (!/ApiUrl +https:\/\//.test(printed)) throw new Error(`sls deploy printed no table of outputs:\n${printed}`);
    const made = await step(`look at what ${stage} has now`, () => checkDeployment(stage, moto));
    console.log(`        ${made}`);
    const smoked = await step(`find ${stage} and sign in as the smoke test does`, () => checkSmoke(stage, moto));
    console.log(`        ${smoked}`);
    const redriven = await step(`redrive a failed event of ${stage}`, () => checkRedrive(stage, moto));
    console.log(`        ${redriven}`);
    if (isRemovable(stage)) {
      const removed = await step(`roll ${stage} back, and remove it`, () => rehearseRemoval(stage, moto));
      console.log(`        ${removed}`);
    }
  } finally {
    await moto.stop();
  }
};

const verify = async (): Promise<void> => {
  const cfnLint = await step('set up cfn-lint', () => pythonTool('cfn-lint'));
  const moto = await step('set up moto', () => pythonTool('moto'));
  if (!values.packaged) await step('package dev and prod', packageStages);
  for (const stage of STAGES) await step(`lint the template of ${stage}`, () => lintTemplate(cfnLint, stage));
  await step('check the templates', checkTemplates);
  for (const stage of STAGES) await verifyStage(stage, moto);
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
