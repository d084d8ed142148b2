/** What a million users load: by the second, in a mean hour, in a busy one, and when everybody is called. Pure. */
import { type Doings, doingsOf, modelShare, MONTH_SECONDS, shelfReads, unitsOf } from './bill.ts';
import { HELD, ASSUMED, type Measured, REFINEMENTS, VISITS } from './inputs.ts';

const DAY_SECONDS = 86_400;

interface Rate {
  readonly name: string;
  /** Per second. */
  readonly selfies: number;
  readonly returns: number;
}

const ratesOf = (): readonly Rate[] => {
  const { users, busiestHour, push } = ASSUMED.load;
  const selfies = (users * VISITS) / MONTH_SECONDS;
  const returns = (users * ASSUMED.month.returnsPerUser) / MONTH_SECONDS;
  const daily = (users / DAY_SECONDS) * busiestHour;
  return [
    { name: 'mean of a month', selfies, returns },
    { name: 'busiest hour', selfies: selfies * busiestHour, returns: returns * busiestHour },
    { name: 'a selfie of every user a day, busiest hour', selfies: daily, returns: daily },
    {
      name: `a push: ${push.share * 100} % take a selfie within ${push.minutes} minutes`,
      selfies: (users * push.share) / (push.minutes * 60),
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

const LIMITED = ['upload URL', 'analyze, ready', 'refinement', HELD, 'look'];

const methodLoad = (requests: Doings['requests']): MethodLoad => {
  const calls = (...names: readonly string[]): number => names.reduce((sum, name) => sum + (requests[name] ?? 0), 0);
  return {
    uploadUrl: calls('upload URL'),
    analyze: calls('analyze, ready', 'refinement'),
    look: calls(HELD, 'look'),
    busiestOther: Math.max(
      ...Object.keys(requests)
        .filter((name) => !LIMITED.includes(name))
        .map((name) => calls(name)),
    ),
  };
};

export interface Load extends Rate {
  readonly methods: MethodLoad;
  readonly requests: number;
  readonly reads: number;
  readonly writes: number;
  /** At a time. */
  readonly functions: number;
  /** Read units of the shelf of foundations of the commonest undertone, which no container remembers. */
  readonly foundations: number;
}

/** Foundations at most that one query reads; src/lib/looks/catalogue/shelf.ts. */
const FOUNDATIONS = 200;

/** Read units a selfie, eventually consistent, from a shelf that is full. */
export const foundationReads = ({ consumption }: Measured): number =>
  ((1 + REFINEMENTS) *
    ASSUMED.load.largestUndertoneShare *
    Math.ceil((FOUNDATIONS * consumption.productOnShelf) / 4_096)) /
  2;

const loadOf = (measured: Measured, rate: Rate): Load => {
  const { seconds, memorySeconds } = ASSUMED.month;
  const doings = doingsOf(rate.selfies, rate.returns, modelShare(measured, ASSUMED.load.users));
  const { reads, writes } = unitsOf(measured, doings);
  const requests = Object.values(doings.requests).reduce((sum, count) => sum + count, 0);
  const analyses = rate.selfies * (seconds.analysis + doings.modelShare * seconds.model);
  const held = (doings.requests[HELD] ?? 0) * seconds[HELD];
  // A container is idle for a part of its time, so it reads at most once an analysis and once in half a minute.
  const fills = Math.min(rate.selfies, Math.max(1, analyses) / memorySeconds);
  return {
    ...rate,
    methods: methodLoad(doings.requests),
    requests,
    reads: reads + fills * shelfReads(measured),
    writes,
    functions: analyses + held + requests * seconds.other,
    foundations: rate.selfies * foundationReads(measured),
  };
};

export const loadsOf = (measured: Measured): readonly Load[] => ratesOf().map((rate) => loadOf(measured, rate));
