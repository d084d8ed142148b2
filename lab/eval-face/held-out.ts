/** Figures of the targets on people that the fit has not seen. */
import { SUITE } from './perturb.ts';
import { accuracyAt, byDepth, calibrationError, type Hit, meanOf, type Rated, toneFigures } from './metrics.ts';
import { UNCHANGED } from './run.ts';
import type { SkinExample } from './skin-examples.ts';

export interface HeldOut {
  readonly example: SkinExample;
  readonly tone: { readonly value: number; readonly disagreement: number };
  readonly confidence?: number;
}

const rated = (all: readonly HeldOut[]): readonly Rated[] =>
  all.flatMap(({ example: { monk }, tone, confidence = 1 }) =>
    monk === undefined ? [] : [{ truth: monk, tone: Math.round(tone.value), confidence }],
  );

const hitsOf = (all: readonly HeldOut[]): readonly Hit[] =>
  rated(all).map(({ truth, tone, confidence }) => ({ confidence, hit: Math.abs(tone - Math.round(truth)) <= 1 }));

/** Share of people whose further unchanged photos get the tone of the first. */
const sameTone = (plain: readonly HeldOut[]): number => {
  const first = new Map(plain.filter(({ example }) => example.photo === 0).map((one) => [one.example.person, one]));
  const further = plain.filter(({ example }) => example.photo > 0 && first.has(example.person));
  const same = further.filter(
    ({ example, tone }) => Math.round(first.get(example.person)?.tone.value ?? 0) === Math.round(tone.value),
  );
  return same.length / further.length;
};

export const heldOutFigures = (all: readonly HeldOut[]) => {
  const plain = all.filter(({ example }) => example.variant === UNCHANGED);
  const first = all.filter(({ example }) => example.photo === 0);
  const good = rated(plain.filter(({ example }) => example.photo === 0));
  const figures = toneFigures(good);
  const groups = Object.values(byDepth(good)).map(({ meanError }) => meanError / figures.meanError);
  const suite = first.filter(({ example }) => example.variant !== UNCHANGED);
  const variants = Object.keys(SUITE).map((name) => suite.filter(({ example }) => example.variant === name));
  return {
    ...figures,
    worstGroup: Math.max(...groups),
    perturbedWithinOne: meanOf(variants.map((own) => toneFigures(rated(own)).withinOne)),
    perturbedAt80: accuracyAt(hitsOf(suite), 0.8),
    sameTone: sameTone(plain),
    calibrationError: calibrationError(hitsOf(first)),
  };
};
