/** Fits the Monk mapping and the confidence of depth on rated photos, each also under mildly changed light. */
import { readFileSync } from 'node:fs';
import { decodeSelfie } from '../../src/lib/adapters/image.ts';
import type { RiskName } from '../../src/lib/face/lighting.ts';
import { hueOfLab } from '../../src/lib/face/skin-color.ts';
import skinModel from '../../src/lib/face/skin-model.json' with { type: 'json' };
import type { StoredAnswer } from './answers.ts';
import { detections, readingOf } from './measure.ts';
import { SUITE } from './perturb.ts';
import { fitRidge, fitRisks, type Line, predictLine, type Row } from './regression.ts';

/** Strong changes teach the confidence, not the tone: they would flatten its slope on good photos. */
const TEACHES_TONE: readonly string[] = [
  'exposure -0.5 EV',
  'exposure +0.5 EV',
  'mild warm cast',
  'mild cool cast',
  'JPEG quality 25',
  '200 pixels wide',
];
const GOOD_WEIGHT = 5;
const PENALTY = 3;
/**
 * Monk steps per degree of hue, half of what a free fit takes: the free one gains 2 points within one step and loses 10
 * points of the same tone for the same person smiling, whose flushed cheeks change hue.
 */
const PER_HUE = 0.012;

/** Least weight of each risk, by what the published cases and the hard photos show; the data may raise it. */
const FLOORS: Readonly<Record<RiskName, number>> = {
  under: 0.5,
  clipped: 0.8,
  cast: 0.2,
  tint: 0.8,
  hue: 0.8,
  sides: 0.8,
  spread: 0.3,
  faceClipped: 0.5,
  dim: 0.3,
  covered: 0.3,
  deep: 0,
};
const RISKS = Object.keys(FLOORS) as RiskName[];

export interface SkinExample {
  readonly person: string;
  readonly variant: string;
  readonly monk: number;
  /** Degrees. */
  readonly ita: number;
  readonly hue: number;
  readonly risks: Row;
}

export interface SkinFit {
  readonly model: typeof skinModel;
  /** Leave-one-person-out on the unchanged photos. */
  readonly photos: number;
  readonly withinOne: number;
  readonly meanError: number;
}

const UNCHANGED: readonly [string, (bytes: Uint8Array) => Promise<Uint8Array>] = [
  'unchanged',
  (bytes) => Promise.resolve(bytes),
];

const examplesOf = async (answer: StoredAnswer): Promise<SkinExample[]> => {
  const { photo, person, labels, faceDetails } = answer;
  if (labels.monk === undefined) return [];
  const bytes = readFileSync(photo);
  const faces = detections(faceDetails);
  const examples: SkinExample[] = [];
  for (const [variant, change] of [UNCHANGED, ...Object.entries(SUITE)]) {
    const image = await decodeSelfie(await change(bytes));
    const reading = image.ok ? readingOf(faces, image.value) : undefined;
    if (reading === undefined) continue;
    const { lab, ita } = reading.skin;
    const risks = RISKS.map((name) => reading.risks[name]);
    examples.push({ person, variant, monk: labels.monk, ita, hue: hueOfLab(lab), risks });
  }
  return examples;
};

export const skinExamples = async (answers: readonly StoredAnswer[]): Promise<SkinExample[]> => {
  const examples: SkinExample[] = [];
  for (const answer of answers) examples.push(...(await examplesOf(answer)));
  return examples;
};

const fitTone = (examples: readonly SkinExample[]): Line => {
  const taught = examples.filter(({ variant }) => variant === 'unchanged' || TEACHES_TONE.includes(variant));
  return fitRidge(
    {
      rows: taught.map(({ ita }) => [ita]),
      targets: taught.map(({ monk, hue }) => monk - PER_HUE * hue),
      weights: taught.map(({ variant }) => (variant === 'unchanged' ? GOOD_WEIGHT : 1)),
    },
    PENALTY,
  );
};

const errorOf = (line: Line, { ita, hue, monk }: SkinExample): number =>
  Math.abs(Math.round(Math.min(10, Math.max(1, predictLine(line, [ita]) + PER_HUE * hue))) - monk);

/** Errors of each example under the mapping that was fitted without its person. */
export const heldOutErrors = (examples: readonly SkinExample[]): readonly number[] => {
  const people = [...new Set(examples.map(({ person }) => person))];
  const lines = new Map(people.map((left) => [left, fitTone(examples.filter(({ person }) => person !== left))]));
  return examples.map((example) => errorOf(lines.get(example.person) ?? fitTone(examples), example));
};

const rounded = (value: number): number => Number(value.toPrecision(5));

/** Undefined with fewer than 20 rated people: a fit on less would say nothing. */
export const fitSkin = (examples: readonly SkinExample[]): SkinFit | undefined => {
  if (new Set(examples.map(({ person }) => person)).size < 20) return undefined;
  const tone = fitTone(examples);
  const errors = heldOutErrors(examples);
  const confidence = fitRisks(
    examples.map(({ risks }) => risks),
    errors.map((error) => error <= 1),
    RISKS.map((name) => FLOORS[name]),
  );
  const good = errors.filter((_, i) => examples[i]?.variant === 'unchanged');
  const weights = Object.fromEntries(RISKS.map((name, i) => [name, rounded(confidence.weights[i] ?? 0)]));
  return {
    model: {
      tone: {
        intercept: rounded(tone.intercept),
        perIta: rounded(tone.slopes[0] ?? 0),
        perHue: PER_HUE,
      },
      confidence: {
        intercept: rounded(confidence.intercept),
        weights: weights as (typeof skinModel)['confidence']['weights'],
      },
    },
    photos: good.length,
    withinOne: good.filter((error) => error <= 1).length / good.length,
    meanError: good.reduce((sum, error) => sum + error, 0) / good.length,
  };
};
