/** What a load run prints, and whether it kept to its targets. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import type { FunctionFigures, Sample } from '../service/meter.ts';
import { machine, table, today } from '../support/machine.ts';
import type { FlowFigures } from './flows.ts';
import type { MixedResult } from './mixed.ts';

const MIB = 2 ** 20;
/** Code that is compiled late, and what a collection leaves to the next one, in bytes. */
const HEAP_TOLERANCE = 6 * MIB;
const TAIL = 10;

export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
}

const isDeliberate = (name: string, status: string): boolean => name === 'upload-url' && status === '429';

/** Answers that are neither a success nor the one refusal that was asked for. */
const errorsOf = (functions: readonly FunctionFigures[]): string[] =>
  functions.flatMap(({ name, statuses }) =>
    Object.entries(statuses)
      .filter(([status]) => Number(status) >= 400 && !isDeliberate(name, status))
      .map(([status, count]) => `${count} × ${name} ${status}`),
  );

export interface AtRest {
  /** After the warm-up, and after the traffic: nothing runs then, so what is there stays there. */
  readonly before: Sample;
  readonly after: Sample;
}

export const checksOf = (
  mixed: MixedResult,
  functions: readonly FunctionFigures[],
  { before, after }: AtRest,
): readonly Check[] => {
  const errors = [...errorsOf(functions), ...(mixed.lost > 0 ? [`${mixed.lost} lost`] : []), ...mixed.flows.failures];
  const refused = functions.find(({ name }) => name === 'upload-url')?.statuses['429'] ?? 0;
  const grown = after.heap - before.heap;
  const { p50, p99 } = mixed.latency;
  return [
    { what: 'no error', ok: errors.length === 0, found: errors.length === 0 ? 'none' : errors.join(', ') },
    { what: 'deliberate 429', ok: refused > 0, found: String(refused) },
    { what: `p99 within ${TAIL} × p50`, ok: p99 <= TAIL * p50, found: `${(p99 / p50).toFixed(1)} ×` },
    {
      what: 'memory flat',
      ok: grown <= HEAP_TOLERANCE,
      found: `heap at rest ${(before.heap / MIB).toFixed(1)} MiB before and ${(after.heap / MIB).toFixed(1)} MiB after`,
    },
  ];
};

const checkTable = (checks: readonly Check[]): string =>
  table(
    ['target', 'found', 'kept'],
    checks.map(({ what, ok, found }) => [what, found, ok ? 'yes' : 'NO']),
  );

const functionTable = (functions: readonly FunctionFigures[]): string =>
  table(
    ['function', 'requests', 'statuses', 'p50 ms', 'p99 ms'],
    [...functions]
      .sort((left, right) => right.requests - left.requests)
      .map(({ name, requests, statuses, p50, p99 }) => [
        name,
        requests,
        Object.entries(statuses)
          .map(([status, count]) => `${status}: ${count}`)
          .join(', '),
        p50.toFixed(1),
        p99.toFixed(1),
      ]),
  );

const sampleTable = (samples: readonly Sample[]): string =>
  table(
    ['s', 'heap MiB', 'external MiB', 'resident MiB', 'sockets'],
    samples.map(({ at, heap, external, rss, resources }) => [
      ((at - (samples[0]?.at ?? 0)) / 1_000).toFixed(0),
      (heap / MIB).toFixed(1),
      (external / MIB).toFixed(1),
      (rss / MIB).toFixed(0),
      resources['TCPSocketWrap'] ?? 0,
    ]),
  );

const flowTable = (flows: readonly FlowFigures[]): string =>
  table(
    [
      'users/s',
      'begun',
      'looks',
      'looks/s in time',
      'flow p50 ms',
      'flow p99 ms',
      'analyze p50',
      'handler ms/flow',
      'cores: handlers',
      'table',
      'others',
      'driver',
    ],
    flows.map(({ usersPerSecond, begun, ended, keptUpPerSecond, times, cores, handlerMsPerFlow }) => [
      usersPerSecond,
      begun,
      ended,
      keptUpPerSecond.toFixed(1),
      times['whole flow'].p50.toFixed(0),
      times['whole flow'].p99.toFixed(0),
      times.analyze.p50.toFixed(0),
      handlerMsPerFlow.toFixed(0),
      cores.handlers.toFixed(2),
      cores.table.toFixed(2),
      cores['other upstreams'].toFixed(2),
      cores.driver.toFixed(2),
    ]),
  );

export interface LoadReport {
  readonly before: string;
  readonly seconds: number;
  readonly connections: number;
  readonly mixed: MixedResult;
  readonly atRest: AtRest;
  readonly functions: readonly FunctionFigures[];
  /** Seconds of processor time by process during the mixed traffic. */
  readonly mixedCores: Readonly<Record<string, number>>;
  readonly flows: readonly FlowFigures[];
  readonly checks: readonly Check[];
}

const busiest = (cores: Readonly<Record<string, number>>): string =>
  Object.entries(cores)
    .sort(([, left], [, right]) => right - left)
    .map(([name, share]) => `${name} ${share.toFixed(2)}`)
    .join(', ');

export const print = (report: LoadReport): void => {
  const { seconds, connections, mixed, functions, flows, checks } = report;
  const { p50, p90, p99, max } = mixed.latency;
  console.log(`Load, ${today()}, ${machine()}; ${report.before}\n`);
  console.log(`Mixed traffic: ${seconds} s, ${connections} connections that are never idle, 1 full flow a second\n`);
  console.log(
    `${mixed.requests} answers, ${mixed.perSecond.toFixed(0)} a second; ms: p50 ${p50}, p90 ${p90}, p99 ${p99}, max ${max}`,
  );
  console.log(`Processor cores in use: ${busiest(report.mixedCores)}`);
  console.log(
    'One process ran all handlers, 24 requests at a time and the rest in line; Lambda gives each a process of its own.\n',
  );
  console.log(`${functionTable(functions)}\n`);
  console.log(`The handlers' process under this load, after a collection\n\n${sampleTable(mixed.samples)}\n`);
  if (flows.length > 0) console.log(`Full flows: upload-url, PUT, analyze, look, list\n\n${flowTable(flows)}\n`);
  for (const { usersPerSecond, failures } of flows) {
    if (failures.length > 0)
      console.log(`At ${usersPerSecond} users/s ${failures.length} failed, such as ${failures[0] ?? ''}`);
  }
  console.log(checkTable(checks));
};

/** Load of the last minute by everything on this machine; to be asked before the benchmark begins. */
export const busyBefore = (): string => {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  const warning = load > cores / 4 ? ': a busy machine, so these are no figures to keep' : '';
  return `load ${load.toFixed(1)} on ${cores} cores before the start${warning}`;
};

export const save = (name: string, report: object): void => {
  const file = join(import.meta.dirname, `../../.build/${name}.json`);
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine: machine(), ...report }, null, 1)}\n`);
  console.log(`\nAll figures: .build/${name}.json`);
};
