/** What a day costs at most, while somebody pushes. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createQuotaStore } from '../../src/lib/adapters/table/quota.ts';
import { bodyOf } from '../../testing/events.ts';
import { me, seedOf, type Stage, startStage } from './stage.ts';

const SEED = seedOf(1_702);
const REFINEMENTS = 3;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(SEED, { REFINEMENTS_PER_DAY: String(REFINEMENTS), REQUIRE_CONSENT: 'false' });
});
afterAll(() => stage.stop());

const used = async (sub: string): Promise<Record<string, { limit: number; remaining: number }>> =>
  bodyOf(await stage.send(sub, 'get-user', me))['quota'] as Record<string, { limit: number; remaining: number }>;
const analyze = (sub: string, body: unknown) =>
  stage.send(sub, 'analyze', { resource: '/analyze', httpMethod: 'POST', body });

describe(`The bill (ATTACK_SEED=${SEED})`, () => {
  it('ends at the refinements of a day, whatever the notes and however many come at once', async () => {
    const sub = randomUUID();
    const ids = await Promise.all(Array.from({ length: 6 }, () => stage.addLook(sub)));
    const { client, name } = stage.handlers.table;
    const userHash = createHash('sha256').update(`quota:${sub}`).digest('hex').slice(0, 32);
    const day = new Date().toISOString().slice(0, 10);
    const use = { userHash, day, meter: 'refinements', limit: REFINEMENTS } as const;
    const store = createQuotaStore(client, name);
    const taken = await Promise.all(Array.from({ length: REFINEMENTS + 6 }, () => store.take(use)));
    expect(taken.filter((count) => count !== undefined)).toHaveLength(REFINEMENTS);

    const answers = await Promise.all(
      ids.map((uploadId) => analyze(sub, { uploadId, refine: 'softer', preferences: { notes: `For ${uploadId}` } })),
    );

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(429));
    expect(answers[0]?.headers).toMatchObject({ 'ratelimit-limit': String(REFINEMENTS), 'ratelimit-remaining': '0' });
    expect((await used(sub))['refinements']).toMatchObject({ limit: REFINEMENTS, remaining: 0 });
  });

  it('of an outage is nothing: a selfie that is tried again and again counts once, when it is measured', async () => {
    const sub = randomUUID();
    const uploadId = await stage.addUpload(sub);
    stage.isFaceServiceDown = true;
    for (let attempt = 0; attempt < 3; attempt += 1) await stage.arrive(uploadId).catch(() => undefined);
    const during = (await used(sub))['analyses']!;
    stage.isFaceServiceDown = false;
    await stage.arrive(uploadId);
    const after = (await used(sub))['analyses']!;

    expect(during.limit - during.remaining).toBe(0);
    expect(after.limit - after.remaining).toBe(1);
  });
});
