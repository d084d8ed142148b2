/** Lays what the user says about themselves over what was measured. */
import { itaOfLab, labToHex } from '../color.ts';
import { monkRangeOf, typicalLab } from './skin/monk.ts';
import { clamp } from './statistics.ts';
import type { Corrections, FaceProfile, ShapeCandidate, ShapeProfile, SkinProfile } from './types.ts';

/**
 * A corrected depth moves the skin color by as much as typical skin differs between the two tones, so that shades
 * are matched to what the user said and the face's own hue is kept.
 */
const withDepth = (skin: SkinProfile, depth: NonNullable<Corrections['depth']>): SkinProfile => {
  const confidence = { ...skin.confidence, depth: 1 };
  const [first, last] = monkRangeOf(depth);
  const monk = clamp(skin.monk, first, last);
  const range = [first, last] as const;
  if (monk === skin.monk) return { ...skin, range, depth, confidence };
  const [from, to] = [typicalLab(skin.monk), typicalLab(monk)];
  const lab = {
    l: clamp(skin.lab.l + to.l - from.l, 0, 100),
    a: skin.lab.a + to.a - from.a,
    b: skin.lab.b + to.b - from.b,
  };
  return { ...skin, lab, hex: labToHex(lab), ita: itaOfLab(lab), monk, range, depth, confidence };
};

const withUndertone = (skin: SkinProfile, undertone: SkinProfile['undertone']): SkinProfile => ({
  ...skin,
  undertone,
  confidence: { ...skin.confidence, undertone: 1 },
});

const shapeAsSaid = (value: ShapeCandidate['value']): ShapeProfile => ({
  value,
  runnerUp: 'unknown',
  confidence: 1,
  candidates: [{ value, probability: 1 }],
});

/** What the user says wins: value replaced, confidence 1, source `user`. Absent corrections change nothing. */
export const applyCorrections = (profile: FaceProfile, corrections: Corrections): FaceProfile => {
  const { depth, undertone, faceShape } = corrections;
  const toned = depth === undefined ? profile.skin : withDepth(profile.skin, depth);
  return {
    ...profile,
    skin: undertone === undefined ? toned : withUndertone(toned, undertone),
    shape: faceShape === undefined ? profile.shape : shapeAsSaid(faceShape),
    source: {
      undertone: undertone === undefined ? profile.source.undertone : 'user',
      depth: depth === undefined ? profile.source.depth : 'user',
      shape: faceShape === undefined ? profile.source.shape : 'user',
    },
  };
};
