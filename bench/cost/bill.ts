/** From what was measured and assumed to units a month and their price. Pure. */
import {
  ASKED,
  HELD,
  KNOWN,
  type Taken,
  ASSUMED,
  type Measured,
  type Price,
  PRICES,
  REFINEMENTS,
  type Stage,
  VISITS,
} from './inputs.ts';

const GIGABYTE = 2 ** 30;
export const MONTH_SECONDS = ASSUMED.month.days * 86_400;
/** Of a schedule of every five minutes. */
const SWEEPS = MONTH_SECONDS / 300;
/** DynamoDB asks for the table's key anew after five minutes, for each caller. */
const KEY_CALLS_PER_ROLE = MONTH_SECONDS / 300;
/** X-Ray's default rule: the first request of each second, and a twentieth of the others. */
const TRACED = 0.05;

/** Meter of prices.json -> units. */
export type Usage = Readonly<Record<string, number>>;

export const usd = (price: Price, units: number): number => {
  let [sum, from] = [0, 0];
  for (const [to, each] of price.tiers) {
    const until = Math.min(units, to ?? Infinity);
    sum += Math.max(0, until - from) * each;
    from = Math.max(from, until);
  }
  return sum;
};

/** What the next unit costs when all that is free has been used. */
export const usdAtTheMargin = ({ tiers }: Price, units: number): number =>
  units * (tiers.find(([, each]) => each > 0)?.[1] ?? 0);

/** Share of looks for which the model is asked; it falls with users, so the most that were simulated are an upper bound for more. */
export const modelShare = ({ simulated }: Measured, users: number): number => {
  const sizes = Object.keys(simulated)
    .map(Number)
    .sort((left, right) => left - right);
  const size = sizes.findLast((one) => one <= users) ?? sizes[0];
  const tally = simulated[String(size)];
  if (tally === undefined) throw new Error('Nothing was simulated');
  return tally.calls / tally.looks;
};

const tokensOf = ({ simulated }: Measured): { readonly input: number; readonly output: number } => {
  const tallies = Object.values(simulated);
  const calls = tallies.reduce((sum, tally) => sum + tally.calls, 0);
  const all = (value: 'inputTokens' | 'outputTokens'): number => tallies.reduce((sum, tally) => sum + tally[value], 0);
  return { input: all('inputTokens') / calls, output: all('outputTokens') / calls };
};

export interface Doings {
  /** Request -> how often; analyses by event are not among them. */
  readonly requests: Readonly<Record<string, number>>;
  readonly analyses: number;
  /** Of looks, refinements included. */
  readonly modelShare: number;
}

const takenOf = ({ consumption }: Measured, name: string): Taken => {
  const taken = consumption.requests[name];
  if (taken === undefined) throw new Error(`Nothing was measured for "${name}"`);
  return taken;
};

/** What an analysis reads of the shelves that a container remembers, which is read once a container and half a minute. */
export const shelfReads = (measured: Measured): number =>
  takenOf(measured, ASKED).readIndex - takenOf(measured, KNOWN).readIndex;

/** Of the table: without the shelves. */
export const unitsOf = (measured: Measured, { requests, analyses, modelShare: share }: Doings) => {
  const known = takenOf(measured, KNOWN);
  const asked = takenOf(measured, ASKED);
  const writesOf = ({ writeTable, writeIndex }: Taken): number => writeTable + writeIndex;
  const readsOf = ({ readTable, readIndex }: Taken): number => readTable + readIndex;
  const sum = (value: (taken: Taken) => number): number =>
    Object.entries(requests).reduce((total, [name, count]) => total + count * value(takenOf(measured, name)), 0);
  return {
    reads: sum(readsOf) + analyses * readsOf(known),
    writes: sum(writesOf) + analyses * (writesOf(known) + share * (writesOf(asked) - writesOf(known))),
    sum,
  };
};

/** Seconds of a function's time by its memory. */
const gigabyteSeconds = ({ requests, analyses, modelShare: share }: Doings, stage: Stage): number => {
  const { seconds } = ASSUMED.month;
  const api = Object.entries(requests).reduce((sum, [name, count]) => {
    if (name === HELD) return sum + count * seconds[HELD] * stage.gigabytesOf('get-look');
    const isModelAsked = name === 'refinement' ? share * seconds.model : 0;
    return (
      sum + count * (seconds.other + isModelAsked) * stage.gigabytesOf(name === 'refinement' ? 'analyze' : 'list-looks')
    );
  }, 0);
  return api + analyses * (seconds.analysis + share * seconds.model) * stage.gigabytesOf('analyze-on-upload');
};

/** What users' doings take; nothing that a stage has anyway. */
export const usageOf = (measured: Measured, stage: Stage, doings: Doings): Usage => {
  const { requests, analyses, modelShare: share } = doings;
  const calls = Object.values(requests).reduce((sum, count) => sum + count, 0);
  const { reads, writes, sum } = unitsOf(measured, doings);
  const known = takenOf(measured, KNOWN);
  const tokens = tokensOf(measured);
  const looks = analyses + (requests['refinement'] ?? 0);
  const logs =
    sum(({ logBytes }) => logBytes) + analyses * known.logBytes + (calls + analyses) * ASSUMED.month.platformLogBytes;
  return {
    detectFaces: analyses,
    gigabyteSeconds: gigabyteSeconds(doings, stage),
    invocations: calls + analyses,
    apiCalls: calls,
    gigabytesOut: sum(({ answerBytes }) => answerBytes) / GIGABYTE,
    readUnits: reads,
    writeUnits: writes,
    bucketWrites: sum(({ bucketWrites }) => bucketWrites) + analyses * known.bucketWrites,
    bucketReads: sum(({ bucketReads }) => bucketReads) + analyses * known.bucketReads,
    logGigabytes: logs / GIGABYTE,
    inputTokens: looks * share * tokens.input,
    outputTokens: looks * share * tokens.output,
  };
};

const times = (counts: Readonly<Record<string, number>>, factor: number): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count * factor]));

const added = (
  left: Readonly<Record<string, number>>,
  right: Readonly<Record<string, number>>,
): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(left), ...Object.keys(right)])].map((name) => [
      name,
      (left[name] ?? 0) + (right[name] ?? 0),
    ]),
  );

/** Of so many selfies with all that belongs to them, and so many returns only to look. */
export const doingsOf = (selfies: number, returns: number, share: number): Doings => ({
  requests: added(
    times({ ...ASSUMED.month.perVisit, refinement: REFINEMENTS }, selfies),
    times(ASSUMED.month.perReturn, returns),
  ),
  analyses: selfies,
  modelShare: share,
});

const storedGigabytes = ({ consumption }: Measured, selfies: number): number => {
  const { retentionDays, uploadDays, days } = ASSUMED.month;
  const { lookBytes, uploadBytes } = consumption;
  return ((selfies / days) * (retentionDays * lookBytes + uploadDays * uploadBytes)) / GIGABYTE;
};

const tracesOf = (requests: number): number => {
  const perSecond = requests / MONTH_SECONDS;
  return MONTH_SECONDS * (Math.min(1, perSecond) + TRACED * Math.max(0, perSecond - 1));
};

/** A month of a stage in prod with so many users, in the state that it comes to when looks are kept as long as they are. */
export const monthOf = (measured: Measured, stage: Stage, users: number): Usage => {
  const { month } = ASSUMED;
  const selfies = users * VISITS;
  const usage = usageOf(
    measured,
    stage,
    doingsOf(selfies, users * month.returnsPerUser, users === 0 ? 0 : modelShare(measured, users)),
  );
  const fills = Math.min(selfies, MONTH_SECONDS / month.memorySeconds) * shelfReads(measured);
  const stored = storedGigabytes(measured, selfies);
  const logs = usage['logGigabytes'] ?? 0;
  const sweeps = {
    invocations: SWEEPS,
    gigabyteSeconds: SWEEPS * month.seconds.other * stage.gigabytesOf('sweep-selfies'),
    bucketWrites: SWEEPS,
    logGigabytes: (SWEEPS * 2 * month.platformLogBytes) / GIGABYTE,
  };
  return added(added(usage, sweeps), {
    [`monthlyUsers${stage.poolTier}`]: users,
    mails: users * month.newUsers,
    readUnits: fills,
    storedGigabytes: stored,
    backedUpGigabytes: stored,
    keyCalls: stage.hasBilledKey ? Math.min(KEY_CALLS_PER_ROLE * stage.functions, usage['invocations'] ?? 0) : 0,
    keptLogGigabytes: logs * (month.logDays / month.days) * month.logCompression,
    metrics: measured.consumption.metrics,
    alarmMetrics: stage.alarmMetrics,
    dashboards: stage.dashboards,
    secrets: stage.secrets,
    traces: tracesOf((usage['invocations'] ?? 0) + SWEEPS),
  });
};

export interface Line {
  readonly meter: string;
  readonly price: Price;
  readonly units: number;
  readonly usd: number;
}

export const linesOf = (usage: Usage, priced: (price: Price, units: number) => number = usd): readonly Line[] =>
  Object.entries(PRICES.meters)
    .filter(([meter]) => usage[meter] !== undefined)
    .map(([meter, price]) => {
      const units = usage[meter] ?? 0;
      return { meter, price, units, usd: priced(price, units) };
    });

export const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.usd, 0);
