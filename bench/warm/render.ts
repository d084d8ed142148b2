/** The warm table: each handler over the bare one. */
import { table } from '../support/machine.ts';
import type { WarmResult } from '../support/results.ts';

const HEADER = ['handler', 'median µs', 'p99 µs', 'over bare µs', 'ratio'];

export const warmTable = ({ rows }: WarmResult): string => {
  const bare = rows[0]?.median ?? Number.NaN;
  return table(
    HEADER,
    rows.map(({ name, median, p99 }) => [
      name,
      median.toFixed(0),
      p99.toFixed(0),
      (median - bare).toFixed(0),
      (median / bare).toFixed(2),
    ]),
  );
};
