import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTable, type TestTable } from '../support/dynamodb.ts';
import { liveThrough, sweep } from './actors.ts';
import { audit } from './auditor.ts';
import { type FaultPlan, randomFrom } from './faults.ts';
import { createWorld } from './world.ts';

const SEED = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31));
const USERS = 50;
const UPLOADS = Number(process.env['CHAOS_UPLOADS'] ?? 500);
/** Uploads under way at once. */
const CONCURRENT = 20;
/** Of the calls at any boundary. */
const FAULTS = 0.08;
/** Sweeps under faults, then without: an outage ends some day. */
const SWEEPS = { stormy: 3, calm: 3 };

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

describe(`${UPLOADS} uploads under faults (CHAOS_SEED=${SEED})`, () => {
  it('lose nothing, do nothing twice, and leave nothing behind', async () => {
    const random = randomFrom(SEED);
    const plan: FaultPlan = { random, share: FAULTS, struck: new Map() };
    const world = createWorld(table, plan);
    const users = Array.from({ length: USERS }, () => randomUUID());
    const left = Array.from({ length: UPLOADS }, (_, index) => users[index % USERS]!);
    const worker = async (): Promise<void> => {
      for (let user = left.pop(); user !== undefined; user = left.pop()) await liveThrough(world, random, user);
    };

    await Promise.all(Array.from({ length: CONCURRENT }, worker));
    for (let turn = 0; turn < SWEEPS.stormy; turn += 1) await sweep(world);
    plan.share = 0;
    for (let turn = 0; turn < SWEEPS.calm; turn += 1) await sweep(world);

    const struck = [...plan.struck.values()].reduce((sum, count) => sum + count, 0);
    console.log(`seed ${SEED}: ${struck} faults of ${plan.struck.size} kinds struck`);
    expect(struck).toBeGreaterThan(UPLOADS / 4);
    expect(await audit(world, users, '2026-11-24')).toEqual([]);
  });
});
