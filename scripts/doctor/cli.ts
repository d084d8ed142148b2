/** `npm run doctor [-- --stage STAGE [--selfie PHOTO]]`: what this machine and, when a stage is named, AWS still need, and what to do. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { findCloud } from '../../dev/demo/cloud.ts';
import { PORT_NAMES, PORTS } from '../../dev/local-cloud/settings.ts';
import { DEFAULT_MODEL } from '../../src/lib/looks/model/prompt.ts';
import { DEFAULT_REGION, readOutputs } from '../seed/stage.ts';
import {
  type Aws,
  checkConcurrency,
  checkCredentials,
  checkDetectFaces,
  checkMailSender,
  checkRegion,
  checkSecret,
  checkStack,
} from './aws.ts';
import { exitCodeOf, type Finding, reportText } from './finding.ts';
import {
  checkDependencies,
  checkJava,
  checkNode,
  checkPorts,
  checkPython,
  type Machine,
  type WantedPort,
} from './machine.ts';
import { checkModel } from './model.ts';
import { localPorts } from './local-ports.ts';
import { checkSelfie } from './selfie.ts';
import { stageQuestions } from './stage-questions.ts';
import { selfieQuestion } from './selfie-question.ts';

const USAGE = `Usage: npm run doctor [-- --stage STAGE] [--region REGION] [--selfie PHOTO]

Checks what the local cloud and the tests need on this machine, and which AWS credentials and region it would deploy with.
With --stage it also looks at that stage's stack, its secret, its mail sender, the model and the region's quotas; with --selfie
it sends that photo to DetectFaces once and compares the answer with what this project assumes of the service. Ends with 1 when something has to be done.`;

const ROOT = join(import.meta.dirname, '../..');
/** AWS has to answer soon or not at all: a laptop in a train must not wait. */
const AWS_TIMEOUT_MS = 4_000;
const run = promisify(execFile);

const { values } = parseArgs({
  options: {
    stage: { type: 'string' },
    region: { type: 'string' },
    selfie: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const machine: Machine = {
  // npm scripts run on the project's own Node; what counts is the one that runs npm.
  nodeVersion: /node\/v(\S+)/.exec(process.env['npm_config_user_agent'] ?? '')?.[1] ?? process.versions.node,
  hasDependencies: () => existsSync(join(ROOT, 'node_modules/serverless/package.json')),
  run: (command, ...args) =>
    run(command, args).then(
      ({ stdout, stderr }) => (stdout + stderr).split('\n')[0],
      () => undefined,
    ),
  isFree: (port) =>
    new Promise((resolve) => {
      const probe = createServer();
      probe.once('error', () => {
        resolve(false);
      });
      probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
        probe.close(() => {
          resolve(true);
        });
      });
    }),
  localCloudRuns: async () => (await findCloud()) !== undefined,
};

const createAws = (): Aws => {
  const set = values.region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  const region = set ?? DEFAULT_REGION;
  const requestHandler = { connectionTimeout: AWS_TIMEOUT_MS, requestTimeout: AWS_TIMEOUT_MS };
  const shared = { region, maxAttempts: 1, requestHandler };
  return {
    region,
    regionIsSet: set !== undefined,
    accountId: async () => (await new STSClient(shared).send(new GetCallerIdentityCommand({}))).Account ?? '',
    ...stageQuestions(shared),
    outputs: (stackName) => readOutputs(stackName, region),
    secretValue: async (SecretId) => {
      const { SecretString } = await new SecretsManagerClient(shared).send(new GetSecretValueCommand({ SecretId }));
      return SecretString === '' ? undefined : SecretString;
    },
  };
};

const ports = async (): Promise<WantedPort[]> => {
  const configured = await localPorts(process.env);
  return PORT_NAMES.map((name) => ({
    port: configured[name],
    owner: PORTS[name].owner,
    variable: PORTS[name].variable,
  }));
};

const checkAws = async (aws: Aws): Promise<{ readonly findings: readonly Finding[]; readonly key?: string }> => {
  const { stage } = values;
  // Without it the SDK asks the metadata service of a machine that is none of Amazon's, and waits.
  process.env['AWS_EC2_METADATA_DISABLED'] ??= 'true';
  const credentials = await checkCredentials(aws, stage !== undefined);
  const findings: Finding[] = [credentials, checkRegion(aws)];
  if (stage === undefined || !credentials.usable) return { findings };
  const secret = await checkSecret(aws, stage);
  const faces = values.selfie === undefined ? [] : await checkSelfie(await selfieQuestion(values.selfie, aws.region));
  const deployed = [await checkStack(aws, stage), secret, await checkMailSender(aws, stage)];
  const quotas = [await checkConcurrency(aws), await checkDetectFaces(aws)];
  return {
    findings: [...findings, ...deployed, ...quotas, ...faces],
    ...(secret.key !== undefined && { key: secret.key }),
  };
};

const doctor = async (): Promise<number> => {
  const onMachine = [checkNode(machine), checkDependencies(machine), await checkPorts(machine, await ports())];
  const optional = [await checkJava(machine), await checkPython(machine)];
  const { findings, key = process.env['OPENAI_API_KEY'] } = await checkAws(createAws());
  const baseUrl = process.env['OPENAI_BASE_URL'] ?? 'https://api.openai.com/v1';
  const model = process.env['OPENAI_MODEL'] ?? DEFAULT_MODEL;
  const all = [...onMachine, ...optional, ...findings, await checkModel({ key, model, baseUrl, fetch })];
  console.log(reportText(all));
  return exitCodeOf(all);
};

if (values.help) console.log(USAGE);
else if (values.selfie !== undefined && values.stage === undefined) {
  console.error('--selfie needs --stage: the photo goes to Amazon Rekognition of that stage.');
  process.exitCode = 1;
} else process.exitCode = await doctor();
