/** Reads each example by a model that has not seen its person. */
import { rangeAround, toneOfEvidence } from '../../src/lib/face/skin/depth.ts';
import type { DepthReading } from '../../src/lib/face/skin/depth.ts';
import type { Example } from './examples.ts';
import { fitDepth } from './fit/fit-depth.ts';

/** Groups of people left out together. */
const FOLDS = 10;

export interface Judged extends Example {
  /** As the service reads it, its tone and range by a model that has not seen this person. */
  readonly depth: DepthReading;
}

/** The same fold for all photos of a person, whatever the order of the files. */
const foldOf = ({ photo: { person } }: Example): number => {
  let hash = 2166136261;
  for (const character of person) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 8) % FOLDS;
};

/** Without the refused ones. What was read by lightness alone stays as it is: no fit stands behind it. */
export const judge = (examples: readonly Example[]): readonly Judged[] =>
  Array.from({ length: FOLDS }, (_, fold) => {
    const model = fitDepth(examples.filter((example) => foldOf(example) !== fold));
    return examples
      .filter((example) => foldOf(example) === fold)
      .flatMap((example): Judged[] => {
        const { depth, evidence } = example;
        if (depth === undefined) return [];
        if (!depth.byRelations || evidence === undefined) return [{ ...example, depth }];
        const tone = toneOfEvidence(evidence, model);
        return [{ ...example, depth: { ...depth, tone, range: rangeAround(tone, depth.steps) } }];
      });
  }).flat();

/** Off the rater by at most one step; a half label stands between two, so one and a half. */
export const isRight = ({ depth, photo: { monk = Number.NaN } }: Judged): boolean =>
  Math.abs(Math.round(depth.tone) - monk) <= (Number.isInteger(monk) ? 1 : 1.5);

export const share = <T>(all: readonly T[], holds: (one: T) => boolean): string =>
  all.length === 0 ? '-' : `${((100 * all.filter(holds).length) / all.length).toFixed(0)} %`;

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
