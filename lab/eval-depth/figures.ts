/** How well depth is read on people that the fit has not seen: by depth group, by light, between photos of one person. */
import { depthOfMonk } from '../../src/lib/face/skin/monk.ts';
import { type DepthExample, UNCHANGED } from './examples.ts';
import { type DepthModel, fitDepth, isTaught, toneBy } from './fit.ts';
import { SETS } from './photos.ts';

/** Groups of people left out together. */
const FOLDS = 10;

export interface Judged extends DepthExample {
  /** Real-valued Monk tone by a model that has not seen this person. */
  readonly tone: number;
}

/** The same fold for all photos of a person, whatever the order of the files. */
const foldOf = (person: string): number => {
  let hash = 2166136261;
  for (const character of person) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 8) % FOLDS;
};

export const judge = (examples: readonly DepthExample[]): readonly Judged[] =>
  Array.from({ length: FOLDS }, (_, fold) => {
    const model: DepthModel = fitDepth(examples.filter(({ photo }) => foldOf(photo.person) !== fold));
    return examples
      .filter(({ photo }) => foldOf(photo.person) === fold)
      .map((example) => ({ ...example, tone: toneBy(model, example.evidence) }));
  }).flat();

const GROUPS = ['light', 'medium', 'tan', 'deep'] as const;
const groupOf = (monk: number): (typeof GROUPS)[number] => {
  if (monk <= 4) return 'light';
  if (monk <= 5) return 'medium';
  return monk <= 6 ? 'tan' : 'deep';
};

/** Off the rater by at most one step; a half label stands between two, so one and a half. */
const isRight = (tone: number, monk: number): boolean =>
  Math.abs(Math.round(tone) - monk) <= (Number.isInteger(monk) ? 1 : 1.5);

const share = <T>(all: readonly T[], holds: (one: T) => boolean): string =>
  all.length === 0 ? '-' : `${((100 * all.filter(holds).length) / all.length).toFixed(0)} %`;
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const row = (all: readonly Judged[]) => {
  const pairs = all.map(({ tone, photo }) => ({ tone, monk: photo.monk ?? Number.NaN }));
  const errors = pairs.map(({ tone, monk }) => tone - monk);
  return {
    photos: pairs.length,
    right: share(pairs, ({ tone, monk }) => isRight(tone, monk)),
    bias: pairs.length === 0 ? '-' : meanOf(errors).toFixed(2),
    'mean error':
      pairs.length === 0 ? '-' : meanOf(pairs.map(({ tone, monk }) => Math.abs(Math.round(tone) - monk))).toFixed(2),
    'two or more off': share(pairs, ({ tone, monk }) => Math.abs(Math.round(tone) - monk) >= 2),
  };
};

const pairsWithin = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other] as const));

/** Two photos of one person: by single readings, and by the means of three photos against three others. */
const agreement = (plain: readonly Judged[]) => {
  const persons = Map.groupBy(plain, ({ photo }) => photo.person);
  const word = (tone: number): string => depthOfMonk(Math.round(tone));
  const pairs = [...persons.values()].flatMap((own) => pairsWithin(own.map(({ tone }) => tone)));
  const means = [...persons.values()].flatMap((own) => {
    const tones = own.map(({ tone }) => tone);
    return tones.length < 6 ? [] : [[meanOf(tones.slice(0, 3)), meanOf(tones.slice(3, 6))] as const];
  });
  return {
    'pairs of photos': pairs.length,
    'same word': share(pairs, ([a, b]) => word(a) === word(b)),
    'same Monk step': share(pairs, ([a, b]) => Math.round(a) === Math.round(b)),
    'three against three': means.length,
    'same word of three': share(means, ([a, b]) => word(a) === word(b)),
  };
};

export const depthFigures = (judged: readonly Judged[]) => {
  const taught = judged.filter((one) => isTaught(one) && !one.photo.isFurther);
  const plain = taught.filter(({ variant }) => variant === UNCHANGED);
  const bySet = (set: string): readonly Judged[] => plain.filter(({ photo }) => photo.set === set);
  const groups = SETS.flatMap((set) =>
    GROUPS.map((group) => {
      const own = bySet(set).filter(({ photo }) => groupOf(photo.monk ?? 0) === group);
      return { set, group, ...row(own) };
    }),
  );
  const notes = [...new Set(bySet('wild').map(({ photo }) => photo.note))];
  const all = judged.filter(({ variant }) => variant === UNCHANGED);
  return {
    groups: [...groups, ...SETS.map((set) => ({ set, group: 'all', ...row(bySet(set)) }))],
    light: notes.map((note) => ({ light: note, ...row(bySet('wild').filter(({ photo }) => photo.note === note)) })),
    changes: [...new Set(taught.map(({ variant }) => variant))].map((variant) => ({
      change: variant,
      ...row(taught.filter((one) => one.variant === variant)),
    })),
    people: ['london', 'wild'].map((set) => ({ set, ...agreement(all.filter(({ photo }) => photo.set === set)) })),
  };
};
