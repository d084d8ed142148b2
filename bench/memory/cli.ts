/** `npm run bench:memory`: cold starts under the share of a CPU that Lambda gives for each size of memory. */
import { handOver, runsOr } from '../support/output.ts';
import { table } from '../support/machine.ts';
import { measureMemory, SIZES } from './measure.ts';

const result = await measureMemory(runsOr(5));
const rows = result.rows.map(({ name, milliseconds }) => [name, ...milliseconds.map((ms) => ms.toFixed(0))]);
handOver(
  result,
  [
    `First answer in ms, ${result.date}, ${result.machine}, median of ${result.runs} fresh processes\n`,
    table(['function', ...SIZES.map((size) => `at ${size} MB`)], rows),
  ].join('\n'),
);
process.exit(0);
