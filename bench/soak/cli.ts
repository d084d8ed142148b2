/** `npm run bench:soak`: mixed traffic and faults for long, and whether the handlers' process holds more at the end. */
import { parseArgs } from 'node:util';
import { prepareLooks } from '../load/prepare.ts';
import { type MixedResult, runMixed } from '../load/mixed.ts';
import { busyBefore, save } from '../load/report.ts';
import type { Sample } from '../service/meter.ts';
import { sampleAtRest, type Service, startService } from '../service/service.ts';
import { machine, table, today } from '../support/machine.ts';
import { type Figure, figuresOf, wrongAnswers } from './verdict.ts';

const USAGE = `Usage: npm run bench:soak [-- --minutes 20] [--connections 50] [--faults 0.01]

Slices of mixed traffic with a rest after each, in which memory is collected and heap, handles and sockets are counted.
--faults: share of all upstream calls that fail, are throttled, hang or are cut.
Exit code 1: over the last three quarters one of them climbs by more than 3 MiB or 3 pieces and by more than three times
its own noise, a request is lost, or an answer is neither a success nor 429 nor 503.`;

const SLICES = 40;
const MIN_SLICE_SECONDS = 4;
/** Of a slice, for the rest after it. */
const REST_SECONDS = 3;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    connections: { type: 'string', default: '50' },
    faults: { type: 'string', default: '0.01' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

interface Soaked {
  readonly samples: readonly Sample[];
  readonly slices: readonly MixedResult[];
}

const soak = async (service: Service, minutes: number, connections: number): Promise<Soaked> => {
  const looks = await prepareLooks(service);
  await service.setFaultRate(Number(values.faults));
  const seconds = Math.max(MIN_SLICE_SECONDS, Math.round((minutes * 60) / SLICES) - REST_SECONDS);
  const until = Date.now() + minutes * 60_000;
  const samples: Sample[] = [];
  const slices: MixedResult[] = [];
  while (Date.now() < until) {
    slices.push(await runMixed(service, looks, { seconds, connections, samples: 1 }));
    samples.push(await sampleAtRest(service));
    const left = Math.max(0, (until - Date.now()) / 60_000).toFixed(1);
    process.stderr.write(`${samples.length} slices, ${left} min left\n`);
  }
  return { samples, slices };
};

const MIB = 2 ** 20;
const sampleTable = ({ samples, slices }: Soaked): string =>
  table(
    ['min', 'requests/s', 'p99 ms', 'heap MiB', 'external MiB', 'resident MiB', 'handles by kind'],
    samples.map(({ at, heap, external, rss, resources }, index) => [
      ((at - (samples[0]?.at ?? 0)) / 60_000).toFixed(1),
      slices[index]?.perSecond.toFixed(0) ?? '',
      slices[index]?.latency.p99 ?? '',
      (heap / MIB).toFixed(1),
      (external / MIB).toFixed(1),
      (rss / MIB).toFixed(0),
      Object.entries(resources)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', '),
    ]),
  );

const verdictOf = ({ isAside, isGrowing }: Figure): string => (isAside ? '(not judged)' : isGrowing ? 'GROWS' : 'flat');

const figureTable = (figures: readonly Figure[]): string =>
  table(
    ['at rest', 'first', 'median', 'last', 'climb', 'noise', 'per hour', 'verdict'],
    figures.map((figure) => {
      const { first, median, last, climb, noise, slope } = figure.trend;
      const numbers = [first, median, last, climb, noise, slope * 60].map((value) => value.toFixed(1));
      return [`${figure.name} ${figure.unit}`.trim(), ...numbers, verdictOf(figure)];
    }),
  );

const run = async (): Promise<boolean> => {
  const minutes = Number(values.minutes);
  const connections = Number(values.connections);
  const before = busyBefore();
  const service = await startService({ uploadUrlsPerDay: 100 });
  try {
    const soaked = await soak(service, minutes, connections);
    const functions = await service.functions();
    const figures = figuresOf(soaked.samples);
    const wrong = wrongAnswers(functions);
    const requests = soaked.slices.reduce((sum, slice) => sum + slice.requests, 0);
    const lost = soaked.slices.reduce((sum, slice) => sum + slice.lost, 0);
    const faults = await service.faults();
    const events = await service.events();
    console.log(`Soak, ${today()}, ${machine()}; ${before}`);
    console.log(`${minutes} min, ${connections} connections, 1 full flow a second\n`);
    console.log(
      `${requests} answers, ${lost} lost, ${faults} faults at upstreams; S3 events ${JSON.stringify(events)}\n`,
    );
    console.log(`${sampleTable(soaked)}\n\nThe last three quarters\n\n${figureTable(figures)}\n`);
    console.log(wrong.length === 0 ? 'Every answer was a success, 429 or 503.' : `Wrong answers: ${wrong.join(', ')}`);
    save('soak', { before, minutes, connections, faults, events, functions, figures, ...soaked });
    return wrong.length === 0 && lost === 0 && faults > 0 && figures.every(({ isGrowing }) => !isGrowing);
  } finally {
    await service.stop();
  }
};

if (values.help) console.log(USAGE);
else process.exitCode = (await run()) ? 0 : 1;
