/** `npm run bench:load`: users who never rest on the packaged functions, for a minute or for long, with or without faults. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type App, createApp, REQUESTS, type Whose } from '../app.ts';
import { STAGE, unpackFunctions } from '../bundles.ts';
import { machine, tell } from '../machine.ts';
import { createRandom, type Random } from '../random.ts';
import { type Functions, type Sample, startFunctions, startUpstreams } from '../service.ts';
import { checksOf, type Report, reportOf, type Slice } from './report.ts';
import { createTally, type Tally } from './tally.ts';
import { createUser, noWays } from './traffic.ts';

const USAGE = `Usage: npm run bench:load [-- --minutes 1] [--users 24] [--faults 0] [--packaged] [--write]

--users     each has one request under way at any time; one process answers them all, where Lambda gives each its own
--faults    share of upstream calls, 0 to 1, that fail, are throttled, hang or are cut; 0.01 over 20 minutes is a soak
--packaged  takes .build/packages/${STAGE} as it is; else the stage is packaged first
--write     writes the tables to docs/operate/performance.md

TEST_DYNAMODB_ENDPOINT takes another DynamoDB than dynalite. Exit code 1: a wrong answer, a tail beyond 20 times the median,
or heap, handles or sockets that grow.`;

/** At a real pace, in milliseconds. */
const PACE = { rekognition: [175, 525], openai: [750, 2_250], s3: [4, 12] };
const SLICES = 12;
const MIN_SLICE_SECONDS = 3;
/** Sockets that are kept for the next request close within this time. Milliseconds. */
const REST = 1_500;
/** A user's upload URLs of a day: few, so that a short run meets the limit too. */
const UPLOAD_URLS = '3';
const LOOKS = 100;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    users: { type: 'string', default: '24' },
    faults: { type: 'string', default: '0' },
    packaged: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [minutes, users, faults] = [Number(values.minutes), Number(values.users), Number(values.faults)];

type Act = (random: Random) => Promise<unknown>;

/** So many users, each with one action after the other, until the time is over. */
const runUsers = async (act: Act, seconds: number, seed: number): Promise<void> => {
  const until = performance.now() + seconds * 1_000;
  const one = async (user: number): Promise<void> => {
    const random = createRandom(seed * users + user);
    while (performance.now() < until) await act(random);
  };
  await Promise.all(Array.from({ length: users }, (_, user) => one(user)));
};

interface Bench {
  readonly functions: Functions;
  readonly tally: Tally;
}

/** What one kind of traffic took, by the functions' own processor time. */
const sliceOf = async ({ functions, tally }: Bench, act: Act, seconds: number, seed: number): Promise<Slice> => {
  tally.startSlice();
  const [since, cpu] = [performance.now(), await functions.cpuMs()];
  await runUsers(act, seconds, seed);
  const cpuMs = (await functions.cpuMs()) - cpu;
  return { ...tally.slice(), cpuMs, seconds: (performance.now() - since) / 1_000 };
};

const makeLooks = async (app: App): Promise<readonly Whose[]> => {
  const looks: Whose[] = [];
  for (let look = 0; look < Math.min(LOOKS, users); look += 1) {
    const userId = randomUUID();
    looks.push({ userId, uploadId: (await app.wholeWay(userId)).uploadId });
  }
  return looks;
};

const soak = async (
  bench: Bench,
  act: Act,
): Promise<{ readonly slices: readonly Slice[]; readonly samples: readonly Sample[] }> => {
  const seconds = Math.max(MIN_SLICE_SECONDS, (minutes * 60) / SLICES - REST / 1_000);
  const until = performance.now() + minutes * 60_000;
  const slices: Slice[] = [];
  const samples: Sample[] = [];
  while (performance.now() < until) {
    slices.push(await sliceOf(bench, act, seconds, 1 + slices.length));
    await sleep(REST);
    samples.push(await bench.functions.sample());
  }
  return { slices, samples };
};

const measure = async (): Promise<Report> => {
  const upstreams = await startUpstreams({ faults });
  const env = { ...upstreams.env, ...upstreams.modelEnv, UPLOAD_URLS_PER_DAY: UPLOAD_URLS };
  const functions = startFunctions(env);
  const tally = createTally();
  const bench = { functions, tally };
  const app = createApp(functions, { onAnswer: tally.add });
  try {
    const looks = await makeLooks(app);
    await upstreams.ask('setPace', PACE);
    const nobody = { userId: randomUUID(), uploadId: '' };
    const health: Act = () => app.once(nobody, REQUESTS.health());
    await runUsers(health, 1, 0);
    const baseline = await sliceOf(bench, health, MIN_SLICE_SECONDS, 0);
    tally.reset();
    const ways = noWays();
    const { slices, samples } = await soak(bench, createUser(app, looks, ways));
    const struck = await upstreams.ask<number>('faults');
    return { baseline, slices, samples, functions: tally.functions(), ways, faults, struck };
  } finally {
    await Promise.all([functions.stop(), upstreams.stop()]);
  }
};

const run = async (): Promise<void> => {
  const machineBefore = machine();
  await unpackFunctions(values.packaged);
  const report = await measure();
  const what = `${minutes} min, ${users} users who never rest, faults at ${(100 * faults).toFixed(1)} % of upstream calls`;
  await tell('load', `${machineBefore} · ${what}\n\n${reportOf(report)}`, values.write);
  process.exitCode = checksOf(report).every(({ isKept }) => isKept) ? 0 : 1;
};

if (values.help) console.log(USAGE);
else await run();
