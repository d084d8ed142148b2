/** Which features of a face were measured, or given by the user: the only ones a text may cite. */
import type { FaceProfile } from '../../face/types.ts';

const FEATURE = {
  depth: ({ skin }) => skin.depth,
  undertone: ({ skin }) => skin.undertone,
  faceShape: ({ shape }) => shape.value,
  eyes: ({ features }) => features.eyes,
  eyeAngle: ({ features }) => features.eyeAngle,
  lips: ({ features }) => features.lips,
  brows: ({ features }) => features.brows,
} as const satisfies Record<string, (profile: FaceProfile) => string>;

export type FeatureName = keyof typeof FEATURE;
const NAMES = Object.keys(FEATURE) as FeatureName[];

/** Undefined when it is `unknown`. */
export const featureOf = <N extends FeatureName>(
  profile: FaceProfile,
  name: N,
): Exclude<ReturnType<(typeof FEATURE)[N]>, 'unknown'> | undefined => {
  const value: string = FEATURE[name](profile);
  return value === 'unknown' ? undefined : (value as Exclude<ReturnType<(typeof FEATURE)[N]>, 'unknown'>);
};

export const knownFeatures = (profile: FaceProfile): readonly FeatureName[] =>
  NAMES.filter((name) => featureOf(profile, name) !== undefined);
