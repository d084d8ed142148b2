/** A fresh process: loads one bundle, answers one event, and tells what that took since the process started. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, eventFile] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const context = { getRemainingTimeInMillis: () => 25_000, awsRequestId: 'bench' };
const module = await import(pathToFileURL(bundle).href);
const loadedMs = performance.now();
const handler = module.handler ?? module.default.handler;
const answer = await handler(event, context);
const milliseconds = performance.now();
const { user, system } = process.cpuUsage();
/** Linux counts the parent's memory into a child's maxRSS until it execs; its own peak stands in /proc. */
const peakKiB = () =>
  process.platform === 'linux'
    ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1])
    : process.resourceUsage().maxRSS;
const run = {
  milliseconds,
  loadedMs,
  cpuMs: (user + system) / 1000,
  rssKiB: peakKiB(),
  status: answer?.statusCode ?? 0,
};
process.stdout.write(`\n${JSON.stringify(run)}`, () => process.exit(0));
