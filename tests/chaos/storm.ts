/** One whole run: uploads under faults, sweeps under faults, sweeps without, and what the auditor has to say. */
import { randomFrom } from '../../dev/faults/random.ts';
import { startTable } from '../../testing/dynamodb.ts';
import { START } from '../support/memory.ts';
import { liveThrough, sweep } from './actors.ts';
import { audit, auditStorm } from './auditor.ts';
import type { FaultPlan } from './faults.ts';
import { createScheduler } from './scheduler.ts';
import { createWorld } from './world.ts';

export interface StormOptions {
  readonly seed: number;
  readonly uploads: number;
  readonly users: number;
  /** 0..1, of the calls at any boundary. */
  readonly share: number;
}

export interface Storm {
  /** Promises that were broken. */
  readonly findings: readonly string[];
  readonly struck: ReadonlyMap<string, number>;
  /** Every step in its order. */
  readonly log: readonly string[];
}

/** Uploads under way at once. */
const CONCURRENT = 20;
/** Sweeps under faults, then without: an outage ends some day. */
const SWEEPS = { stormy: 3, calm: 3 };

const userName = (index: number): string => `user-${index}`;

/** The world that a storm has left, for whoever wants to look further. */
export const openStorm = async ({ seed, uploads, users, share }: StormOptions) => {
  const table = await startTable();
  const random = randomFrom(seed);
  const scheduler = createScheduler(random, START);
  const plan: FaultPlan = { random, share, struck: new Map() };
  const world = createWorld(table, plan, scheduler);
  const names = Array.from({ length: users }, (_, index) => userName(index));
  const left = Array.from({ length: uploads }, (_, index) => userName(index % users));
  const worker = async (): Promise<void> => {
    for (let user = left.pop(); user !== undefined; user = left.pop()) await liveThrough(world, random, user);
  };
  const auditNow = (): Promise<string[]> => audit(world, names);
  const weather = async (): Promise<string[]> => {
    await Promise.all(Array.from({ length: CONCURRENT }, worker));
    for (let turn = 0; turn < SWEEPS.stormy; turn += 1) await sweep(world);
    const findings = await scheduler.step('audit', () => auditStorm(world));
    plan.share = 0;
    for (let turn = 0; turn < SWEEPS.calm; turn += 1) await sweep(world);
    return [...findings, ...(await scheduler.step('audit', auditNow))];
  };
  const run = async (): Promise<Storm> => {
    const findings = await scheduler.run(weather());
    return { findings, struck: plan.struck, log: scheduler.log };
  };
  return { world, run, audit: auditNow, stop: () => table.stop() };
};

export const runStorm = async (options: StormOptions): Promise<Storm> => {
  const storm = await openStorm(options);
  try {
    return await storm.run();
  } finally {
    await storm.stop();
  }
};
