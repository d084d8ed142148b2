/** What a figure was measured on, the middle of many, and the page that keeps them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { replaceMarked } from '../scripts/generate/marked.ts';

const today = (): string => new Date().toISOString().slice(0, 10);

/** Asked for before the benchmark begins: the load is what everything else on this machine did in the last minute. */
export const machine = (): string => {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const what = `${first?.model.trim() ?? 'unknown CPU'} × ${availableParallelism()}, ${memory} GiB, Node ${process.versions.node}, ${process.platform}-${process.arch}`;
  const [load = 0] = loadavg();
  const isBusy = load > availableParallelism() / 4;
  return `${today()} · ${what} · load ${load.toFixed(1)}${isBusy ? ' before the start: a busy machine, of which only CPU times and their ratios are worth something' : ''}`;
};

/** `share` 0..1 of the sorted values; 0.5 is the median. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const PERFORMANCE = join(import.meta.dirname, '../docs/operate/performance.md');

/** Prints, and with `--write` puts the same between the marks of that name in docs/operate/performance.md. */
export const tell = async (name: string, text: string, isWritten: boolean): Promise<void> => {
  console.log(text);
  if (!isWritten) return;
  const page = replaceMarked(readFileSync(PERFORMANCE, 'utf8'), name, text);
  writeFileSync(PERFORMANCE, await format(page, { ...(await resolveConfig(PERFORMANCE)), parser: 'markdown' }));
};
