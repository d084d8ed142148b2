/** A fresh process: loads one bundle, answers one event, and tells how long that took since the process started. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, eventFile] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const context = { getRemainingTimeInMillis: () => 25_000, awsRequestId: 'bench' };
const module = await import(pathToFileURL(bundle).href);
const handler = module.handler ?? module.default.handler;
const answer = await handler(event, context);
const milliseconds = performance.now();
process.stdout.write(
  JSON.stringify({ milliseconds, rssKiB: process.resourceUsage().maxRSS, status: answer?.statusCode ?? 0 }),
  () => process.exit(0),
);
