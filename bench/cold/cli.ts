/**
 * `npm run bench:cold [-- --runs 20 --only analyze,get-look]`: for every function the bundle's size and the time from
 * process start to the first answer in a fresh Node process, with peak memory, beside the baselines in the same run.
 */
import { handOver, options, runsOr } from '../support/output.ts';
import { measureCold } from './measure.ts';
import { coldTable } from './render.ts';

const result = await measureCold(runsOr(20), options.only?.split(','));
handOver(
  result,
  `Cold start, ${result.date}, ${result.machine}, median of ${result.runs} fresh processes\n\n${coldTable(result)}`,
);
