/** Runs every benchmark in a process of its own, one after the other, and keeps what they measured. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Results } from '../support/results.ts';
import { measureCompression } from './compression.ts';
import { readSizes } from './sizes.ts';

const BENCH = join(import.meta.dirname, '..');
const FOLDER = join(BENCH, '../.build/bench');
const RESULTS = join(BENCH, 'results.json');

/** Shortest first, so that what is broken shows early. */
type Measurements = Omit<Results, 'sizes' | 'compression'>;
const NAMES = [
  'warm',
  'pipeline',
  'capacity',
  'profile',
  'memory',
  'cold',
] as const satisfies readonly (keyof Measurements)[];
/** Not every machine lets its user limit a process. */
const NEEDS_RIGHTS: ReadonlySet<keyof Measurements> = new Set(['memory']);

const runOne = (name: keyof Measurements): unknown => {
  const started = Date.now();
  const file = join(FOLDER, `${name}.json`);
  rmSync(file, { force: true });
  process.stderr.write(`bench:${name} … `);
  const { status, stderr } = spawnSync(process.execPath, [join(BENCH, name, 'cli.ts'), '--json', file], {
    env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT' },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  process.stderr.write(`${Math.round((Date.now() - started) / 1000)} s\n`);
  // One that misses a target ends with 1 too, and has written what it measured.
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const problem = `bench:${name} ended with ${String(status)}.\n${stderr.slice(-2_000)}`;
  if (!NEEDS_RIGHTS.has(name)) throw new Error(problem);
  process.stderr.write(`${problem}\nIts earlier figures are kept.\n`);
  return readResults()[name];
};

export const readResults = (): Results => JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;

/** Figures beyond a thousandth say nothing. */
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value;

const keep = async (results: Results): Promise<void> => {
  const text = JSON.stringify(results, rounded);
  writeFileSync(RESULTS, await format(text, { ...(await resolveConfig(RESULTS)), parser: 'json' }));
};

/** Runs everything and keeps it; `readResults` has the figures then, rounded as they are kept. */
export const collect = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const measured = Object.fromEntries(NAMES.map((name) => [name, runOne(name)])) as unknown as Measurements;
  await keep({ ...measured, sizes: readSizes(), compression: measureCompression() });
};
