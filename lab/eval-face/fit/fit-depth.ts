/** Fits the two linear sums that read depth, with every tone and every person counted alike. */
import type { DepthModel } from '../../../src/lib/face/skin/depth.ts';
import { DEPTH_INPUTS, type DepthEvidence } from '../../../src/lib/face/skin/evidence.ts';
import { clamp, quantile } from '../../../src/lib/face/statistics.ts';
import {
  columnOf,
  dot,
  fitPenalised,
  gram,
  type Matrix,
  type Row,
  weightedMean,
  weightedSpread,
} from './regression.ts';
import { type Example, UNCHANGED } from '../examples.ts';

type Input = (typeof DEPTH_INPUTS)[number];
/** Lips redder than skin by more (a*) are painted: catches red lipstick, not rose or berry. */
const PAINTED_LIPS = 21;
const LIP_INPUTS: readonly Input[] = ['lipRedness', 'lipYellowness', 'lipStops'];
const INPUTS = {
  withLips: DEPTH_INPUTS,
  withoutLips: DEPTH_INPUTS.filter((name) => !LIP_INPUTS.includes(name)),
};

/** Pull of the weights to zero, in examples; 10 to 60 read alike. */
const RIDGE = 60;
/** How much two photos of one person in the same studio light, rated or not, must say the same: it tells what a smile moves. */
const SAME_PERSON = 1000;
/** A fit draws both ends to the middle; the sums are stretched by so much around the middle tone. */
const STRETCH = { by: 1.1, around: 5 } as const;
/** The same photo under other light teaches what to ignore. */
const SHARE = { london: 1, synthetic: 0.5, wild: 1, otherLight: 0.15 } as const;
/** How far rare tones count up to the common ones: 0 not at all, 1 each tone alike. */
const BALANCE = 0.7;
/** Quantiles that an input is held to. */
const HELD = { low: 0.01, high: 0.99 } as const;

export const isTaught = ({ photo }: Example): boolean => photo.monk !== undefined && photo.kind === 'usable';
/** What the fit learns from, whatever the gate says to the photo. */
type Known = Example & { readonly evidence: DepthEvidence };
const hasEvidence = (example: Example): example is Known => example.evidence !== undefined;
const monkOf = ({ photo }: Example): number => photo.monk ?? Number.NaN;

const totals = (keys: readonly (string | number)[], weights: Row): ReadonlyMap<string | number, number> => {
  const sums = new Map<string | number, number>();
  keys.forEach((key, i) => sums.set(key, (sums.get(key) ?? 0) + (weights[i] ?? 0)));
  return sums;
};

/** A person's photos share a weight of their count's root; tones beyond 2 and 8 are too few to stand alone. */
const weightsOf = (examples: readonly Example[]): Row => {
  const persons = totals(
    examples.map(({ photo }) => photo.person),
    examples.map(() => 1),
  );
  const first = examples.map(
    ({ photo, variant }) =>
      (persons.get(photo.person) ?? 1) ** -0.5 * SHARE[photo.set] * (variant === UNCHANGED ? 1 : SHARE.otherLight),
  );
  const tones = examples.map((example) => clamp(Math.round(monkOf(example)), 2, 8));
  const perTone = totals(tones, first);
  const balanced = first.map((weight, i) => weight * (perTone.get(tones[i] ?? 0) ?? 1) ** -BALANCE);
  const mean = balanced.reduce((sum, weight) => sum + weight, 0) / balanced.length;
  return balanced.map((weight) => weight / mean);
};

/** Each photo less the mean of its person's, for the unchanged studio photos. */
const differencesOf = (all: readonly Known[], standardised: (example: Known) => Row): Matrix => {
  const studio = all.filter(({ photo, variant }) => photo.set === 'london' && variant === UNCHANGED);
  return [...Map.groupBy(studio, ({ photo }) => photo.person).values()].flatMap((own) => {
    const rows = own.map(standardised);
    const mean = (j: number): number => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / rows.length;
    return rows.map((row) => row.map((value, j) => value - mean(j)));
  });
};

const rounded = (value: number): number => Number(value.toPrecision(5));

const fitSum = (all: readonly Known[], names: readonly Input[]): DepthModel['withLips'] => {
  const examples = all.filter(isTaught);
  const weights = weightsOf(examples);
  const held = names.map((name) => {
    const values = examples.map(({ evidence }) => evidence[name]);
    return { low: quantile(values, HELD.low), high: quantile(values, HELD.high) };
  });
  const inside = ({ evidence }: Known): number[] =>
    names.map((name, j) => clamp(evidence[name], held[j]?.low ?? 0, held[j]?.high ?? 0));
  const raw = examples.map(inside);
  const columns = names.map((_, j) => columnOf(raw, j));
  const means = columns.map((column) => weightedMean(column, weights));
  const spreads = columns.map((column) => weightedSpread(column, weights) + 1e-9);
  const standardise = (row: Row): number[] => row.map((value, j) => (value - (means[j] ?? 0)) / (spreads[j] ?? 1));
  const mean = weightedMean(examples.map(monkOf), weights);
  const rows = raw.map(standardise);
  const targets = examples.map((example) => monkOf(example) - mean);
  const apart = gram(differencesOf(all, (example) => standardise(inside(example))));
  const penalty = names.map((_, i) => names.map((__, j) => SAME_PERSON * (apart[i]?.[j] ?? 0) + (i === j ? RIDGE : 0)));
  const found = fitPenalised({ rows, targets, weights }, penalty).map(
    (weight, j) => (STRETCH.by * weight) / (spreads[j] ?? 1),
  );
  const inputs = Object.fromEntries(
    names.map((name, j) => [
      name,
      { weight: rounded(found[j] ?? 0), low: rounded(held[j]?.low ?? 0), high: rounded(held[j]?.high ?? 0) },
    ]),
  );
  const middle = STRETCH.around + STRETCH.by * (mean - STRETCH.around);
  return { intercept: rounded(middle - dot(found, means)), inputs };
};

export const fitDepth = (examples: readonly Example[]): DepthModel => {
  const known = examples.filter(hasEvidence);
  return {
    paintedLips: PAINTED_LIPS,
    withLips: fitSum(known, INPUTS.withLips),
    withoutLips: fitSum(known, INPUTS.withoutLips),
  };
};
