/**
 * `npm run bench:profile [-- --only analyze]`: a CPU profile of the cold start and the first answer of every function, summed
 * by package. The profiler itself costs time: parts compare with each other, not with the cold table.
 */
import { handOver, options, runsOr } from '../support/output.ts';
import { measureProfiles } from './measure.ts';
import { profileTable } from './render.ts';

const result = await measureProfiles(runsOr(5), options.only?.split(','));
handOver(result, `CPU profiles, ${result.date}, ${result.machine}\n\n${profileTable(result)}`);
