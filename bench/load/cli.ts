/** `npm run bench:load`: the packaged handlers under mixed traffic, then full flows at 1, 10 and 50 users a second. */
import { parseArgs } from 'node:util';
import { sampleAtRest, startService } from '../service/service.ts';
import { type FlowFigures, runFlows } from './flows.ts';
import { runMixed } from './mixed.ts';
import { prepareLooks } from './prepare.ts';
import { busyBefore, checksOf, print, save } from './report.ts';

const USAGE = `Usage: npm run bench:load [-- --seconds 60] [--connections 200] [--rates 1,10,50] [--flow-seconds 20]

The handlers as they are packaged, in a process of their own behind a minimal gateway; table, bucket, Rekognition and model
are local stand-ins in two more, at a real pace. autocannon drives them from a fourth. TEST_DYNAMODB_ENDPOINT takes another
DynamoDB than dynalite. Exit code 1: an error other than the deliberate 429, a tail beyond 10 times the median, or a heap that grows.`;

const SAMPLES = 12;
/** A user's upload URLs of a day: few, so that a short run meets the limit too. */
const UPLOAD_URLS = 20;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '200' },
    rates: { type: 'string', default: '1,10,50' },
    'flow-seconds': { type: 'string', default: '20' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const run = async (): Promise<boolean> => {
  const seconds = Number(values.seconds);
  const connections = Number(values.connections);
  const rates = values.rates.split(',').filter(Boolean).map(Number);
  const before = busyBefore();
  const service = await startService({ uploadUrlsPerDay: UPLOAD_URLS });
  try {
    const looks = await prepareLooks(service);
    await runMixed(service, looks, { seconds: Math.min(10, seconds), connections: 50, samples: 1 });
    const restBefore = await sampleAtRest(service);
    await service.resetFunctions();
    const spentBefore = await service.busy();
    const mixed = await runMixed(service, looks, { seconds, connections, samples: SAMPLES });
    const after = await service.busy();
    const functions = await service.functions();
    const atRest = { before: restBefore, after: await sampleAtRest(service) };
    const mixedCores = Object.fromEntries(
      Object.entries(after).map(([name, spent]) => [
        name,
        (spent - spentBefore[name as keyof typeof spentBefore]) / seconds,
      ]),
    );
    const flows: FlowFigures[] = [];
    for (const rate of rates) flows.push(await runFlows(service, rate, Number(values['flow-seconds'])));
    const checks = checksOf(mixed, functions, atRest);
    const report = { before, seconds, connections, mixed, atRest, functions, mixedCores, flows, checks };
    print(report);
    const [events, calls] = [await service.events(), await service.calls()];
    console.log(`\nS3 events: ${JSON.stringify(events)}; calls: ${JSON.stringify(calls)}`);
    save('load', { ...report, events, calls });
    return checks.every(({ ok }) => ok);
  } finally {
    await service.stop();
  }
};

if (values.help) console.log(USAGE);
else process.exitCode = (await run()) ? 0 : 1;
