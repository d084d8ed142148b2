/** What the bill starts from: what was measured, what users do, what the stage has, what things cost and where limits are. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Units } from '../meter.ts';
import { ASSUMPTIONS as POPULATION } from './population.ts';
import type { Tally } from './simulate.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
export const MEASURED_FILE = join(import.meta.dirname, 'measured.json');

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));

export interface Taken extends Units {
  readonly bucketWrites: number;
  readonly bucketReads: number;
  readonly logBytes: number;
  /** As the gateway sends it: from a kilobyte on compressed. */
  readonly answerBytes: number;
}

export const ASKED = 'analysis, shelves read, model asked';
export const KNOWN = 'analysis, shelves and answer known';
export const HELD = 'look, held';

export interface Consumption {
  /** By what was asked. */
  readonly requests: Readonly<Record<string, Taken>>;
  /** Stored, copies in indexes included. */
  readonly lookBytes: number;
  readonly uploadBytes: number;
  readonly productOnShelf: number;
  /** Distinct custom metrics that the log lines of these requests made; those of faults are not among them. */
  readonly metrics: number;
}

export interface Measured {
  readonly date: string;
  readonly consumption: Consumption;
  /** Users of a month -> what their looks took of the model. */
  readonly simulated: Readonly<Record<string, Tally>>;
}
export const readMeasured = (): Measured => read('measured.json') as Measured;

export interface Price {
  readonly service: string;
  readonly unit: string;
  /** Up to so many units, USD for each of them; null: all beyond. */
  readonly tiers: readonly (readonly [number | null, number])[];
  readonly source: string;
}
export const PRICES = read('prices.json') as {
  readonly region: string;
  readonly read: string;
  readonly model: string;
  readonly meters: Readonly<Record<string, Price>>;
};

interface Limit {
  readonly value: number;
  readonly what: string;
  readonly source: string;
}
export const LIMITS = read('limits.json') as Readonly<Record<string, Limit>>;

type Counts = Readonly<Record<string, number>>;

export const ASSUMED = read('assumptions.json') as {
  readonly month: {
    readonly days: number;
    readonly returnsPerUser: number;
    /** Share of a month's users who are new. */
    readonly newUsers: number;
    readonly perVisit: Counts;
    readonly perReturn: Counts;
    readonly perLook: Counts;
    readonly seconds: Readonly<Record<'analysis' | 'model' | 'look, held' | 'other', number>>;
    readonly retentionDays: number;
    readonly uploadDays: number;
    readonly logDays: number;
    /** Lambda's own lines of an invocation. */
    readonly platformLogBytes: number;
    readonly logCompression: number;
    /** As long as a container remembers the catalogue. */
    readonly memorySeconds: number;
  };
  readonly load: {
    readonly users: number;
    readonly busiestHour: number;
    readonly push: { readonly share: number; readonly minutes: number };
    readonly largestUndertoneShare: number;
  };
};

const meanOf = (weights: Counts, values: Counts): number => {
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const sum = Object.entries(weights).reduce(
    (total, [name, weight]) => total + weight * (values[name] ?? Number(name)),
    0,
  );
  return sum / all;
};
/** Selfies of a user in a month, and refinements of a selfie's look. */
export const VISITS = meanOf(POPULATION.visits, {});
export const REFINEMENTS = meanOf(POPULATION.refinements, { none: 0, one: 1, two: 2 });

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

interface Part {
  readonly Resources?: Readonly<Record<string, Resource>>;
}
type Computed = (variables: { resolveVariable: (name: string) => unknown }) => Promise<Part | string>;

/** The parts of the template; a variable of the framework stands for itself, but for a file. */
const partOf = async (file: string): Promise<Part | string> => {
  const path = join(REPOSITORY, 'resources', file);
  if (file.endsWith('.yml')) return parse(readFileSync(path, 'utf8')) as Part;
  const named = (name: string): unknown => {
    const [, other] = /^file\(resources\/(.+)\)$/.exec(name) ?? [];
    return other === undefined ? name : partOf(other);
  };
  const part = createRequire(import.meta.url)(path) as Computed | Part;
  return typeof part === 'function' ? part({ resolveVariable: named }) : part;
};

const resources = async (): Promise<readonly Resource[]> => {
  const files = readdirSync(join(REPOSITORY, 'resources')).filter((file) => /\.(yml|cjs)$/.test(file));
  const parts = await Promise.all(files.map(partOf));
  return parts.flatMap((part) => (typeof part === 'string' ? [] : Object.values(part.Resources ?? {})));
};

/** Metrics of one alarm: metric math is paid for by what it reads. */
const metricsOf = ({ Properties }: Resource): number =>
  ((Properties['Metrics'] as readonly object[] | undefined) ?? [{ MetricStat: {} }]).filter(
    (metric) => 'MetricStat' in metric,
  ).length;

interface ServerlessYml {
  readonly functions: Readonly<Record<string, { readonly memorySize?: number }>>;
  readonly provider: { readonly memorySize: number };
  readonly params: {
    readonly prod: Readonly<Record<'throttlingRateLimit' | 'startRateLimit' | 'waitRateLimit', number>>;
  };
}

export const readStage = async () => {
  const all = await resources();
  const of = (type: string): readonly Resource[] => all.filter(({ Type }) => Type === type);
  const yml = parse(readFileSync(join(REPOSITORY, 'serverless.yml'), 'utf8'), { merge: true }) as ServerlessYml;
  const [table] = of('AWS::DynamoDB::Table');
  const [pool] = of('AWS::Cognito::UserPool');
  const sse = table?.Properties['SSESpecification'] as { SSEEnabled?: boolean } | undefined;
  return {
    alarmMetrics: of('AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    dashboards: of('AWS::CloudWatch::Dashboard').length,
    secrets: of('AWS::SecretsManager::Secret').length,
    functions: Object.keys(yml.functions).length,
    /** Cognito's own default. */
    poolTier: (pool?.Properties['UserPoolTier'] as string | undefined) ?? 'ESSENTIALS',
    /** SSEEnabled without a key of one's own chooses the key that AWS manages in the account, whose use is billed. */
    hasBilledKey: sse?.SSEEnabled === true,
    gigabytesOf: (name: string): number => (yml.functions[name]?.memorySize ?? yml.provider.memorySize) / 1_024,
    limits: yml.params.prod,
  };
};
export type Stage = Awaited<ReturnType<typeof readStage>>;
