/** What happens to a selfie: events that repeat, come late or never, clients that retry, users who delete. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SelfieCode } from '../../src/lib/errors.ts';
import type { Random } from './faults.ts';
import type { Selfie, World } from './world.ts';

const TRUTHS: readonly (SelfieCode | undefined)[] = [undefined, undefined, undefined, 'too_dark', 'no_face'];
const LAMBDA_TRIES = 3;

const settle = async (run: () => Promise<unknown>): Promise<boolean> =>
  run().then(
    () => true,
    () => false,
  );

/** Milliseconds at most: about as long as an analysis takes here, so that everything can meet everything. */
const MOST = 60;

const pause = async (random: Random, most = MOST): Promise<void> => {
  await sleep(random.next() * most);
};

/** As Lambda delivers an event: up to three tries, a minute and more apart. */
const deliver = async (world: World, random: Random, { objectKey }: Selfie): Promise<void> => {
  for (let attempt = 0; attempt < LAMBDA_TRIES; attempt += 1) {
    await pause(random);
    if (await settle(() => world.invocation().onEvent(objectKey))) return;
    world.clock.advance(60_000);
  }
};

/** As a phone does it: asks a few times, whatever comes back. */
const poll = async (world: World, random: Random, { userId, uploadId }: Selfie): Promise<void> => {
  for (let asks = 1 + Math.floor(random.next() * 3); asks > 0; asks -= 1) {
    await pause(random);
    await settle(() => world.invocation().analyze(userId, uploadId));
  }
};

/** From before the first claim until long after the last write. */
const MOST_BEFORE_DELETION = 1_500;

/** A user who deletes asks again until it has worked. */
const forget = async (world: World, random: Random, selfie: Selfie): Promise<void> => {
  await pause(random, MOST_BEFORE_DELETION);
  selfie.deleted = true;
  const done = (error: unknown): boolean => (error as { code?: string }).code === 'not_found';
  for (let asks = 0; asks < 50; asks += 1) {
    const gone = await world
      .invocation()
      .forget(selfie.userId, selfie.uploadId)
      .then(() => true, done);
    if (gone) return;
  }
  throw new Error('A deletion never worked');
};

export const liveThrough = async (world: World, random: Random, userId: string): Promise<void> => {
  const selfie = await world.put(userId, random.pick(TRUTHS));
  const events = random.chance(0.15) ? 0 : 1 + (random.chance(0.2) ? 1 : 0);
  const acts = Array.from({ length: events }, () => () => deliver(world, random, selfie));
  if (random.chance(0.5)) acts.push(() => poll(world, random, selfie));
  if (random.chance(0.5)) acts.push(() => poll(world, random, selfie));
  if (random.chance(0.1)) acts.push(() => forget(world, random, selfie));
  await Promise.all(acts.map((act) => act()));
};

/** What the scheduled sweep does every five minutes: hands on whatever lies in the bucket. */
export const sweep = async (world: World): Promise<void> => {
  world.clock.advance(6 * 60_000);
  for (const key of [...world.bucket.objects.keys()]) await settle(() => world.invocation().onEvent(key));
};
