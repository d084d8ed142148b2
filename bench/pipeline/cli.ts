/**
 * `npm run bench:pipeline`: a 12-megapixel selfie through the whole analysis, with Rekognition at 0 ms, the rules engine, and
 * every upstream in another process: median, p99, peak memory, and which part is decoding and which is ours.
 */
import { handOver, runsOr } from '../support/output.ts';
import { measurePipeline } from './measure.ts';
import { pipelineTable } from './render.ts';

const result = await measurePipeline(runsOr(60));
handOver(
  result,
  [
    `${result.image}, ${result.date}, ${result.machine}, ${result.runs} analyses, Rekognition 0 ms, rules engine\n`,
    pipelineTable(result),
    `\nCPU of all threads ${result.cpuMs.toFixed(0)} ms; peak resident memory ${result.peakMiB.toFixed(0)} MiB`,
  ].join('\n'),
);
process.exit(0);
