/** The whole service in processes of its own: the packaged handlers behind a gateway, the table, the other upstreams. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleFunctions } from '../cold/bundles.ts';
import type { EventCounts } from './event-source.ts';
import type { FunctionFigures, Sample } from './meter.ts';
import { type Part, startPart } from './questions.ts';

export interface ServiceOptions {
  /** Upload URLs that a user gets a day; whoever asks for more is answered 429. */
  readonly uploadUrlsPerDay: number;
}

/** Seconds of processor time since the process began. */
export interface Busy {
  readonly handlers: number;
  readonly table: number;
  readonly 'other upstreams': number;
  readonly driver: number;
}

export interface UpstreamCalls {
  readonly rekognition: number;
  readonly model: number;
  readonly bucket: number;
  /** Objects in the bucket now. */
  readonly objects: number;
}

export interface Service {
  readonly url: string;
  readonly table: Part;
  functions(): Promise<readonly FunctionFigures[]>;
  resetFunctions(): Promise<void>;
  events(): Promise<EventCounts>;
  sample(): Promise<Sample>;
  calls(): Promise<UpstreamCalls>;
  busy(): Promise<Busy>;
  /** Share of upstream calls, 0 to 1, that fail, are throttled, hang or are cut. */
  setFaultRate(rate: number): Promise<void>;
  faults(): Promise<number>;
  stop(): Promise<void>;
}

const part = (name: string, env: NodeJS.ProcessEnv = {}): Part =>
  startPart(join(import.meta.dirname, `${name}-process.ts`), { POWERTOOLS_LOG_LEVEL: 'INFO', ...env });

interface Places {
  readonly table: { readonly name: string; readonly endpoint: string };
  readonly others: { readonly bucket: string; readonly rekognition: string; readonly model: string };
}

const environment = ({ table, others }: Places, { uploadUrlsPerDay }: ServiceOptions): NodeJS.ProcessEnv => ({
  STAGE: 'bench',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
  AWS_ENDPOINT_URL_S3: others.bucket,
  AWS_ENDPOINT_URL_REKOGNITION: others.rekognition,
  OPENAI_BASE_URL: `${others.model}/v1`,
  OPENAI_API_KEY: 'bench-key',
  TABLE_NAME: table.name,
  SELFIES_BUCKET: 'selfies',
  AR_ASSETS_BUCKET: 'ar-assets',
  ALLOWED_ORIGINS: 'https://app.example',
  ANALYSES_PER_DAY: '1000000',
  UPLOAD_URLS_PER_DAY: String(uploadUrlsPerDay),
  USER_POOL_ID: 'us-east-1_bench',
  USER_POOL_CLIENT_ID: '1example23456789',
  ERASE_FUNCTION_NAME: 'erase',
  ANALYZE_FUNCTION_NAME: 'analyze',
});

const secondsOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

const askAll = async (parts: readonly Part[], name: string, argument?: unknown): Promise<unknown[]> =>
  Promise.all(parts.map((one) => one.ask(name, argument)));

export const startService = async (options: ServiceOptions): Promise<Service> => {
  await bundleFunctions();
  const others = part('stand-ins');
  const otherPlaces = await others.ask<Places['others']>('where');
  const dynamodb = process.env['TEST_DYNAMODB_ENDPOINT'];
  const table = part('table', dynamodb === undefined ? {} : { TEST_DYNAMODB_ENDPOINT: dynamodb });
  await table.ask('seed', otherPlaces.bucket);
  const places = { table: await table.ask<Places['table']>('where'), others: otherPlaces };
  const handlers = part('gateway', environment(places, options));
  const url = await handlers.ask<string>('where');
  await others.ask('announceTo', `${url}/_events`);
  const parts = [handlers, table, others];
  return {
    url,
    table,
    functions: () => handlers.ask('functions'),
    resetFunctions: () => handlers.ask('reset'),
    events: () => handlers.ask('events'),
    sample: () => handlers.ask('sample'),
    calls: () => others.ask('calls'),
    busy: async () => {
      const usages = (await askAll(parts, 'cpu')) as NodeJS.CpuUsage[];
      const [own = 0, its = 0, rest = 0] = usages.map(secondsOf);
      return { handlers: own, table: its, 'other upstreams': rest, driver: secondsOf(process.cpuUsage()) };
    },
    setFaultRate: async (rate) => {
      await askAll([table, others], 'setFaultRate', rate);
    },
    faults: async () => (await askAll([table, others], 'faults')).reduce<number>((sum, one) => sum + Number(one), 0),
    stop: async () => {
      await Promise.all(parts.map((one) => one.stop()));
    },
  };
};

/** Sockets that are kept for the next request close within this time. Milliseconds. */
const REST_MS = 1_500;

/** When nothing runs any more, so that two samples can be compared. */
export const sampleAtRest = async (service: Service): Promise<Sample> => {
  const until = Date.now() + 30_000;
  while ((await service.events()).running > 0 && Date.now() < until) await sleep(100);
  await sleep(REST_MS);
  return service.sample();
};
