/** A process that stands for a container: loads functions, answers events, and tells what that took. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

let ahead = 0;
const realNow = Date.now;
Date.now = () => realNow() + ahead;

/** Linux counts the parent's memory into a child's maxRSS until it execs; its own peak stands in /proc. */
const peakKiB = () =>
  process.platform === 'linux'
    ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1])
    : process.resourceUsage().maxRSS;

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** One clock for all processes of a machine. Milliseconds. */
const clock = () => Number(process.hrtime.bigint()) / 1e6;

/** `skipMs`: so much later than the last event, as far as `Date` tells. */
const invoke = async ({ file, event, skipMs = 0, timeoutMs = 25_000 }) => {
  ahead += skipMs;
  const until = performance.now() + timeoutMs;
  const context = { getRemainingTimeInMillis: () => until - performance.now(), awsRequestId: 'bench' };
  const module = await import(pathToFileURL(file).href);
  const loadedMs = performance.now();
  const handler = module.handler ?? module.default.handler;
  const [cpuBefore, from] = [cpuMs(), clock()];
  const answer = await handler(event, context);
  const [to, sinceStartMs, cpu] = [clock(), performance.now(), cpuMs()];
  const { statusCode = 0, headers = {}, body = '' } = answer ?? {};
  return { statusCode, headers, body, from, to, loadedMs, sinceStartMs, cpuMs: cpu, ownCpuMs: cpu - cpuBefore };
};

/** What is held when nothing runs; the second collection frees what finalizers of the first let go. */
const sample = () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  const resources = Object.groupBy(process.getActiveResourcesInfo(), (kind) => kind);
  const counts = Object.fromEntries(Object.entries(resources).map(([kind, all]) => [kind, all.length]));
  return { at: clock(), heap: heapUsed, external, rss, resources: counts };
};

const ANSWERS = { invoke, sample, cpuMs, peakKiB };

const reply = (id, name, argument) =>
  Promise.resolve()
    .then(() => ANSWERS[name](argument))
    .then(
      (value) => process.send({ id, value }),
      (error) => process.send({ id, error: String(error.stack ?? error) }),
    );

process.on('message', ({ id, name, argument }) => reply(id, name, argument));
process.on('disconnect', () => process.exit());

/** The first event of a cold start is there when the process starts. */
if (process.argv.length > 2) void reply(0, 'invoke', JSON.parse(process.argv[2]));
