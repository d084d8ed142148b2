/**
 * `npm run bench:pipeline`: from a 12-megapixel photo in S3 to the stored look, by the packaged function: the first time and
 * warm, our own time and that of what it calls, with DetectFaces at 0 ms and at 400 ms, beside the usual way.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createApp, eventOf, objectEvent } from '../app.ts';
import { bundleBaselines, STAGE, unpackFunctions } from '../bundles.ts';
import { machine, median, percentile, tell } from '../machine.ts';
import { fixed, table } from '../markdown.ts';
import {
  type Busy,
  type Functions,
  type Invocation,
  startFunctions,
  startUpstreams,
  type Upstreams,
} from '../service.ts';
import { covered } from './intervals.ts';
import { measureParts } from './measure-parts.ts';
import { drawPhoto, SIZE } from './photo.ts';

const USAGE = `Usage: npm run bench:pipeline [-- --runs 15] [--packaged] [--write]

--packaged  takes .build/packages/${STAGE} as it is; else the stage is packaged first
--write     writes the tables to docs/operate/performance.md`;

/** Longer than a container remembers the catalogue. Milliseconds. */
const FORGETTING = 31_000;
const WARM_UP = 10;
/** What DetectFaces takes, in milliseconds: nothing, so that only our own time is left, and about what it takes on AWS. */
const PACES = [0, 400] as const;

const OURS = 'analyze-on-upload';
const USUAL = 'baseline-analyze';

interface Candidate {
  readonly row: string;
  readonly name: typeof OURS | typeof USUAL;
  /** Undefined: the first event of a process. */
  readonly skipMs?: number;
}

const CANDIDATES: readonly Candidate[] = [
  { row: 'usual, first in a process', name: USUAL },
  { row: 'first in a process', name: OURS },
  { row: 'usual, warm', name: USUAL, skipMs: 0 },
  { row: 'warm, catalogue read anew', name: OURS, skipMs: FORGETTING },
  { row: 'warm, catalogue remembered', name: OURS, skipMs: 0 },
];
const usualOf = ({ skipMs }: Candidate): string => (skipMs === undefined ? 'usual, first in a process' : 'usual, warm');

interface Analysis {
  readonly wholeMs: number;
  /** While at least one call was under way elsewhere; calls run beside each other and beside our own work. */
  readonly elsewhereMs: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
}

interface Bench {
  readonly upstreams: Upstreams;
  readonly upload: () => Promise<{ readonly userId: string; readonly uploadId: string }>;
}

const startProcess = async ({ upstreams, upload }: Bench, name: string) => {
  const event = await eventFor(name, await upload());
  await upstreams.ask('busy');
  const env = { ...upstreams.env, ...(name === USUAL && upstreams.modelEnv) };
  return startFunctions(env, { first: { name, event } });
};

const eventFor = (name: string, { userId, uploadId }: Awaited<ReturnType<Bench['upload']>>): unknown =>
  name === OURS ? objectEvent(uploadId) : eventOf({ userId, uploadId }, { payload: { uploadId } });

const elsewhere = async ({ upstreams }: Bench, { from, to }: Invocation): Promise<number> =>
  covered(await upstreams.ask<readonly Busy[]>('busy'), from, to);

const firstOf = async (bench: Bench, name: string): Promise<Analysis> => {
  const functions = await startProcess(bench, name);
  const first = await functions.first<Invocation>();
  const elsewhereMs = await elsewhere(bench, first);
  const peakMiB = await functions.peakMiB();
  await functions.stop();
  return { wholeMs: first.sinceStartMs, elsewhereMs, cpuMs: first.cpuMs, peakMiB };
};

const warmOf = async (bench: Bench, functions: Functions, { name, skipMs = 0 }: Candidate): Promise<Analysis> => {
  const event = await eventFor(name, await bench.upload());
  await bench.upstreams.ask('busy');
  const invocation = await functions.invoke(name, event, { skipMs });
  const elsewhereMs = await elsewhere(bench, invocation);
  const peakMiB = await functions.peakMiB();
  return { wholeMs: invocation.to - invocation.from, elsewhereMs, cpuMs: invocation.ownCpuMs, peakMiB };
};

type Taken = ReadonlyMap<Candidate, Analysis[]>;

/** In turns, so that a busy minute of the machine falls on all alike. */
const measureAt = async (bench: Bench, paceMs: number, runs: number): Promise<Taken> => {
  await bench.upstreams.ask('setPace', { rekognition: [paceMs, paceMs] });
  const processes = { [USUAL]: await startProcess(bench, USUAL), [OURS]: await startProcess(bench, OURS) };
  await Promise.all(Object.values(processes).map((one) => one.first()));
  const taken = new Map(CANDIDATES.map((candidate) => [candidate, [] as Analysis[]]));
  for (let turn = -WARM_UP; turn < runs; turn += 1) {
    for (const [candidate, its] of taken) {
      const isFirst = candidate.skipMs === undefined;
      if (isFirst && turn < 0) continue;
      const { name } = candidate;
      const analysis = isFirst ? await firstOf(bench, name) : await warmOf(bench, processes[name], candidate);
      if (turn >= 0) its.push(analysis);
    }
  }
  await Promise.all(Object.values(processes).map((one) => one.stop()));
  return taken;
};

const HEADER = [
  'analysis',
  'DetectFaces ms',
  'whole ms',
  '× usual',
  'p99 ms',
  'elsewhere ms',
  'own ms',
  'CPU ms',
  'peak MiB',
];

const rowsOf = (taken: Taken, paceMs: number): readonly (readonly (string | number)[])[] => {
  const middle = (its: readonly Analysis[], value: (one: Analysis) => number): number => median(its.map(value));
  const whole = new Map([...taken].map(([{ row }, its]) => [row, middle(its, ({ wholeMs }) => wholeMs)]));
  return [...taken].map(([candidate, its]) => {
    const { row } = candidate;
    const wholeMs = whole.get(row) ?? Number.NaN;
    const ratio = wholeMs / (whole.get(usualOf(candidate)) ?? Number.NaN);
    const p99 = percentile(
      its.map((one) => one.wholeMs),
      0.99,
    );
    const parts = [
      middle(its, ({ elsewhereMs }) => elsewhereMs),
      middle(its, (one) => one.wholeMs - one.elsewhereMs),
      middle(its, ({ cpuMs }) => cpuMs),
      Math.max(...its.map(({ peakMiB }) => peakMiB)),
    ];
    return [row, paceMs, fixed(wholeMs), fixed(ratio, 2), fixed(p99), ...parts.map((value) => fixed(value))];
  });
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    packaged: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const measureAll = async (selfie: string, runs: number): Promise<string> => {
  const upstreams = await startUpstreams({ selfie });
  const helper = startFunctions(upstreams.env);
  const app = createApp(helper, { selfie });
  const upload = async () => {
    const userId = randomUUID();
    return { userId, uploadId: await app.upload(userId) };
  };
  const rows: (readonly (string | number)[])[] = [];
  for (const paceMs of PACES) rows.push(...rowsOf(await measureAt({ upstreams, upload }, paceMs, runs), paceMs));
  await Promise.all([helper.stop(), upstreams.stop()]);
  return table(HEADER, rows);
};

const run = async (): Promise<void> => {
  const runs = Number(values.runs);
  const machineBefore = machine();
  await unpackFunctions(values.packaged);
  await bundleBaselines();
  const selfie = await drawPhoto();
  const parts = await measureParts(selfie, runs);
  const size = `${SIZE.width} × ${SIZE.height} JPEG of ${(readFileSync(selfie).length / 1e6).toFixed(1)} MB`;
  const what = `${size}, median of ${runs} analyses each, rules engine; usual: the model at 0 ms`;
  await tell('pipeline', `${machineBefore} · ${what}\n\n${await measureAll(selfie, runs)}\n\n${parts}`, values.write);
};

if (values.help) console.log(USAGE);
else await run();
