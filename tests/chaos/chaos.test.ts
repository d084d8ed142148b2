import { randomInt } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { runStorm, type Storm } from './storm.ts';

const SEED = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31));
const UPLOADS = Number(process.env['CHAOS_UPLOADS'] ?? 500);
const SHARE = 0.08;

/** Every boundary that a fault can strike. */
const BOUNDARIES = [
  'claim',
  'read',
  'detectFaces',
  'stylist',
  'takeQuota',
  'create',
  'complete',
  'fail',
  'release',
  'remove',
];

const boundariesOf = ({ struck }: Storm): Set<string> =>
  new Set([...struck.keys()].map((key) => key.split(' ')[0] ?? ''));

describe(`${UPLOADS} uploads under faults (CHAOS_SEED=${SEED})`, () => {
  it('lose nothing, do nothing twice, and leave nothing behind', async () => {
    const storm = await runStorm({ seed: SEED, uploads: UPLOADS, users: 50, share: SHARE });

    const struck = [...storm.struck.values()].reduce((sum, count) => sum + count, 0);
    console.log(`seed ${SEED}: ${storm.log.length} steps, ${struck} faults of ${storm.struck.size} kinds`);
    expect(storm.findings).toEqual([]);
    expect(struck).toBeGreaterThan(UPLOADS / 2);
    expect([...boundariesOf(storm)]).toEqual(expect.arrayContaining(BOUNDARIES));
  });
});

describe('a seed', () => {
  const small = (seed: number): Promise<Storm> => runStorm({ seed, uploads: 40, users: 5, share: 0.15 });

  it('replays a run step by step', async () => {
    const [first, again] = [await small(SEED), await small(SEED)];

    expect(first.log.length).toBeGreaterThan(400);
    expect(again.log).toEqual(first.log);
    expect([...again.struck]).toEqual([...first.struck]);
  });

  it('other than this one gives another run', async () => {
    expect((await small(SEED)).log).not.toEqual((await small(SEED + 1)).log);
  });
});
