/** Starts each bundle in fresh processes, in turns, so that a busy minute of the machine falls on all of them alike. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventSource } from '../support/events.ts';
import { machine, median, today } from '../support/machine.ts';
import type { ColdResult, ColdRow } from '../support/results.ts';
import { startUpstreams, type Upstreams } from '../support/upstreams.ts';
import { type Bundle, bundleBaselines, bundleFunctions } from './bundles.ts';

/** Without blocking: the upstreams live in this process. */
const run = promisify(execFile);
const CHILD = join(import.meta.dirname, 'child.mjs');
const EVENT = join(import.meta.dirname, '../../.build/bench/event.json');

/** Run by a schedule or on their own; nobody waits for their start. */
const UNTIMED = new Set(['continue-erasure', 'sweep-selfies', 'erase-user', 'delete-look']);

export interface Run {
  readonly milliseconds: number;
  readonly loadedMs: number;
  readonly cpuMs: number;
  readonly rssKiB: number;
  readonly status: number;
}

interface Candidate {
  readonly name: string;
  readonly bundle: Bundle;
  readonly withModel: boolean;
}

/** `command` is set before Node's own: what starts it in other circumstances. */
export const startOnce = async (
  bundle: string,
  event: unknown,
  env: NodeJS.ProcessEnv,
  command: readonly string[] = [],
): Promise<Run> => {
  writeFileSync(EVENT, JSON.stringify(event));
  const [program, ...args] = [...command, process.execPath, CHILD, bundle, EVENT] as const;
  const { stdout } = await run(program, args, { env });
  // The metrics' lines come before.
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Run;
};

const candidates = (bundles: readonly Bundle[]): Candidate[] =>
  bundles.flatMap((bundle) => {
    const isBaseline = bundle.name.startsWith('baseline-');
    const one = { name: bundle.name, bundle, withModel: isBaseline };
    return bundle.name === 'analyze' ? [one, { ...one, name: 'analyze with the model', withModel: true }] : [one];
  });

const rowOf = ({ name, bundle }: Candidate, runs: readonly Run[]): ColdRow => {
  const size = { name, bytes: bundle.bytes, gzipBytes: bundle.gzipBytes };
  if (runs.length === 0) return { ...size, timed: null };
  const middle = (value: keyof Run): number => median(runs.map((one) => one[value]));
  return {
    ...size,
    timed: {
      milliseconds: middle('milliseconds'),
      loadedMs: middle('loadedMs'),
      cpuMs: middle('cpuMs'),
      peakMiB: middle('rssKiB') / 1024,
      statuses: [...new Set(runs.map(({ status }) => status))],
    },
  };
};

const envFor = ({ withModel }: Candidate, { env, modelEnv }: Upstreams): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  ...env,
  ...(withModel && modelEnv),
});

export const measureCold = async (runs: number, only?: readonly string[]): Promise<ColdResult> => {
  const upstreams = await startUpstreams();
  const nextEvent = await eventSource(upstreams.table);
  const all = candidates([...(await bundleBaselines()), ...(await bundleFunctions())]);
  const wanted = only ? all.filter(({ name }) => only.includes(name)) : all;
  const measured = new Map(wanted.map((candidate) => [candidate, [] as Run[]]));
  for (let turn = 0; turn < runs; turn += 1) {
    for (const [candidate, taken] of measured) {
      if (UNTIMED.has(candidate.name)) continue;
      const event = await nextEvent(candidate.bundle.name.replace(/^baseline-(analyze).*/, '$1'), candidate.withModel);
      taken.push(await startOnce(candidate.bundle.file, event, envFor(candidate, upstreams)));
    }
  }
  await upstreams.stop();
  return { machine: machine(), date: today(), runs, rows: [...measured].map(([one, taken]) => rowOf(one, taken)) };
};
