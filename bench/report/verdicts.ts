/** The targets, and whether this measurement meets them. */
import { baselineOf, ratioOf } from '../cold/render.ts';
import { table } from '../support/machine.ts';
import type { Results } from '../support/results.ts';

interface Verdict {
  readonly target: string;
  readonly measured: string;
  readonly isMet: boolean;
}

const READS = [
  'get-look',
  'list-looks',
  'get-recommendation',
  'list-presets',
  'get-preset',
  'get-user',
  'export-user',
  'health',
];
const MAX_BUNDLE = 1_000_000;
const KIB = 1024;

const medianOf = (rows: Results['warm']['rows'], start: string): number =>
  rows.find(({ name }) => name.startsWith(start))?.median ?? Number.NaN;

const coldVerdict = ({ cold }: Results, name: string, limit: number): Verdict => {
  const ratio = ratioOf(cold, name);
  return {
    target: `cold start of ${name} at most ${limit.toFixed(1)} × ${baselineOf(name)}`,
    measured: `${ratio.toFixed(2)} ×`,
    isMet: ratio <= limit,
  };
};

const slowestRead = ({ cold }: Results): string =>
  READS.toSorted((left, right) => ratioOf(cold, right) - ratioOf(cold, left))[0] ?? '';

const at = (target: string, value: number, limit: number, unit: string): Verdict => ({
  target: `${target} at most ${limit} ${unit}`,
  measured: `${value >= 100 ? value.toFixed(0) : value.toFixed(1)} ${unit}`,
  isMet: value <= limit,
});

export const verdicts = (results: Results): readonly Verdict[] => {
  const { cold, warm, pipeline, capacity } = results;
  const own = cold.rows.filter(({ name }) => !name.startsWith('baseline-'));
  const largest = Math.max(...own.map(({ bytes }) => bytes));
  const pages = capacity.rows.map(({ pageUnits, savedPageUnits }) => Math.max(pageUnits, savedPageUnits));
  return [
    coldVerdict(results, 'upload-url', 1),
    {
      ...coldVerdict(results, slowestRead(results), 1),
      target: `cold start of every read at most 1.0 × (slowest: ${slowestRead(results)})`,
    },
    coldVerdict(results, 'analyze with the model', 1.1),
    coldVerdict(results, 'analyze', 1.1),
    at('largest bundle', largest / KIB, Math.floor(MAX_BUNDLE / KIB), 'KiB'),
    at('warm read', medianOf(warm.rows, 'this service'), 300, 'µs'),
    at('own time of a 12 MP analysis', medianOf(pipeline.rows, 'whole analysis, catalogue read anew'), 80, 'ms'),
    at('page of 20 looks at any number of looks', Math.max(...pages), 4, 'read units'),
    at('GET look', Math.max(...capacity.rows.map(({ lookUnits }) => lookUnits)), 2, 'read units'),
    at('largest stored look', capacity.largestLookBytes, 8_192, 'bytes'),
  ];
};

export const verdictTable = (results: Results): string =>
  table(
    ['target', 'measured', 'met'],
    verdicts(results).map(({ target, measured, isMet }) => [target, measured, isMet ? 'yes' : '**no**']),
  );
