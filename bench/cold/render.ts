/** The cold table: each function beside its baseline of the same run. */
import { table } from '../support/machine.ts';
import type { ColdResult, ColdRow } from '../support/results.ts';

const kib = (bytes: number): string => (bytes / 1024).toFixed(0);

/** An analysis is compared with the usual analysis, everything else with the usual upload URL. */
export const baselineOf = (name: string): string =>
  name.includes('analyze') ? 'baseline-analyze' : 'baseline-upload-url';

type Value = 'milliseconds' | 'cpuMs';

const valueOf = (result: ColdResult, name: string, value: Value): number =>
  result.rows.find((row) => row.name === name)?.timed?.[value] ?? Number.NaN;

/** Time to the first answer, or CPU time, over the baseline's. */
export const ratioOf = (result: ColdResult, name: string, value: Value = 'milliseconds'): number =>
  valueOf(result, name, value) / valueOf(result, baselineOf(name), value);

/** Of an analysis to the usual one that reads the selfie's pixels too. */
export const likeForLike = (result: ColdResult, name: string): string =>
  (valueOf(result, name, 'milliseconds') / valueOf(result, 'baseline-analyze-pixels', 'milliseconds')).toFixed(2);

const ratioCell = (result: ColdResult, name: string, value: Value): string => {
  const ratio = ratioOf(result, name, value);
  return Number.isNaN(ratio) ? '' : ratio.toFixed(2);
};

const timedCells = (result: ColdResult, { name, timed }: ColdRow): string[] => {
  if (!timed) return ['', '', '', '', '', '', ''];
  return [
    timed.loadedMs.toFixed(0),
    timed.milliseconds.toFixed(0),
    ratioCell(result, name, 'milliseconds'),
    timed.cpuMs.toFixed(0),
    ratioCell(result, name, 'cpuMs'),
    timed.peakMiB.toFixed(0),
    timed.statuses.map((status) => (status === 0 ? 'event' : status)).join('/'),
  ];
};

const HEADER = ['function', 'bundle KiB', 'gzip KiB', 'loaded ms', 'first answer ms', '× baseline', 'CPU ms', '× CPU'];

export const coldTable = (result: ColdResult): string =>
  table(
    [...HEADER, 'peak MiB', 'status'],
    result.rows.map((row) => [row.name, kib(row.bytes), kib(row.gzipBytes), ...timedCells(result, row)]),
  );
