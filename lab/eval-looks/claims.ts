/** Finds what a set of looks says about a face that was not measured. */
import type { FaceProfile } from '../../src/lib/face/types.ts';
import { claimsTooMuch } from '../../src/lib/looks/model/answer.ts';
import { featureOf, knownFeatures } from '../../src/lib/looks/words/features.ts';
import type { LookSet, StyleRequest } from '../../src/lib/looks/types.ts';

interface Spoken {
  readonly set: LookSet;
  readonly request: StyleRequest;
}

const textsOf = ({ set }: Spoken): readonly string[] => [
  ...set.recommended.steps.map(({ technique }) => technique),
  ...set.recommended.reasoning.map(({ text }) => text),
  ...[set.recommended, ...set.alternatives].flatMap(({ products }) => products.map(({ reason }) => reason)),
];

const told = (profile: FaceProfile): Readonly<Partial<Record<string, string>>> =>
  Object.fromEntries(knownFeatures(profile).map((name) => [name, featureOf(profile, name)]));

/** Each sentence or cited feature that goes beyond the profile. */
export const unmeasuredClaims = (judged: Spoken): readonly string[] => {
  const { profile } = judged.request;
  const known: readonly string[] = knownFeatures(profile);
  const facts = told(profile);
  return [
    ...textsOf(judged).flatMap((text) =>
      claimsTooMuch(text, facts) || text.includes('unknown') ? [`says: ${text}`] : [],
    ),
    ...judged.set.recommended.reasoning
      .flatMap(({ features }) => features)
      .filter((name) => !known.includes(name))
      .map((name) => `cites ${name}`),
  ];
};
