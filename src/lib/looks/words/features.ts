/** Which features of a face were measured, or given by the user: the only ones a text may cite; and which shape's placement suits a face. */
import type { FaceProfile, ShapeCandidate, ShapeProfile } from '../../face/types.ts';
import type { FaceShape } from '../../vocabulary.ts';

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

/** Longer than wide (1) or wider (-1), and broad above (1) or below (-1): the two lines that placements work against. */
const LINES: Readonly<Record<ShapeCandidate['value'], readonly [length: number, taper: number]>> = {
  oblong: [1, 0],
  oval: [0.3, 0.2],
  heart: [0.2, 1],
  diamond: [0.2, 0.4],
  triangle: [-0.2, -1],
  square: [-0.5, -0.8],
  round: [-1, 0],
};

/**
 * A placement made for one shape works against its opposite, so a face between two is placed as what lies between them: the
 * candidate nearest to the mean of all, each weighted by its probability. `unknown` when no shape is told.
 */
export const placementShape = ({ value, candidates }: ShapeProfile): FaceShape => {
  if (value === 'unknown' || candidates.length === 0) return value;
  const whole = candidates.reduce((sum, { probability }) => sum + probability, 0);
  const middle = ([0, 1] as const).map(
    (line) => candidates.reduce((sum, one) => sum + one.probability * LINES[one.value][line], 0) / whole,
  );
  const off = ({ value: shape }: ShapeCandidate): number =>
    Math.hypot(LINES[shape][0] - (middle[0] ?? 0), LINES[shape][1] - (middle[1] ?? 0));
  return candidates.toSorted((a, b) => off(a) - off(b))[0]?.value ?? value;
};
