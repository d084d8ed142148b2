/** Fits the tone and the confidence of depth, and measures both on people that the fit has not seen. */
import { CONTRASTS } from '../../src/lib/face/skin/contrast.ts';
import { type RiskName, toneRisks } from '../../src/lib/face/skin/risks.ts';
import type skinModel from '../../src/lib/face/skin/skin-model.json';
import { fitTone, toneBy, type ToneModel } from './fit-tone.ts';
import { heldOutFigures, type HeldOut } from './held-out.ts';
import { fitRisks, type Row, type RiskFit, successOdds } from './regression.ts';
import type { SkinExample } from './skin-examples.ts';

/** Least weight of each risk, by what the hard photos show; the data may raise it. */
const FLOORS: Readonly<Record<RiskName, number>> = {
  disagreement: 0,
  deep: 0,
  under: 0.3,
  clipped: 0.1,
  cast: 0.6,
  tint: 0.3,
  hue: 0.3,
  sides: 1.2,
  spread: 0.4,
  faceClipped: 0.3,
  dim: 0.1,
  covered: 0.3,
};
const RISKS = Object.keys(FLOORS) as RiskName[];
/** Groups of people that are left out together when the confidence is judged. */
const FOLDS = 10;
/** Steps of the fits that only judge; the weights hardly move any more. */
const FOLD_STEPS = 600;

export type SkinModel = typeof skinModel;

export interface SkinFit {
  readonly model: SkinModel;
  readonly heldOut: ReturnType<typeof heldOutFigures>;
}

const risksOf = (example: SkinExample, tone: HeldOut['tone']): Row => {
  const risks = { ...example.risks, ...toneRisks(tone) };
  return RISKS.map((name) => risks[name]);
};

/** Each example's tone by the model that was fitted without its person; unrated people are in no fit's targets. */
const withoutPerson = (examples: readonly SkinExample[]): readonly HeldOut[] => {
  const rated = [...new Set(examples.filter(({ monk }) => monk !== undefined).map(({ person }) => person))];
  const whole = fitTone(examples);
  const models = new Map<string, ToneModel>(
    rated.map((left) => [left, fitTone(examples.filter(({ person }) => person !== left))]),
  );
  return examples.map((example) => ({ example, tone: toneBy(models.get(example.person) ?? whole, example) }));
};

const isHit = ({ example, tone }: HeldOut): boolean => Math.abs(Math.round(tone.value) - (example.monk ?? 0)) <= 1;

/** First photos only: what a second expression adds to the fit of the tone would count people twice here. */
const judged = (all: readonly HeldOut[]): readonly HeldOut[] =>
  all.filter(({ example }) => example.monk !== undefined && example.photo === 0);

const fitConfidence = (all: readonly HeldOut[], steps?: number): RiskFit => {
  const taught = judged(all);
  const floors = RISKS.map((name) => FLOORS[name]);
  return fitRisks(
    taught.map(({ example, tone }) => risksOf(example, tone)),
    taught.map(isHit),
    floors,
    steps,
  );
};

/** Confidences by fits that have seen neither the person's tone nor its errors. */
const heldOutConfidence = (all: readonly HeldOut[]): readonly HeldOut[] => {
  const people = [...new Set(all.map(({ example }) => example.person))];
  const foldOf = new Map(people.map((person, i) => [person, i % FOLDS]));
  const fold = ({ example }: HeldOut): number => foldOf.get(example.person) ?? 0;
  const fits = Array.from({ length: FOLDS }, (_, k) =>
    fitConfidence(
      all.filter((one) => fold(one) !== k),
      FOLD_STEPS,
    ),
  );
  return all.map((one) => {
    const fit = fits[fold(one)];
    return fit === undefined ? one : { ...one, confidence: successOdds(fit, risksOf(one.example, one.tone)) };
  });
};

const rounded = (value: number): number => Number(value.toPrecision(5));

const toModel = ({ color, contrast }: ToneModel, confidence: RiskFit): SkinModel => {
  const inputs = CONTRASTS.map((name, j) => {
    const { weight = 0, low = 0, high = 0 } = contrast.inputs[j] ?? {};
    return [name, { weight: rounded(weight), low: rounded(low), high: rounded(high) }] as const;
  });
  return {
    color: {
      knots: [...color.knots],
      intercept: rounded(color.intercept),
      slopes: color.slopes.map(rounded),
      perHue: color.perHue,
    },
    contrast: {
      share: contrast.share,
      intercept: rounded(contrast.intercept),
      inputs: Object.fromEntries(inputs) as SkinModel['contrast']['inputs'],
    },
    confidence: {
      intercept: rounded(confidence.intercept),
      weights: Object.fromEntries(
        RISKS.map((name, j) => [name, rounded(confidence.weights[j] ?? 0)]),
      ) as SkinModel['confidence']['weights'],
    },
  };
};

/** Undefined with fewer than 20 rated people: a fit on less would say nothing. */
export const fitSkin = (examples: readonly SkinExample[]): SkinFit | undefined => {
  const rated = new Set(examples.filter(({ monk }) => monk !== undefined).map(({ person }) => person));
  if (rated.size < 20) return undefined;
  const unseen = withoutPerson(examples);
  return {
    model: toModel(fitTone(examples), fitConfidence(unseen)),
    heldOut: heldOutFigures(heldOutConfidence(unseen)),
  };
};
