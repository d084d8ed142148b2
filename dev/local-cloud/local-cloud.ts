/** Starts every local service, hands their addresses to the functions, and stops them again. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { useTokenRules } from './sign-in/authentication.ts';
import { buildFunctions } from './serverless/build.ts';
import { readBuckets } from './storage/buckets.ts';
import { startCognito, type Cognito } from './sign-in/cognito.ts';
import { startDynamodb } from './storage/dynamodb.ts';
import { modelIn, resolveReferences, setEnvironment } from './environment.ts';
import { createInbox } from './sign-in/inbox.ts';
import { createFaults, type LocalFaults } from './faults.ts';
import { extendGateway } from './gateway/gateway.ts';
import { createJournal, type Journal } from './gateway/journal.ts';
import { createLambdaQueue, type LambdaQueue } from './gateway/lambda-queue.ts';
import { startPlayground } from '../playground/server.ts';
import { takenPorts } from './ports.ts';
import { startLocalRekognition } from './rekognition.ts';
import { readTriggers, toS3Event, triggersFor, type ObjectChange, type Trigger } from './storage/s3-events.ts';
import { startS3 } from './storage/s3.ts';
import { prepareSeed, uploadTemplates } from './storage/seed.ts';
import { openOutput, outputFile, type Output } from './serverless/output.ts';
import type { PluginInput } from './serverless/serverless-types.ts';
import type { RunningServer } from './servers.ts';
import { readSettings, SetupError, urlOf, type Settings } from './settings.ts';
import { removeStack, writeStack, type StackOutputs } from './stack-file.ts';

/** AWS waits 60 s and 120 s. */
const RETRY_DELAYS_MS = [1_000, 2_000];

export interface LocalCloud {
  /** Once the API listens. */
  open(): Promise<void>;
  stop(): Promise<void>;
}

interface Ways {
  readonly faults: LocalFaults;
  readonly onChange: (change: ObjectChange) => void;
}

interface Running {
  readonly servers: readonly RunningServer[];
  readonly cognito: Cognito;
  close(): Promise<void>;
}

const closeAll = async (all: readonly { close(): Promise<void> }[]): Promise<void> => {
  await Promise.all(all.map((one) => one.close()));
};

/** Servers and functions all at once; when one fails, those that came up are closed again. */
const startAll = async (input: PluginInput, settings: Settings, { faults, onChange }: Ways): Promise<Running> => {
  const { serverless, log } = input;
  const inbox = createInbox((line) => {
    log.notice(line);
  });
  const starting = [
    startDynamodb(settings),
    startS3(settings, readBuckets(serverless), onChange),
    startLocalRekognition(settings),
    startCognito(settings, serverless, inbox),
    startPlayground(settings, inbox),
    buildFunctions(input, settings),
    faults.start(),
  ] as const;
  const settled = await Promise.allSettled(starting);
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await closeAll(settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])));
    throw failed.reason;
  }
  const [dynamodb, s3, rekognition, cognito, playground, build, proxy] = await Promise.all(starting);
  const servers = [playground, dynamodb, s3, rekognition, cognito, ...(faults.isOn ? [proxy] : [])];
  return { servers, cognito, close: () => closeAll([...servers, build]) };
};

interface Announced {
  readonly servers: readonly RunningServer[];
  readonly output: Output;
}

const outputsOf = ({ serverless }: PluginInput, settings: Settings, cognito: Cognito): StackOutputs => {
  const { custom, functions } = serverless.service;
  const model = modelIn(functions['analyze']?.environment ?? {});
  return {
    apiUrl: urlOf(settings, 'api'),
    playgroundUrl: urlOf(settings, 'playground'),
    region: settings.region,
    userPoolId: cognito.userPoolId,
    userPoolClientId: cognito.userPoolClientId,
    cognitoEndpoint: urlOf(settings, 'cognito'),
    lambdaEndpoint: urlOf(settings, 'lambda'),
    s3Endpoint: urlOf(settings, 's3'),
    dynamodbEndpoint: urlOf(settings, 'dynamodb'),
    rekognitionEndpoint: urlOf(settings, 'rekognition'),
    ...(settings.faultSeed !== undefined && { faultsEndpoint: urlOf(settings, 'faults') }),
    tableName: custom.tableName,
    selfiesBucket: custom.selfiesBucket,
    arAssetsBucket: custom.arAssetsBucket,
    noticeVersion: String(functions['give-consent']?.environment?.['NOTICE_VERSION']),
    ...(model !== undefined && { model }),
    demoUser: settings.demoUser,
    pid: process.pid,
  };
};

/** One line a route: method, path, function. */
const routesOf = ({ serverless }: PluginInput): string[] =>
  Object.entries(serverless.service.functions).flatMap(([name, { events = [] }]) =>
    events.flatMap(({ http }) =>
      http === undefined ? [] : [`  ${http.method.toUpperCase().padEnd(7)} ${`/${http.path}`.padEnd(26)} ${name}`],
    ),
  );

const announce = (input: PluginInput, settings: Settings, { servers, output }: Announced): void => {
  const row = (name: string, url: string, what: string): string =>
    `  ${styleText('bold', name.padEnd(11))} ${url.padEnd(21)} ${what}`;
  output.tell(
    [
      '',
      ...routesOf(input),
      '',
      `Local cloud ready in ${process.uptime().toFixed(1)} s`,
      row('API', urlOf(settings, 'api'), 'ID tokens are verified'),
      row('Lambda', urlOf(settings, 'lambda'), 'invocations'),
      ...servers.map(({ name, url, what }) => row(name, url, what)),
      row('Outputs', join(settings.stateDir, 'stack.json'), ''),
      ...(settings.log === 'all' ? [] : [row('Log', outputFile(settings), '')]),
      '',
    ].join('\n'),
  );
};

const deadLetterFile = (settings: Settings): string => join(settings.stateDir, 'dead-letters.jsonl');
/** One line for every step of every event. */
const journalFile = (settings: Settings): string => join(settings.stateDir, 'events.jsonl');

const createQueue = ({ log }: PluginInput, settings: Settings, journal: Journal): LambdaQueue =>
  createLambdaQueue({
    lambdaUrl: urlOf(settings, 'lambda'),
    retryDelaysMs: RETRY_DELAYS_MS,
    deadLetterFile: deadLetterFile(settings),
    warn: (message) => {
      log.warning(message);
    },
    tell: journal.step,
  });

const prepare = async (input: PluginInput): Promise<Settings> => {
  const settings = readSettings(input);
  const taken = await takenPorts(settings);
  if (taken.length > 0) throw new SetupError(taken.join('\n'));
  await mkdir(settings.stateDir, { recursive: true });
  await removeStack(settings.stateDir);
  await Promise.all([deadLetterFile(settings), journalFile(settings)].map((file) => rm(file, { force: true })));
  setEnvironment(settings, input.serverless);
  return settings;
};

export const startLocalCloud = async (input: PluginInput): Promise<LocalCloud> => {
  const settings = await prepare(input);
  const output = openOutput(settings);
  const journal = createJournal(journalFile(settings));
  const queue = createQueue(input, settings, journal);
  const faults = createFaults(settings);
  const triggers = readTriggers(input.serverless);
  const send = (change: ObjectChange, { functionName }: Trigger): void => {
    const event = toS3Event(change, functionName, settings.region);
    journal.made(functionName, event);
    faults.events.pass({ operation: change.eventName, key: change.key }, () => {
      queue.send(functionName, event);
    });
  };
  const onChange = (change: ObjectChange): void => {
    for (const trigger of triggersFor(triggers, change)) send(change, trigger);
  };
  const running = await startAll(input, settings, { faults, onChange });
  const { servers, cognito } = running;
  resolveReferences(input.serverless, {
    'AWS::Cognito::UserPool': cognito.userPoolId,
    'AWS::Cognito::UserPoolClient': cognito.userPoolClientId,
  });
  useTokenRules({ issuer: cognito.issuer, audience: cognito.userPoolClientId, jwks: cognito.jwks });
  await Promise.all([prepareSeed(input, settings), uploadTemplates(input, settings)]);
  return {
    async open() {
      extendGateway(input.serverless, output.answered);
      await writeStack(settings.stateDir, outputsOf(input, settings, cognito));
      announce(input, settings, { servers, output });
    },
    async stop() {
      faults.events.stop();
      queue.stop();
      await removeStack(settings.stateDir);
      await running.close();
      output.close();
    },
  };
};
