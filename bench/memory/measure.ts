/** Cold starts under the share of a CPU that each size of memory pays for, size by size. */
import { startOnce } from '../cold/measure.ts';
import { bundleFunctions } from '../cold/bundles.ts';
import { eventSource } from '../support/events.ts';
import { machine, median, today } from '../support/machine.ts';
import type { MemoryResult, MemoryRow } from '../support/results.ts';
import { startUpstreams } from '../support/upstreams.ts';
import { openQuota } from './quota.ts';

/** MB for one vCPU: AWS Lambda developer guide, "Configure Lambda function memory". */
const VCPU_MB = 1_769;
export const SIZES = [256, 512, 1_024, 1_536, 1_769] as const;
/** One of each kind. */
const KINDS = ['health', 'upload-url', 'get-look', 'list-looks', 'export-user', 'analyze', 'analyze-on-upload'];

type Start = (name: string, command: readonly string[]) => Promise<number>;

const underQuota = async (start: Start, name: string, megabytes: number): Promise<number> => {
  const quota = openQuota(megabytes / VCPU_MB);
  if (!quota) throw new Error('A quota of CPU time needs Linux and the right to make a control group: try as root.');
  try {
    return await start(name, quota.command);
  } finally {
    quota.close();
  }
};

const measureRow = async (start: Start, name: string, runs: number): Promise<MemoryRow> => {
  const milliseconds: number[] = [];
  for (const megabytes of SIZES) {
    const taken: number[] = [];
    for (let turn = 0; turn < runs; turn += 1) taken.push(await underQuota(start, name, megabytes));
    milliseconds.push(median(taken));
  }
  return { name, milliseconds };
};

export const measureMemory = async (runs: number): Promise<MemoryResult> => {
  const upstreams = await startUpstreams();
  const nextEvent = await eventSource(upstreams.table);
  const bundles = await bundleFunctions();
  const env = { PATH: process.env['PATH'], ...upstreams.env };
  const start: Start = async (name, command) => {
    const file = bundles.find((bundle) => bundle.name === name)?.file ?? '';
    return (await startOnce(file, await nextEvent(name), env, command)).milliseconds;
  };
  const rows: MemoryRow[] = [];
  for (const name of KINDS) rows.push(await measureRow(start, name, runs));
  await upstreams.stop();
  return { machine: machine(), date: today(), runs, rows };
};
