/** The pipeline's table. */
import { table } from '../support/machine.ts';
import type { PipelineResult } from '../support/results.ts';

export const pipelineTable = ({ rows }: PipelineResult): string =>
  table(
    ['part', 'median ms', 'p99 ms'],
    rows.map(({ name, median, p99 }) => [name, median.toFixed(1), p99.toFixed(1)]),
  );
