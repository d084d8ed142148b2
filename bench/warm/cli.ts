/**
 * `npm run bench:warm`: what our own code costs a warm request (middleware, validation, entity mapping): against the bare
 * handler, express with serverless-http, and Powertools' event handler.
 */
import { handOver, runsOr } from '../support/output.ts';
import { measureWarm } from './measure.ts';
import { warmTable } from './render.ts';

const result = await measureWarm(runsOr(10_000));
handOver(
  result,
  `GET /look/{uploadId}, warm, ${result.date}, ${result.machine}, ${result.runs} requests each\n\n${warmTable(result)}`,
);
