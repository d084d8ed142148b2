/** What a figure was measured on. */
import { cpus, totalmem } from 'node:os';
import type { Spread } from './results.ts';

export const machine = (): string => {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${first?.model.trim() ?? 'unknown CPU'} × ${cpus().length}, ${memory} GiB, Node ${process.versions.node}, ${process.platform}-${process.arch}`;
};

export const today = (): string => new Date().toISOString().slice(0, 10);

/** `share` 0..1 of the sorted values; 0.5 is the median. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const spreadOf = (name: string, values: readonly number[]): Spread => ({
  name,
  median: median(values),
  p99: percentile(values, 0.99),
});

/** A Markdown table; numbers are aligned right. */
export const table = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
};
