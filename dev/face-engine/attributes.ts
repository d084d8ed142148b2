/** What the local model can tell beyond position: open eyes, open mouth, sunglasses, a covered face. */
import { chromaticityDistance, distanceOf, patchColor, pointOf } from './patches.ts';
import type { PatchColor } from './patches.ts';
import type { FaceDetail, MeshFace, MeshPoint, Picture, WireAttribute } from './types.ts';

export interface FaceMeasures {
  /** Evidence of an open eye: a dark iris, whites less red than the lid, lids apart; the better of both eyes. */
  readonly eyeOpenness: number;
  /** Inner lip distance over inner mouth width. */
  readonly mouthOpening: number;
  /** Brightest of both eyes against the skin beside it; sunglasses leave little. */
  readonly eyeLight: number;
  /** Chromaticity distance of the lower face (second least of four patches) from the upper one. */
  readonly lowerCover: number;
  /** Chromaticity distance of the sides of the face (least of three pairs of patches). */
  readonly sideCover: number;
}

const EYES = [
  { outer: 33, inner: 133, up: 159, down: 145, lid: 29, cheek: 117 },
  { outer: 263, inner: 362, up: 386, down: 374, lid: 259, cheek: 346 },
] as const;
/** Both cheeks under the mouth corners, the chin, the upper lip. */
const LOWER_POINTS = [210, 430, 199, 164] as const;
/** Between the brows, nose bridge, under both eyes. */
const UPPER_POINTS = [9, 6, 118, 347] as const;
const SIDE_PAIRS = [
  [118, 347],
  [205, 425],
  [210, 430],
] as const;

type Eye = (typeof EYES)[number];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const rank = (values: readonly number[], index: number): number => values.toSorted((a, b) => a - b)[index] ?? 0;

/** Light in a disc over the eye that reaches past the lids, against the cheek under it. */
const eyeLight = (face: MeshFace, picture: Picture, eye: Eye): number => {
  const width = distanceOf(face, eye.outer, eye.inner);
  const [ux, uy] = pointOf(face, eye.outer);
  const [vx, vy] = pointOf(face, eye.inner);
  const disc = patchColor(picture, [(ux + vx) / 2, (uy + vy) / 2, 0], width * 0.45);
  const skin = patchColor(picture, pointOf(face, eye.cheek), width * 0.2);
  return disc.bright / Math.max(1, skin.luma);
};

const between = ([ax, ay, az]: MeshPoint, [bx, by, bz]: MeshPoint, share: number): MeshPoint => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
  az + (bz - az) * share,
];

/** Half-way lid distance over corner distance of barely open eyes in the sample photos. */
const NARROW_OPENING = 0.27;
/** Six times as many shares of red as of luma, since whites are only some hundredths less red than lids. */
const WHITES_WEIGHT = 6;

const eyeOpenness = (face: MeshFace, picture: Picture, eye: Eye): number => {
  const [outer, inner] = [pointOf(face, eye.outer), pointOf(face, eye.inner)];
  const width = distanceOf(face, eye.outer, eye.inner);
  const lid = patchColor(picture, pointOf(face, eye.lid), width * 0.12);
  const skin = patchColor(picture, pointOf(face, eye.cheek), width * 0.2);
  // Under a low brow the lid's disc lies in its shadow.
  const light = Math.max(1, lid.luma, skin.luma * 0.5);
  const iris = patchColor(picture, between(pointOf(face, eye.up), pointOf(face, eye.down), 0.5), width * 0.14);
  const whites = [0.25, 0.75].map((share) => patchColor(picture, between(outer, inner, share), width * 0.09));
  const lessRed = Math.max(...whites.map((white) => lid.red - white.red));
  const opening = distanceOf(face, eye.up, eye.down) / width;
  return 1 - iris.luma / light + WHITES_WEIGHT * lessRed + opening - NARROW_OPENING;
};

const meanColor = (patches: readonly PatchColor[]): PatchColor => ({
  luma: mean(patches.map((patch) => patch.luma)),
  bright: mean(patches.map((patch) => patch.bright)),
  red: mean(patches.map((patch) => patch.red)),
  green: mean(patches.map((patch) => patch.green)),
});

export const measureFace = (face: MeshFace, picture: Picture): FaceMeasures => {
  const radius = distanceOf(face, 33, 263) * 0.05;
  const at = (index: number) => patchColor(picture, pointOf(face, index), radius);
  const upper = meanColor(UPPER_POINTS.map(at));
  return {
    eyeOpenness: Math.max(...EYES.map((eye) => eyeOpenness(face, picture, eye))),
    mouthOpening: distanceOf(face, 13, 14) / distanceOf(face, 78, 308),
    eyeLight: Math.max(...EYES.map((eye) => eyeLight(face, picture, eye))),
    lowerCover: rank(
      LOWER_POINTS.map((index) => chromaticityDistance(at(index), upper)),
      1,
    ),
    sideCover: Math.min(...SIDE_PAIRS.map(([left, right]) => chromaticityDistance(at(left), at(right)))),
  };
};

/** Between the two borders the model cannot tell, and the attribute is absent. */
interface Borders {
  readonly no: number;
  readonly yes: number;
}

/**
 * Set midway between what the sample photos show: eyes and mouth of 140 portraits, and one photo each with sunglasses
 * (0.13 against 0.59 at least), a mask (0.145 against 0.041 at most) and half the face hidden (0.062 against 0.026).
 */
const BORDERS = {
  eyesOpen: { no: 0.1, yes: 0.3 },
  mouthOpen: { no: 0.13, yes: 0.2 },
  sunglasses: { no: 0.5, yes: 0.35 },
  lowerCover: { no: 0.065, yes: 0.09 },
  sideCover: { no: 0.032, yes: 0.045 },
} as const satisfies Readonly<Record<string, Borders>>;

/** Confidence grows from 80 at a border to 99 one gap beyond it. */
const judge = (value: number, { no, yes }: Borders): WireAttribute | undefined => {
  const share = (value - no) / (yes - no);
  if (share > 0 && share < 1) return undefined;
  const beyond = share >= 1 ? share - 1 : -share;
  return { Value: share >= 1, Confidence: 80 + 19 * Math.min(1, beyond) };
};

/** True when one says so, false when all do. */
const either = (...parts: readonly (WireAttribute | undefined)[]): WireAttribute | undefined => {
  const yes = parts.find((part) => part?.Value === true);
  if (yes !== undefined) return yes;
  return parts.every((part) => part !== undefined)
    ? { Value: false, Confidence: Math.min(...parts.map((part) => part.Confidence)) }
    : undefined;
};

type Told = Pick<FaceDetail, 'EyesOpen' | 'MouthOpen' | 'Sunglasses' | 'FaceOccluded'>;

const withoutAbsent = (told: Readonly<Record<keyof Told, WireAttribute | undefined>>): Told =>
  Object.fromEntries(Object.entries(told).filter(([, attribute]) => attribute !== undefined));

/** Under this Sharpness an eye is a smear, and a closed lid looks the same. */
const SHARP_ENOUGH = 12;

/** Eyes behind dark glasses are a covered face on the real service, too. */
export const tellAttributes = (measures: FaceMeasures, sharpness: number): Told => {
  const Sunglasses = judge(measures.eyeLight, BORDERS.sunglasses);
  const lowerCover = judge(measures.lowerCover, BORDERS.lowerCover);
  const sideCover = judge(measures.sideCover, BORDERS.sideCover);
  const eyesVisible = Sunglasses?.Value === false && sharpness >= SHARP_ENOUGH;
  return withoutAbsent({
    Sunglasses,
    EyesOpen: eyesVisible ? judge(measures.eyeOpenness, BORDERS.eyesOpen) : undefined,
    MouthOpen: lowerCover?.Value === false ? judge(measures.mouthOpening, BORDERS.mouthOpen) : undefined,
    FaceOccluded: either(Sunglasses, lowerCover, sideCover),
  });
};
