/** A CPU profile of each function's cold start and first answer. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { functionNames, OUT, REPOSITORY, stageOptions } from '../cold/bundles.ts';
import { eventSource } from '../support/events.ts';
import { machine, today } from '../support/machine.ts';
import type { ProfileResult, ProfileRow } from '../support/results.ts';
import { startUpstreams } from '../support/upstreams.ts';
import { attribute, type CpuProfile } from './attribute.ts';

const run = promisify(execFile);
const FOLDER = join(OUT, 'profile');
const CHILD = join(import.meta.dirname, '../cold/child.mjs');
/** Microseconds. */
const INTERVAL = 100;
const UNTIMED = new Set(['continue-erasure', 'sweep-selfies', 'erase-user', 'delete-look']);

/** As deployed, but with its lines: a profile knows lines and no columns of what runs at the top level. */
const bundleWithLines = async (name: string): Promise<{ readonly file: string; readonly map: SourceMap }> => {
  const file = join(FOLDER, `${name}.mjs`);
  await build({
    entryPoints: [join(REPOSITORY, `src/handlers/${name}.ts`)],
    outfile: file,
    bundle: true,
    logLevel: 'error',
    ...stageOptions(),
    minify: false,
    minifySyntax: true,
    sourcemap: 'external',
    sourcesContent: false,
  });
  type Payload = ConstructorParameters<typeof SourceMap>[0];
  return { file, map: new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as Payload) };
};

const profileOnce = async (file: string, event: unknown, env: NodeJS.ProcessEnv): Promise<CpuProfile> => {
  const eventFile = join(FOLDER, 'event.json');
  writeFileSync(eventFile, JSON.stringify(event));
  const flags = ['--cpu-prof', `--cpu-prof-interval=${INTERVAL}`, `--cpu-prof-dir=${FOLDER}`];
  await run(process.execPath, [...flags, '--cpu-prof-name=last.cpuprofile', CHILD, file, eventFile], { env });
  return JSON.parse(readFileSync(join(FOLDER, 'last.cpuprofile'), 'utf8')) as CpuProfile;
};

const totalOf = (parts: ProfileRow['parts']): number =>
  parts.reduce((sum, [what, ms]) => (what === 'waiting' ? sum : sum + ms), 0);

/** The run in the middle, so that neither the first nor a disturbed one speaks for the function. */
const middleOf = (taken: readonly ProfileRow['parts'][]): ProfileRow['parts'] =>
  taken.toSorted((left, right) => totalOf(left) - totalOf(right))[Math.floor(taken.length / 2)] ?? [];

export const measureProfiles = async (runs: number, only?: readonly string[]): Promise<ProfileResult> => {
  mkdirSync(FOLDER, { recursive: true });
  const upstreams = await startUpstreams();
  const nextEvent = await eventSource(upstreams.table);
  const env = { PATH: process.env['PATH'], ...upstreams.env };
  const rows: ProfileRow[] = [];
  for (const name of only ?? functionNames().filter((one) => !UNTIMED.has(one))) {
    const { file, map } = await bundleWithLines(name);
    const taken: ProfileRow['parts'][] = [];
    for (let turn = 0; turn < runs; turn += 1) {
      taken.push(attribute(await profileOnce(file, await nextEvent(name), env), map, `${name}.mjs`));
    }
    const parts = middleOf(taken);
    rows.push({ name, parts, totalMs: totalOf(parts) });
  }
  await upstreams.stop();
  return { machine: machine(), date: today(), runs, rows };
};
