/** The tables of docs/capacity.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { table } from '../support/machine.ts';
import { ASSUMED, LIMITS, type LimitName } from './inputs.ts';
import type { Measured } from './measure.ts';
import { type Load, type MethodLoad, monthOf } from './model.ts';

const stage = parse(readFileSync(join(import.meta.dirname, '../../serverless.yml'), 'utf8'), { merge: true }) as {
  params: { prod: Record<'throttlingRateLimit' | 'startRateLimit' | 'waitRateLimit', number> };
};
const { throttlingRateLimit, startRateLimit, waitRateLimit } = stage.params.prod;

/** This service's own limits in prod. API Gateway applies each to every method by itself. */
const OWN: readonly (readonly [parameter: string, value: number, method: string, calls: keyof MethodLoad])[] = [
  ['startRateLimit', startRateLimit, '`POST /upload-url`', 'uploadUrl'],
  ['startRateLimit', startRateLimit, '`POST /analyze`', 'analyze'],
  ['waitRateLimit', waitRateLimit, '`GET /look`', 'look'],
  ['throttlingRateLimit', throttlingRateLimit, 'any other method', 'busiestOther'],
];

/** Thousands apart, and no more digits than the figure is worth. */
export const round = (value: number, digits = 0): string =>
  value.toFixed(value < 10 && value > 0 ? Math.max(1, digits) : digits).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ' ');

export const unitRows = ({ units }: Measured): string =>
  table(
    ['request', 'calls', 'read', 'of it in indexes', 'write', 'of it in indexes'],
    Object.entries(units).map(([name, { calls, readTable, readIndex, writeTable, writeIndex }]) => [
      name,
      calls,
      readTable + readIndex,
      readIndex,
      writeTable + writeIndex,
      writeIndex,
    ]),
  );

export const loadRows = (loads: readonly Load[]): string =>
  table(
    ['', 'selfies/s', 'API requests/s', 'read units/s', 'write units/s', 'functions at a time', 'DetectFaces/s'],
    loads.map((load) => [
      load.name,
      round(load.visits, 1),
      round(load.requests),
      round(load.read),
      round(load.write),
      round(load.concurrency),
      round(load.visits, 1),
    ]),
  );

export const shelfRows = (loads: readonly Load[]): string =>
  table(
    [
      'read units/s',
      'a shelf that containers remember',
      'the same shelf if they did not',
      'foundations of the commonest undertone',
    ],
    loads.map(({ name, remembered, unremembered, foundations }) => [
      name,
      round(remembered, 1),
      round(unremembered, 1),
      round(foundations, 1),
    ]),
  );

interface Against {
  readonly name: LimitName;
  readonly of: (load: Load) => number;
}
const AGAINST: readonly Against[] = [
  { name: 'tableRead', of: ({ read }) => read },
  { name: 'tableWrite', of: ({ write }) => write },
  { name: 'partitionRead', of: ({ foundations, remembered }) => Math.max(foundations, remembered) },
  { name: 'lambda', of: ({ concurrency }) => concurrency },
  { name: 'lambdaNew', of: ({ concurrency }) => concurrency },
  { name: 'rekognition', of: ({ visits }) => visits },
  { name: 'apiAccount', of: ({ requests }) => requests },
  { name: 's3Put', of: ({ visits }) => visits },
];

const share = (part: number, whole: number): string => {
  const percent = (100 * part) / whole;
  return `${percent > 100 ? '**' : ''}${percent < 1 ? '< 1' : percent.toFixed(0)} %${percent > 100 ? '**' : ''}`;
};

export const limitRows = (loads: readonly Load[]): string =>
  table(
    ['limit', ...loads.map(({ name }) => name)],
    [
      ...AGAINST.map(({ name, of }) => {
        const { value, what, source } = LIMITS[name];
        return [`[${round(value)}](${source}) ${what}`, ...loads.map((load) => share(of(load), value))];
      }),
      ...OWN.map(([parameter, value, method, calls]) => [
        `${value} calls of ${method} a second, this service's own \`${parameter}\` in prod`,
        ...loads.map(({ methods }) => share(methods[calls], value)),
      ]),
    ],
  );

export const billRows = (measured: Measured): string => {
  const { reads, writes, gigabytes, dollars } = monthOf(measured, ASSUMED);
  const total = Object.values(dollars).reduce((sum, amount) => sum + amount, 0);
  return table(
    ['a month', 'amount', 'USD'],
    [
      ['read request units', `${round(reads / 1e6)} million`, dollars.reads.toFixed(2)],
      ['write request units', `${round(writes / 1e6)} million`, dollars.writes.toFixed(2)],
      [`storage after ${ASSUMED.retentionDays} days`, `${round(gigabytes)} GB`, dollars.storage.toFixed(2)],
      ['point-in-time recovery', `${round(gigabytes)} GB`, dollars.backup.toFixed(2)],
      ['**all of it**', '', `**${total.toFixed(2)}**`],
    ],
  );
};
