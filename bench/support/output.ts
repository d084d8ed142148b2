/** How a benchmark hands over its result: tables for a person, a file for the report. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export const options = parseArgs({
  options: { json: { type: 'string' }, runs: { type: 'string' }, only: { type: 'string' } },
}).values;

export const runsOr = (usual: number): number => Number(options.runs ?? process.env['BENCH_RUNS'] ?? usual);

/** `--json FILE` writes the result; the text is printed either way. */
export const handOver = (result: unknown, text: string): void => {
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(result));
  console.log(text);
};
