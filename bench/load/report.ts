/** The tables of a load run, and its targets. */
import { median, percentile } from '../machine.ts';
import { fixed, table } from '../markdown.ts';
import type { Sample } from '../service.ts';
import type { FunctionFigures } from './tally.ts';
import type { Ways } from './traffic.ts';
import { type Figure, figuresOf, wrongAnswers } from './verdict.ts';

export interface Slice {
  readonly requests: number;
  /** Milliseconds until the answer. */
  readonly p50: number;
  readonly p99: number;
  /** Of the functions' process. */
  readonly cpuMs: number;
  readonly seconds: number;
}

export interface Report {
  /** Requests that do nothing, by the same way. */
  readonly baseline: Slice;
  readonly slices: readonly Slice[];
  /** At rest after each slice. */
  readonly samples: readonly Sample[];
  readonly functions: readonly FunctionFigures[];
  readonly ways: Ways;
  /** Share of upstream calls that were to be struck, and how many were. */
  readonly faults: number;
  readonly struck: number;
}

export interface Check {
  readonly what: string;
  readonly isKept: boolean;
  readonly found: string;
}

/** With DetectFaces at 350 ms and reads at a few, a tail of an even process is some times its median, never this. */
const TAIL = 20;

/** The functions that mostly wait for others: the face analysis, the model, a look. */
const PATIENT = new Set(['analyze', 'get-look']);

export const checksOf = ({ functions, ways, faults, struck, samples }: Report): readonly Check[] => {
  const statuses = Object.fromEntries(functions.map((one) => [one.name, one.statuses]));
  const wrong = [...wrongAnswers(statuses, faults > 0), ...ways.failures];
  const tails = functions.filter(({ name, p50, p99 }) => !PATIENT.has(name) && p99 > TAIL * p50);
  const growing = figuresOf(samples).filter(({ isGrowing }) => isGrowing);
  const refused = statuses['upload-url']?.['429'] ?? 0;
  const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));
  return [
    { what: 'no wrong answer', isKept: wrong.length === 0, found: listed(wrong) },
    { what: 'who asks for too much is refused', isKept: refused > 0, found: `${refused} × 429` },
    {
      what: `no p99 beyond ${TAIL} × p50`,
      // A call that hangs for two seconds is in the tail, and shall be.
      isKept: tails.length === 0 || faults > 0,
      found: listed(tails.map(({ name }) => name)),
    },
    { what: 'nothing grows', isKept: growing.length === 0, found: listed(growing.map(({ name }) => name)) },
    { what: 'faults struck', isKept: faults === 0 || struck > 0, found: String(struck) },
  ];
};

const trafficTable = ({ baseline, slices }: Report): string => {
  const cpuOf = ({ cpuMs, requests }: Slice): number => cpuMs / requests;
  const whole: Slice = {
    requests: slices.reduce((sum, { requests }) => sum + requests, 0),
    seconds: slices.reduce((sum, { seconds }) => sum + seconds, 0),
    cpuMs: slices.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    p50: median(slices.map(({ p50 }) => p50)),
    p99: median(slices.map(({ p99 }) => p99)),
  };
  const row = (name: string, slice: Slice) => {
    const { requests, seconds, p50, p99 } = slice;
    const times = [fixed(requests / seconds), fixed(p50, 1), fixed(p99, 1), fixed(cpuOf(slice), 2)];
    return [name, requests, ...times, fixed(cpuOf(slice) / cpuOf(baseline), 1)];
  };
  return table(
    ['traffic', 'requests', 'a second', 'p50 ms', 'p99 ms', 'CPU ms a request', '× baseline'],
    [row('GET /health (baseline)', baseline), row('mixed', whole)],
  );
};

const functionTable = (functions: readonly FunctionFigures[]): string =>
  table(
    ['function', 'requests', 'statuses', 'p50 ms', 'p99 ms'],
    [...functions]
      .sort((left, right) => right.requests - left.requests)
      .map(({ name, requests, statuses, p50, p99 }) => {
        const counts = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`);
        return [name, requests, counts.join(', '), fixed(p50, 1), fixed(p99, 1)];
      }),
  );

const verdictOf = ({ isAside, isGrowing }: Figure): string => (isAside ? '(not judged)' : isGrowing ? 'GROWS' : 'flat');

const restTable = (samples: readonly Sample[]): string =>
  table(
    ['at rest, last three quarters', 'first', 'median', 'last', 'climb', 'noise', 'verdict'],
    figuresOf(samples).map((figure) => {
      const { first, median: middle, last, climb, noise } = figure.trend;
      const numbers = [first, middle, last, climb, noise].map((value) => fixed(value, 1));
      return [`${figure.name} ${figure.unit}`.trim(), ...numbers, verdictOf(figure)];
    }),
  );

const waysLine = ({ done, times, failedEvents }: Ways): string =>
  `${done} whole ways from the upload URL to the list: p50 ${fixed(median(times))} ms, p99 ${fixed(percentile(times, 0.99))} ms; S3 events that failed three times: ${failedEvents}`;

export const reportOf = (report: Report): string => {
  const checks = checksOf(report).map(({ what, isKept, found }) => [what, found, isKept ? 'yes' : '**no**']);
  return [
    trafficTable(report),
    waysLine(report.ways),
    functionTable(report.functions),
    restTable(report.samples),
    table(['target', 'found', 'kept'], checks),
  ].join('\n\n');
};
