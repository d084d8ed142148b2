/** Where everything of the local cloud runs: `custom.localCloud` of serverless.yml, overridden by the command line. */
import { resolve } from 'node:path';
import type { PluginInput } from './serverless/serverless-types.ts';

/** Port name, the command line option that overrides it, and what wants it. */
export const PORTS = {
  api: { option: 'httpPort', variable: 'LOCAL_API_PORT', owner: 'the API' },
  lambda: { option: 'lambdaPort', variable: 'LOCAL_LAMBDA_PORT', owner: 'Lambda' },
  s3: { option: 's3Port', variable: 'LOCAL_S3_PORT', owner: 'S3' },
  dynamodb: { option: 'dynamodbPort', variable: 'LOCAL_DYNAMODB_PORT', owner: 'DynamoDB' },
  cognito: { option: 'cognitoPort', variable: 'LOCAL_COGNITO_PORT', owner: 'Cognito' },
  rekognition: { option: 'rekognitionPort', variable: 'LOCAL_REKOGNITION_PORT', owner: 'Rekognition' },
  playground: { option: 'playgroundPort', variable: 'LOCAL_PLAYGROUND_PORT', owner: 'the playground' },
  faults: { option: 'faultsPort', variable: 'LOCAL_FAULTS_PORT', owner: 'the fault proxy' },
} as const;
export type PortName = keyof typeof PORTS;
export const PORT_NAMES = Object.keys(PORTS) as PortName[];

/** s3rver knows this one account; its secret equals its key. */
export const CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

export interface Settings {
  readonly host: string;
  readonly region: string;
  readonly serviceDir: string;
  /** Absolute. */
  readonly stateDir: string;
  readonly ports: Readonly<Record<PortName, number>>;
  readonly dynamodb: 'dynalite' | 'local';
  /** Absolute; where DynamoDBLocal.jar lies. */
  readonly dynamodbLocalDir: string;
  /** Rebuild and reload functions when their source changes. */
  readonly watch: boolean;
  /** Undefined: no fault proxy runs. Else the seed of its random faults. */
  readonly faultSeed: number | undefined;
  /** `requests`: a line for each; `all`: everything that is said. */
  readonly log: 'requests' | 'all';
  readonly demoUser: { readonly username: string; readonly password: string };
}

/** Something that the person at the keyboard can put right; plugin.js shows its message alone. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

const toPort = (name: PortName, value: string | number | undefined): number => {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  const { option, variable, owner } = PORTS[name];
  throw new SetupError(`${String(value)} is no port for ${owner}: set --${option} or ${variable} to 1-65535.`);
};

/** An option is a boolean, a variable is a text. */
const isOn = (value: unknown): boolean => value === true || value === 'true';

const toSeed = (value: string): number => {
  const seed = Number(value);
  if (Number.isSafeInteger(seed)) return seed;
  throw new SetupError(`--faultSeed is a whole number, not ${value}.`);
};

const toLog = (value: string): Settings['log'] => {
  if (value === 'all' || value === 'requests') return value;
  throw new SetupError(`LOCAL_LOG is requests or all, not ${value}.`);
};

export const readSettings = ({ serverless, cliOptions }: PluginInput): Settings => {
  const { service, serviceDir } = serverless;
  const config = service.custom.localCloud;
  const dynamodb = cliOptions['dynamodb'] ?? config.dynamodb;
  if (dynamodb !== 'dynalite' && dynamodb !== 'local') {
    throw new SetupError(`--dynamodb is dynalite or local, not ${dynamodb}.`);
  }
  const hasFaults = isOn(cliOptions['faults'] ?? config.faults);
  const port = (name: PortName): number => toPort(name, cliOptions[PORTS[name].option] ?? config.ports[name]);
  return {
    host: config.host,
    region: service.provider.region,
    serviceDir,
    stateDir: resolve(serviceDir, cliOptions['stateDir'] ?? config.stateDir),
    ports: Object.fromEntries(PORT_NAMES.map((name) => [name, port(name)])) as Record<PortName, number>,
    dynamodb,
    dynamodbLocalDir: resolve(serviceDir, config.dynamodbLocalDir),
    watch: config.watch !== 'false',
    faultSeed: hasFaults ? toSeed(cliOptions['faultSeed'] ?? config.faultSeed) : undefined,
    log: toLog(config.log),
    demoUser: config.demoUser,
  };
};

/** Where the functions find a service: behind the fault proxy when there is one. */
export const urlForFunctions = (settings: Settings, name: PortName): string =>
  urlOf(settings, settings.faultSeed === undefined ? name : 'faults');

export const urlOf = (settings: Settings, name: PortName): string =>
  `http://${settings.host}:${String(settings.ports[name])}`;
