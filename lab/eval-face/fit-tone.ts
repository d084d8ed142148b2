/** Fits both readings of the tone - by color, by contrasts - on rated photos, unchanged and under changed light. */
import { CONTRASTS } from '../../src/lib/face/skin/contrast.ts';
import { depthOfMonk, itaSteps } from '../../src/lib/face/skin/monk.ts';
import { clamp } from '../../src/lib/face/statistics.ts';
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
import { UNCHANGED } from './run.ts';
import type { SkinExample } from './skin-examples.ts';

/** Strong changes of light teach the contrasts, from which exposure drops out, but would flatten the color's slope. */
const STRONG: readonly string[] = ['exposure -1 EV', 'exposure +1 EV', 'strong warm cast', 'strong cool cast'];
/** An unchanged photo against one of its changes; further photos of a person count less than the first. */
const UNCHANGED_WEIGHT = { color: 5, contrast: 3 } as const;
const FURTHER_PHOTO = 0.7;
/** Depth groups count by this power of their rarity: at 0 every photo counts the same, at 1 every group. */
const BALANCE = { color: 0.45, contrast: 0.5 } as const;
/** Knots of the polyline in degrees of ITA, and how much a bend costs. */
const KNOTS = [-70, -15, 15, 40, 65, 85] as const;
const BEND = 3000;
/** Monk steps per degree of hue. A free fit takes more and loses repeatability: a smile flushes cheeks. */
const PER_HUE = 0.012;
const RIDGE = 15;
/**
 * Weight of the differences between photos of the same person, rated or not, that must not move the tone (within-person
 * covariance as the penalty, as in WCCN). A second expression counts `EXPRESSION` times.
 */
const SAME_PERSON = 1;
const EXPRESSION = 3;
/** Share of the contrasts in the tone. */
const SHARE = 0.3;

export interface Inputs {
  readonly weight: number;
  readonly low: number;
  readonly high: number;
}

export interface ToneModel {
  readonly color: { readonly knots: Row; readonly intercept: number; readonly slopes: Row; readonly perHue: number };
  readonly contrast: { readonly share: number; readonly intercept: number; readonly inputs: readonly Inputs[] };
}

type Rated = SkinExample & { readonly monk: number };
const isRated = (example: SkinExample): example is Rated => example.monk !== undefined;

/** Photos per depth group, by people. */
const rarity = (rated: readonly Rated[], power: number): ((monk: number) => number) => {
  const people = new Map<string, Set<string>>();
  for (const { monk, person } of rated) {
    const depth = depthOfMonk(monk);
    people.set(depth, (people.get(depth) ?? new Set()).add(person));
  }
  const mean = [...people.values()].reduce((sum, { size }) => sum + size, 0) / people.size;
  return (monk) => (mean / (people.get(depthOfMonk(monk))?.size ?? mean)) ** power;
};

const weightsOf = (rated: readonly Rated[], kind: 'color' | 'contrast'): number[] => {
  const rare = rarity(rated, BALANCE[kind]);
  return rated.map(
    ({ variant, photo, monk }) =>
      (variant === UNCHANGED ? UNCHANGED_WEIGHT[kind] : 1) * (photo > 0 ? FURTHER_PHOTO : 1) * rare(monk),
  );
};

/** Squares of the differences between neighbouring slopes. */
const bends = (): Matrix => {
  const slopes = KNOTS.length - 1;
  const rows = Array.from({ length: slopes - 1 }, (_, i) =>
    Array.from({ length: slopes + 1 }, (__, j) => (j === i + 1 ? -1 : 0) + (j === i + 2 ? 1 : 0)),
  );
  return gram(rows).map((row, i) => row.map((value, j) => BEND * value + (i === j ? 1e-6 : 0)));
};

const fitColor = (rated: readonly Rated[]): ToneModel['color'] => {
  const rows = rated.map(({ ita }) => [1, ...itaSteps(ita, KNOTS)]);
  const targets = rated.map(({ monk, hue }) => monk - PER_HUE * hue);
  const taught = rated.map(({ variant }) => (STRONG.includes(variant) ? 0 : 1));
  const weights = weightsOf(rated, 'color').map((weight, i) => weight * (taught[i] ?? 0));
  const [intercept = 0, ...slopes] = fitPenalised({ rows, targets, weights }, bends());
  return { knots: KNOTS, intercept, slopes, perHue: PER_HUE };
};

/** What differs between the photos of one person, in contrasts. */
const personDifferences = (examples: readonly SkinExample[]): Matrix => {
  const base = new Map<string, Row>();
  for (const { person, photo, variant, contrasts } of examples) {
    if (photo === 0 && variant === UNCHANGED && contrasts !== undefined) base.set(person, contrasts);
  }
  return examples.flatMap(({ person, photo, variant, contrasts }) => {
    const from = base.get(person);
    if (from === undefined || contrasts === undefined || from === contrasts) return [];
    const times = photo > 0 && variant === UNCHANGED ? EXPRESSION : 1;
    return [contrasts.map((value, j) => times * (value - (from[j] ?? 0)))];
  });
};

const fitContrast = (rated: readonly Rated[], examples: readonly SkinExample[]): ToneModel['contrast'] => {
  const seen = rated.filter(({ contrasts }) => contrasts !== undefined);
  const weights = weightsOf(seen, 'contrast');
  const raw = seen.map(({ contrasts = [] }) => contrasts);
  const columns = CONTRASTS.map((_, j) => columnOf(raw, j));
  const means = columns.map((column) => weightedMean(column, weights));
  const spreads = columns.map((column) => weightedSpread(column, weights) + 1e-9);
  const scale = (row: Row): number[] => row.map((value, j) => value / (spreads[j] ?? 1));
  const differences = gram(personDifferences(examples).map(scale));
  const penalty = differences.map((row, i) => row.map((value, j) => SAME_PERSON * value + (i === j ? RIDGE : 0)));
  const intercept = weightedMean(
    seen.map(({ monk }) => monk),
    weights,
  );
  const rows = raw.map((row) => scale(row.map((value, j) => value - (means[j] ?? 0))));
  const targets = seen.map(({ monk }) => monk - intercept);
  const found = scale(fitPenalised({ rows, targets, weights }, penalty));
  const inputs = columns.map((column, j) => ({
    weight: found[j] ?? 0,
    low: Math.min(...column),
    high: Math.max(...column),
  }));
  return {
    share: SHARE,
    intercept: intercept - dot(found, means),
    inputs,
  };
};

export const fitTone = (examples: readonly SkinExample[]): ToneModel => {
  const rated = examples.filter(isRated);
  return { color: fitColor(rated), contrast: fitContrast(rated, examples) };
};

const held = (value: number): number => clamp(value, 1, 10);

/** The same as the service computes from the stored model. */
export const toneBy = ({ color, contrast }: ToneModel, { ita, hue, contrasts }: SkinExample) => {
  const byColor = held(color.intercept + dot(itaSteps(ita, color.knots), color.slopes) + color.perHue * hue);
  if (contrasts === undefined) return { value: byColor, disagreement: 0 };
  const byContrast = held(
    contrast.inputs.reduce(
      (sum, { weight, low, high }, j) => sum + weight * clamp(contrasts[j] ?? 0, low, high),
      contrast.intercept,
    ),
  );
  return {
    value: byColor * (1 - contrast.share) + byContrast * contrast.share,
    disagreement: Math.abs(byColor - byContrast),
  };
};
