/** What the plan starts from: how many users do what, what AWS limits and what it charges. */
import { readFileSync } from 'node:fs';
import { ASSUMPTIONS as POPULATION } from '../cost/population.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

interface Limit {
  readonly value: number;
  readonly what: string;
  readonly source: string;
}
export type LimitName =
  | 'partitionRead'
  | 'partitionWrite'
  | 'tableRead'
  | 'tableWrite'
  | 'lambda'
  | 'lambdaNew'
  | 'rekognition'
  | 'apiAccount'
  | 's3Put';

export const LIMITS = read('limits.json') as Readonly<Record<LimitName, Limit>> & {
  readonly prices: {
    readonly perGigabyteMonth: number;
    readonly backupPerGigabyteMonth: number;
    readonly source: string;
    readonly read: string;
  };
};
export const PRICES = (
  read('../cost/prices.json') as {
    dynamodb: { perMillionReadUnits: number; perMillionWriteUnits: number; read: string };
  }
).dynamodb;

export interface Assumptions {
  readonly users: number;
  readonly returnsPerUserAndMonth: number;
  readonly perVisit: Readonly<Record<string, number>>;
  readonly perReturn: Readonly<Record<string, number>>;
  readonly modelShare: number;
  readonly busiestHour: number;
  readonly push: { readonly share: number; readonly minutes: number };
  readonly seconds: Readonly<
    Record<'analysis' | 'analysis with the model' | 'look held by ?wait' | 'other request', number>
  >;
  readonly memorySeconds: number;
  readonly retentionDays: number;
  readonly uploadDays: number;
  readonly largestUndertoneShare: number;
}
export const ASSUMED = read('assumptions.json') as Assumptions;

export const MONTH_DAYS = 30;
export const DAY_SECONDS = 86_400;

const meanOf = (weights: Readonly<Record<string, number>>, values: Readonly<Record<string, number>>): number => {
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return (
    Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (values[name] ?? Number(name)), 0) / all
  );
};
export const VISITS_PER_MONTH = meanOf(POPULATION.visits, {});
export const REFINEMENTS_PER_VISIT = meanOf(POPULATION.refinements, { none: 0, one: 1, two: 2 });
