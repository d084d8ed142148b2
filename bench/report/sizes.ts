/** Bundle and zip of each function as last packaged for its budget. */
import { readBudgets } from '../budgets.ts';
import { table } from '../support/machine.ts';
import type { SizeRow } from '../support/results.ts';

const kib = (bytes: number): string => (bytes / 1024).toFixed(0);

export const readSizes = (): readonly SizeRow[] =>
  Object.entries(readBudgets()).map(([name, size]) => ({ name, ...size }));

export const sizeTable = (rows: readonly SizeRow[]): string =>
  table(
    ['function', 'bundle KiB', 'zip KiB'],
    rows.map(({ name, bundle, zip }) => [name, kib(bundle), kib(zip)]),
  );
