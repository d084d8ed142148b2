/** The functions in a process of their own and what they call in another: what every benchmark runs. */
import { join } from 'node:path';
import type { Service as Called } from '../dev/faults/rules.ts';
import { bundleOf } from './bundles.ts';
import { type Part, startPart } from './parts.ts';

/** By the service that is called, its shortest and its longest answer in milliseconds. */
export type Pace = Readonly<Partial<Record<Called, readonly [number, number]>>>;

/** One call under way; the clock is the machine's own, in milliseconds. */
export interface Busy {
  readonly service: Called;
  /** As the service's API names it. */
  readonly operation: string;
  readonly from: number;
  readonly to: number;
}

export interface UpstreamsPlace {
  readonly url: string;
  /** The table's name. */
  readonly table: string;
}

export interface Upstreams extends Part {
  readonly env: NodeJS.ProcessEnv;
  /** With it the model is asked, else the rules engine answers. */
  readonly modelEnv: NodeJS.ProcessEnv;
}

const environment = ({ url, table }: UpstreamsPlace): NodeJS.ProcessEnv => ({
  STAGE: 'bench',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL_DYNAMODB: url,
  AWS_ENDPOINT_URL_S3: url,
  AWS_ENDPOINT_URL_REKOGNITION: url,
  TABLE_NAME: table,
  SELFIES_BUCKET: 'selfies',
  AR_ASSETS_BUCKET: 'ar-assets',
  ALLOWED_ORIGINS: 'https://app.example',
  ANALYSES_PER_DAY: '1000000',
  UPLOAD_URLS_PER_DAY: '1000000',
  REFINEMENTS_PER_DAY: '1000000',
  UPLOAD_URL_TTL_SECONDS: '60',
  LOOK_RETENTION_DAYS: '365',
  REQUIRE_CONSENT: 'false',
  NOTICE_VERSION: '2026-11',
  USER_POOL_ID: 'us-east-1_bench',
  USER_POOL_CLIENT_ID: '1example23456789',
  ERASE_FUNCTION_NAME: 'erase',
  ANALYZE_FUNCTION_NAME: 'analyze',
  MALLOC_ARENA_MAX: '2',
});

export interface UpstreamsOptions {
  /** The selfie that Rekognition knows; the drawn one by default. */
  readonly selfie?: string;
  /** Share of calls, 0 to 1, that fail, are throttled, hang or are cut. */
  readonly faults?: number;
}

export const startUpstreams = async ({ selfie, faults = 0 }: UpstreamsOptions = {}): Promise<Upstreams> => {
  const file = join(import.meta.dirname, 'upstreams-process.ts');
  const dynamodb = process.env['TEST_DYNAMODB_ENDPOINT'];
  const part = startPart(file, {
    argv: selfie === undefined ? [] : [selfie],
    env: dynamodb === undefined ? {} : { TEST_DYNAMODB_ENDPOINT: dynamodb },
  });
  const place = await part.ask<UpstreamsPlace>('where');
  const url = faults > 0 ? await part.ask<string>('breakCalls', faults) : place.url;
  return {
    ...part,
    env: environment({ ...place, url }),
    modelEnv: { OPENAI_API_KEY: 'bench', OPENAI_BASE_URL: `${url}/v1` },
  };
};

export interface Invocation {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** On the machine's clock, in milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Since the process started. */
  readonly loadedMs: number;
  readonly sinceStartMs: number;
  /** Of all threads, since the start and for this event. */
  readonly cpuMs: number;
  readonly ownCpuMs: number;
}

export interface Sample {
  /** Milliseconds. */
  readonly at: number;
  /** Bytes, after a full collection. */
  readonly heap: number;
  readonly external: number;
  readonly rss: number;
  /** What keeps the event loop alive, by kind. */
  readonly resources: Readonly<Record<string, number>>;
}

export interface InvokeOptions {
  /** So much later than the last event, for what a container remembers. */
  readonly skipMs?: number;
  readonly timeoutMs?: number;
}

export interface Functions extends Part {
  invoke(name: string, event: unknown, options?: InvokeOptions): Promise<Invocation>;
  sample(): Promise<Sample>;
  cpuMs(): Promise<number>;
  peakMiB(): Promise<number>;
}

export interface FunctionsOptions {
  /** Answered as soon as the process has started. */
  readonly first?: { readonly name: string; readonly event: unknown };
  readonly isHeard?: boolean;
}

export const startFunctions = (
  env: NodeJS.ProcessEnv,
  { first, isHeard = false }: FunctionsOptions = {},
): Functions => {
  const part = startPart(join(import.meta.dirname, 'functions-process.mjs'), {
    env,
    isHeard,
    execArgv: ['--expose-gc'],
    ...(first && { argv: [JSON.stringify({ file: bundleOf(first.name), event: first.event })], isFirstTold: true }),
  });
  return {
    ...part,
    invoke: (name, event, options) => part.ask('invoke', { file: bundleOf(name), event, ...options }),
    sample: () => part.ask('sample'),
    cpuMs: () => part.ask('cpuMs'),
    peakMiB: async () => (await part.ask<number>('peakKiB')) / 1024,
  };
};
