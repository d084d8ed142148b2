/**
 * `npm run bench:cold`: for every function the bytes of its bundle and its zip and the time from the start of a fresh
 * process to the first answer, beside the usual ways in the same turns.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sizeOf } from '../../testing/packages/packages.ts';
import { type Ask, createApp, eventOf, objectEvent, REQUESTS } from '../app.ts';
import { BASELINES, bundleBaselines, STAGE, unpackFunctions } from '../bundles.ts';
import { machine, median, tell } from '../machine.ts';
import { fixed, table } from '../markdown.ts';
import { type Invocation, startFunctions, startUpstreams, type Upstreams } from '../service.ts';
import { BUDGET_FILE, type Budgets, overBudget, readBudgets } from './budgets.ts';

const USAGE = `Usage: npm run bench:cold [-- --runs 15] [--only analyze,get-look] [--packaged] [--write] [--budgets]

--packaged  takes .build/packages/${STAGE} as it is; else the stage is packaged first
--write     writes the table to docs/operate/performance.md
--budgets   only packages, and writes what each function has now to bench/cold/budgets.json`;

/** Run by a schedule or in the background, or for an account's end: nobody waits for their start. */
const UNTIMED = new Set(['continue-erasure', 'sweep-selfies', 'erase-user', 'delete-look']);
const WITH_MODEL = 'analyze with the model';

interface Run extends Invocation {
  readonly peakMiB: number;
}

const functionOf = (row: string): string => (row === WITH_MODEL ? 'analyze' : row);

/** The usual way that a function is compared with. */
export const baselineOf = (row: string): string =>
  row.includes('analyze') ? 'baseline-analyze' : 'baseline-upload-url';

const createEvents = async (upstreams: Upstreams) => {
  const helper = startFunctions(upstreams.env);
  const app = createApp(helper);
  const reader = randomUUID();
  const { uploadId } = await app.wholeWay(reader);
  const known: readonly Ask[] = Object.values(REQUESTS).map((request) => request({ userId: reader, uploadId }));
  return {
    /** Each analysis has a new upload; a note's answer is never shared, so the model is asked. */
    next: async (row: string): Promise<unknown> => {
      const name = functionOf(row);
      const ask = known.find((request) => request.name === name);
      if (ask !== undefined && name !== 'analyze') return eventOf({ userId: reader, uploadId }, ask);
      const userId = randomUUID();
      const fresh = await app.upload(userId);
      if (name === 'analyze-on-upload') return objectEvent(fresh);
      const preferences = row === WITH_MODEL ? { preferences: { notes: `Wish ${fresh}` } } : {};
      return eventOf({ userId, uploadId: fresh }, { payload: { uploadId: fresh, ...preferences } });
    },
    stop: () => helper.stop(),
  };
};

const start = async (row: string, event: unknown, { env, modelEnv }: Upstreams): Promise<Run> => {
  const withModel = row === WITH_MODEL || row.startsWith('baseline-');
  const fresh = startFunctions({ ...env, ...(withModel && modelEnv) }, { first: { name: functionOf(row), event } });
  try {
    const run = await fresh.first<Invocation>();
    if (run.statusCode >= 300) throw new Error(`${row} answered ${run.statusCode}: ${run.body}`);
    return { ...run, peakMiB: await fresh.peakMiB() };
  } finally {
    await fresh.stop();
  }
};

/** In turns, so that a busy minute of the machine falls on all alike; the first turn only warms up what they call. */
const measure = async (rows: readonly string[], runs: number): Promise<ReadonlyMap<string, readonly Run[]>> => {
  const upstreams = await startUpstreams();
  const events = await createEvents(upstreams);
  const measured = new Map(rows.map((row) => [row, [] as Run[]]));
  for (let turn = -1; turn < runs; turn += 1) {
    for (const [row, taken] of measured) {
      if (UNTIMED.has(row)) continue;
      const run = await start(row, await events.next(row), upstreams);
      if (turn >= 0) taken.push(run);
    }
  }
  await events.stop();
  await upstreams.stop();
  return measured;
};

const HEADER = ['bundle KiB', 'zip KiB', 'loaded ms', 'first answer ms', '× baseline', 'CPU ms', '× CPU', 'peak MiB'];

const tableOf = (measured: ReadonlyMap<string, readonly Run[]>): string => {
  const middle = (row: string, value: 'loadedMs' | 'sinceStartMs' | 'cpuMs' | 'peakMiB'): number =>
    median((measured.get(row) ?? []).map((run) => run[value]));
  const ratio = (row: string, value: 'sinceStartMs' | 'cpuMs'): string =>
    fixed(middle(row, value) / middle(baselineOf(row), value), 2);
  const rows = [...measured.keys()].map((row) => {
    const { bundle, zip } = row.startsWith('baseline-') ? {} : sizeOf(STAGE, functionOf(row));
    const kib = (bytes = Number.NaN): string => fixed(bytes / 1024);
    const times = [fixed(middle(row, 'loadedMs')), fixed(middle(row, 'sinceStartMs')), ratio(row, 'sinceStartMs')];
    const rest = [fixed(middle(row, 'cpuMs')), ratio(row, 'cpuMs'), fixed(middle(row, 'peakMiB'))];
    return [row, kib(bundle), kib(zip), ...times, ...rest];
  });
  return table(['function', ...HEADER], rows);
};

const renewBudgets = (names: readonly string[]): void => {
  const old = readBudgets();
  const budgets: Budgets = Object.fromEntries(names.map((name) => [name, sizeOf(STAGE, name)]));
  writeFileSync(BUDGET_FILE, `${JSON.stringify(budgets, null, 2)}\n`);
  const rows = Object.entries(budgets).map(([name, { bundle, zip }]) => [
    name,
    bundle,
    fixed((bundle / (old[name]?.bundle ?? Number.NaN) - 1) * 100, 1),
    zip,
    fixed((zip / (old[name]?.zip ?? Number.NaN) - 1) * 100, 1),
  ]);
  console.log(table(['function', 'bundle', 'change in %', 'zip', 'change in %'], rows));
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    only: { type: 'string' },
    packaged: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    budgets: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const run = async (): Promise<void> => {
  const machineBefore = machine();
  const names = await unpackFunctions(values.packaged);
  if (values.budgets) {
    renewBudgets(names);
    return;
  }
  await bundleBaselines();
  const wanted = names.filter((name) => values.only?.split(',').includes(name) ?? true);
  const baselines = BASELINES.map((name) => `baseline-${name}`);
  const rows = [...baselines, ...wanted.flatMap((name) => (name === 'analyze' ? [name, WITH_MODEL] : [name]))];
  const measured = await measure(rows, Number(values.runs));
  const over = wanted.flatMap((name) => overBudget(name, sizeOf(STAGE, name), readBudgets()));
  const text = `${machineBefore} · median of ${values.runs} fresh processes each, taken in turns\n\n${tableOf(measured)}`;
  await tell('cold', [text, ...over].join('\n\n'), values.write);
  process.exitCode = over.length === 0 ? 0 : 1;
};

if (values.help) console.log(USAGE);
else await run();
