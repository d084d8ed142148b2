/** From units per request and assumptions about users to loads per second, partitions, storage and a bill. Pure. */
import {
  type Assumptions,
  DAY_SECONDS,
  LIMITS,
  MONTH_DAYS,
  PRICES,
  REFINEMENTS_PER_VISIT,
  VISITS_PER_MONTH,
} from './inputs.ts';
import type { Measured } from './measure.ts';
import type { Units } from './meter.ts';

export interface Sum {
  readonly read: number;
  readonly write: number;
}

const sumOf = ({ readTable, readIndex, writeTable, writeIndex }: Units): Sum => ({
  read: readTable + readIndex,
  write: writeTable + writeIndex,
});

const unitsOf = ({ units }: Measured, name: string): Units => {
  const found = units[name];
  if (found === undefined) throw new Error(`Nothing was measured for "${name}"`);
  return found;
};

const times = (measured: Measured, counts: Readonly<Record<string, number>>): Sum =>
  Object.entries(counts).reduce(
    (sum, [name, count]) => {
      const { read: reads, write } = sumOf(unitsOf(measured, name));
      return { read: sum.read + count * reads, write: sum.write + count * write };
    },
    { read: 0, write: 0 },
  );

const ASKED = 'analysis, shelves read, model asked';
const KNOWN = 'analysis, shelves and answer known';

/** What a request reads of the shelves that a container remembers. */
export const shelfReads = (measured: Measured): number => {
  const cold = unitsOf(measured, ASKED).readIndex;
  return cold - unitsOf(measured, KNOWN).readIndex;
};

/** Without the shelves: those are read once per container and half a minute. */
export const visitUnits = (measured: Measured, assumed: Assumptions): Sum => {
  const requests = times(measured, { ...assumed.perVisit, refinement: REFINEMENTS_PER_VISIT });
  const known = sumOf(unitsOf(measured, KNOWN));
  const asked = sumOf(unitsOf(measured, ASKED));
  const modelWrites = assumed.modelShare * (asked.write - known.write);
  return { read: requests.read + known.read, write: requests.write + known.write + modelWrites };
};

export const returnUnits = (measured: Measured, { perReturn }: Assumptions): Sum => times(measured, perReturn);

export const requestsPerVisit = ({ perVisit }: Assumptions): number =>
  Object.values(perVisit).reduce((sum, count) => sum + count, REFINEMENTS_PER_VISIT);
const requestsPerReturn = ({ perReturn }: Assumptions): number =>
  Object.values(perReturn).reduce((sum, count) => sum + count, 0);

export interface Rate {
  readonly name: string;
  /** Per second. */
  readonly visits: number;
  readonly returns: number;
}

export const ratesOf = ({ users, returnsPerUserAndMonth, busiestHour, push }: Assumptions): readonly Rate[] => {
  const second = MONTH_DAYS * DAY_SECONDS;
  const visits = (users * VISITS_PER_MONTH) / second;
  const returns = (users * returnsPerUserAndMonth) / second;
  return [
    { name: 'mean of a month', visits, returns },
    { name: 'busiest hour', visits: visits * busiestHour, returns: returns * busiestHour },
    {
      name: 'every user takes a selfie a day, busiest hour',
      visits: (users / DAY_SECONDS) * busiestHour,
      returns: (users / DAY_SECONDS) * busiestHour,
    },
    {
      name: `a push: ${push.share * 100} % take a selfie within ${push.minutes} minutes`,
      visits: (users * push.share) / (push.minutes * 60),
      returns: returns * busiestHour,
    },
  ];
};

/** Calls a second of the methods that have limits of their own, and of the busiest one that has none. */
export interface MethodLoad {
  readonly uploadUrl: number;
  readonly analyze: number;
  readonly look: number;
  readonly busiestOther: number;
}

const LIMITED = ['upload-url', 'analyze, ready', 'look, awaited', 'look'];

const methodLoad = ({ visits, returns }: Rate, { perVisit, perReturn }: Assumptions): MethodLoad => {
  const calls = (name: string): number => visits * (perVisit[name] ?? 0) + returns * (perReturn[name] ?? 0);
  const others = Object.keys(perVisit).filter((name) => !LIMITED.includes(name));
  return {
    uploadUrl: calls('upload-url'),
    analyze: calls('analyze, ready') + visits * REFINEMENTS_PER_VISIT,
    look: calls('look, awaited') + calls('look'),
    busiestOther: Math.max(...others.map(calls)),
  };
};

export interface Load extends Rate {
  readonly methods: MethodLoad;
  readonly requests: number;
  readonly read: number;
  readonly write: number;
  /** Functions at a time. */
  readonly concurrency: number;
  readonly analyses: number;
  /** Read units a second of the most read shelf that containers remember, and if they did not. */
  readonly remembered: number;
  readonly unremembered: number;
  /** Of the shelf of foundations of the commonest undertone, which nobody remembers, when it holds all that a query reads. */
  readonly foundations: number;
}

/** Products at most that a query of a shelf reads; src/lib/looks/catalogue/shelf.ts. */
const CATEGORY_LIMIT = 100;
const FOUNDATION_LIMIT = 200;

/** Read units of that many products of a shelf, eventually consistent. */
export const shelfUnits = ({ productOnShelf }: Measured, products: number): number =>
  Math.ceil((products * productOnShelf) / 4096) / 2;

export const loadOf = (measured: Measured, assumed: Assumptions, rate: Rate): Load => {
  const { seconds, perVisit, modelShare } = assumed;
  const analysis = seconds.analysis + modelShare * (seconds['analysis with the model'] - seconds.analysis);
  const analyses = rate.visits * analysis;
  const requests = rate.visits * requestsPerVisit(assumed) + rate.returns * requestsPerReturn(assumed);
  const held = rate.visits * Math.min(1, perVisit['look, awaited'] ?? 0) * seconds['look held by ?wait'];
  // A container is idle for a part of its time, so it is read at most once an analysis and once in half a minute.
  const fills = Math.min(rate.visits, Math.max(1, analyses) / assumed.memorySeconds);
  const visit = visitUnits(measured, assumed);
  const back = returnUnits(measured, assumed);
  return {
    ...rate,
    methods: methodLoad(rate, assumed),
    requests,
    analyses,
    concurrency: analyses + held + requests * seconds['other request'],
    read: rate.visits * visit.read + rate.returns * back.read + fills * shelfReads(measured),
    write: rate.visits * visit.write + rate.returns * back.write,
    remembered: fills * shelfUnits(measured, CATEGORY_LIMIT),
    unremembered: rate.visits * shelfUnits(measured, CATEGORY_LIMIT),
    foundations:
      rate.visits *
      (1 + REFINEMENTS_PER_VISIT) *
      assumed.largestUndertoneShare *
      shelfUnits(measured, FOUNDATION_LIMIT),
  };
};

export interface Month {
  readonly reads: number;
  readonly writes: number;
  readonly gigabytes: number;
  readonly dollars: {
    readonly reads: number;
    readonly writes: number;
    readonly storage: number;
    readonly backup: number;
  };
}

/** DynamoDB adds 100 bytes to each item and to each of its copies. */
const OVERHEAD = 100;
const COPIES = { look: 2, upload: 1 };

export const monthOf = (measured: Measured, assumed: Assumptions): Month => {
  const [mean] = ratesOf(assumed);
  if (mean === undefined) throw new Error('There is no rate');
  const load = loadOf(measured, assumed, mean);
  const second = MONTH_DAYS * DAY_SECONDS;
  const bytes = (kind: 'look' | 'upload'): number =>
    measured[kind].table + measured[kind].indexes + OVERHEAD * (1 + COPIES[kind]);
  const daily = mean.visits * DAY_SECONDS;
  const gigabytes = (daily * (assumed.retentionDays * bytes('look') + assumed.uploadDays * bytes('upload'))) / 2 ** 30;
  const { perGigabyteMonth, backupPerGigabyteMonth } = LIMITS.prices;
  return {
    reads: load.read * second,
    writes: load.write * second,
    gigabytes,
    dollars: {
      reads: (load.read * second * PRICES.perMillionReadUnits) / 1e6,
      writes: (load.write * second * PRICES.perMillionWriteUnits) / 1e6,
      storage: gigabytes * perGigabyteMonth,
      backup: gigabytes * backupPerGigabyteMonth,
    },
  };
};
