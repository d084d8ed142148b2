/** What happens to a selfie: events that repeat, come late or never, clients that retry, users who delete. */
import type { Random } from '../../dev/faults/random.ts';
import { Problem, type SelfieCode } from '../../src/lib/errors.ts';
import type { LookOrPending } from '../../src/lib/use-cases/looks/find-look.ts';
import { sweepSelfies } from '../../src/lib/use-cases/selfies/sweep-selfies.ts';
import type { Selfie, World } from './world.ts';

const TRUTHS: readonly (SelfieCode | undefined)[] = [undefined, undefined, undefined, 'too_dark', 'no_face'];
/** As Lambda tries an asynchronous event: at once, after a minute, and after two more. */
const LAMBDA_WAITS = [0, 60_000, 120_000];
const LATE_MS = 10 * 60_000;

const settle = async (run: () => Promise<unknown>): Promise<boolean> =>
  run().then(
    () => true,
    () => false,
  );

const deliver = async (world: World, objectKey: string): Promise<void> => {
  for (const wait of LAMBDA_WAITS) {
    await world.clock.sleep(wait);
    if (await settle(() => world.invocation().onEvent(objectKey))) return;
  }
  world.scheduler.note(`dead letter ${objectKey}`);
};

/** Most events come at once, some late, so that they overtake each other. */
const event = async (world: World, random: Random, { objectKey }: Selfie): Promise<void> => {
  await world.clock.sleep(random.chance(0.2) ? random.next() * LATE_MS : random.next() * 500);
  await deliver(world, objectKey);
};

const wordOf = (found: LookOrPending): string => (found.kind === 'look' ? 'look' : 'pending');

/** Another user's eyes would see the same: what a client was told is kept, faults aside. */
const tell = async (selfie: Selfie, ask: () => Promise<LookOrPending>): Promise<void> => {
  try {
    selfie.answers.push(wordOf(await ask()));
  } catch (error) {
    if (error instanceof Problem && error.status < 500) selfie.answers.push(error.code);
  }
};

/** As a phone does it: asks a few times, whatever comes back. */
const poll = async (world: World, random: Random, selfie: Selfie): Promise<void> => {
  const { userId, uploadId } = selfie;
  for (let asks = 2 + Math.floor(random.next() * 3); asks > 0; asks -= 1) {
    await world.clock.sleep(random.next() * 5_000);
    const { analyze, find } = world.invocation();
    await tell(selfie, () => (random.chance(0.5) ? analyze(userId, uploadId) : find(userId, uploadId)));
  }
};

/** Most deletions come while the selfie is being analysed. Milliseconds. */
const MOST_BEFORE_DELETION = { hasty: 3_000, late: 60_000 };

/** A user who deletes asks again until it has worked. */
const forget = async (world: World, random: Random, selfie: Selfie): Promise<void> => {
  await world.clock.sleep(random.next() * MOST_BEFORE_DELETION[random.chance(0.8) ? 'hasty' : 'late']);
  selfie.deleted = true;
  const done = (error: unknown): boolean => (error as { code?: string }).code === 'not_found';
  for (let asks = 0; asks < 50; asks += 1) {
    const gone = await world
      .invocation()
      .forget(selfie.userId, selfie.uploadId)
      .then(() => true, done);
    if (gone) return;
    await world.clock.sleep(1_000);
  }
  throw new Error('A deletion never worked');
};

/** The presigned URL can be used again once its object is gone: S3 then sends another event. */
const putAgain = async (world: World, random: Random, selfie: Selfie): Promise<void> => {
  await world.clock.sleep(random.next() * 60_000);
  if (world.bucket.objects.has(selfie.objectKey)) return;
  world.putObject(selfie.objectKey);
  await event(world, random, selfie);
};

/** 0 for a dropped event, 2 for a repeated one. */
const eventsOf = (random: Random): number => {
  if (random.chance(0.15)) return 0;
  return random.chance(0.2) ? 2 : 1;
};

export const liveThrough = async (world: World, random: Random, userId: string): Promise<void> => {
  const selfie = await world.put(userId, random.pick(TRUTHS));
  const acts = Array.from({ length: eventsOf(random) }, () => () => event(world, random, selfie));
  if (random.chance(0.5)) acts.push(() => poll(world, random, selfie));
  if (random.chance(0.5)) acts.push(() => poll(world, random, selfie));
  if (random.chance(0.2)) acts.push(() => forget(world, random, selfie));
  if (random.chance(0.05)) acts.push(() => putAgain(world, random, selfie));
  await Promise.all(acts.map((act) => act()));
};

const SWEEP_EVERY_MS = 5 * 60_000;

/** The scheduled function: it hands on what lies there for long, and does not wait for what becomes of it. */
export const sweep = async (world: World): Promise<void> => {
  await world.clock.sleep(SWEEP_EVERY_MS);
  const started: Promise<void>[] = [];
  await sweepSelfies({
    list: world.list,
    start: (objectKey) => {
      started.push(deliver(world, objectKey));
      return Promise.resolve();
    },
    clock: world.clock,
    report: () => undefined,
  })();
  await Promise.all(started);
};
