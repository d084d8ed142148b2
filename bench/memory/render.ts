/** What memory does to each function: peak and CPU time of a start, and its length at each size. */
import { table } from '../support/machine.ts';
import type { Results } from '../support/results.ts';
import { SIZES } from './measure.ts';

export const memoryTable = ({ cold, memory }: Pick<Results, 'cold' | 'memory'>): string =>
  table(
    ['function', 'peak MiB', 'CPU ms', ...SIZES.map((size) => `at ${size} MB`)],
    memory.rows.map(({ name, milliseconds }) => {
      const timed = cold.rows.find((row) => row.name === name)?.timed;
      return [
        name,
        (timed?.peakMiB ?? Number.NaN).toFixed(0),
        (timed?.cpuMs ?? Number.NaN).toFixed(0),
        ...milliseconds.map((ms) => ms.toFixed(0)),
      ];
    }),
  );
