/** What the local model can tell beyond position: open eyes, open mouth, sunglasses, a covered face. */
import { distanceOf, patchColor, pointOf } from './patches.ts';
import type { PatchColor } from './patches.ts';
import type { FaceDetail, MeshFace, MeshPoint, Picture, WireAttribute } from './types.ts';

export interface FaceMeasures {
  /** Evidence of an open eye: a dark iris, whites less red than the lid, lids apart; the better of both eyes. */
  readonly eyeOpenness: number;
  /** Inner lip distance over inner mouth width. */
  readonly mouthOpening: number;
  /** Brightest of both eyes against the skin beside it; sunglasses leave little. */
  readonly eyeLight: number;
  /** Evidence, from 0 on, that something that is no skin lies over mouth and chin, or over one side. */
  readonly cover: number;
}

const EYES = [
  { outer: 33, inner: 133, up: 159, down: 145, lid: 29, cheek: 117 },
  { outer: 263, inner: 362, up: 386, down: 374, lid: 259, cheek: 346 },
] as const;
/** Both cheeks under the mouth corners, the chin, the upper lip. */
const LOWER_POINTS = [210, 430, 199, 164] as const;
/** Between the brows, nose bridge, under both eyes. */
const UPPER_POINTS = [9, 6, 118, 347] as const;
const SIDES = [
  [118, 205, 210],
  [347, 425, 430],
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
});

/** Share of red that skin stays above in any usual light; paper, cloth masks and walls lie under it. */
const LEAST_RED = 0.35;
/** How much less red than the upper face a patch must be, so that a cold light on all of it is no cover. */
const LESS_RED = 0.015;
/** Clipped shine has lost its color. */
const SHINE = 240;

/** The shaded side of a face is redder than the lit one, a cover greyer: only grey counts. */
const coverOf = ({ red, luma }: PatchColor, upper: PatchColor): number =>
  luma > SHINE ? -LESS_RED : Math.min(upper.red - red - LESS_RED, LEAST_RED - red);

export const measureFace = (face: MeshFace, picture: Picture): FaceMeasures => {
  const radius = distanceOf(face, 33, 263) * 0.05;
  const at = (index: number) => patchColor(picture, pointOf(face, index), radius);
  const upper = meanColor(UPPER_POINTS.map(at));
  const covers = (points: readonly number[]) => points.map((index) => coverOf(at(index), upper));
  return {
    eyeOpenness: Math.max(...EYES.map((eye) => eyeOpenness(face, picture, eye))),
    mouthOpening: distanceOf(face, 13, 14) / distanceOf(face, 78, 308),
    eyeLight: Math.max(...EYES.map((eye) => eyeLight(face, picture, eye))),
    cover: Math.max(rank(covers(LOWER_POINTS), 1), ...SIDES.map((side) => Math.min(...covers(side)))),
  };
};

interface Scale {
  /** On this side of it the value is true, or false when `gap` is negative. */
  readonly border: number;
  /** From the border to where the service is as sure as it gets. */
  readonly gap: number;
  /** Confidence at the border and one gap beyond it, as public answers have them. */
  readonly yes: readonly [number, number];
  readonly no: readonly [number, number];
}

/**
 * Confidences by 109 public answers. One in eight of their faces has closed eyes, at 52 to 99, half-lidded ones among them:
 * the border leaves a tenth of the usable sample photos under it.
 */
const SCALES = {
  eyesOpen: { border: 0.55, gap: 0.5, yes: [50.2, 99.9], no: [52, 99] },
  mouthOpen: { border: 0.165, gap: 0.12, yes: [50, 99.6], no: [50, 99.8] },
  sunglasses: { border: 0.5, gap: -0.2, yes: [90.6, 99.9], no: [95.8, 99.9] },
  faceOccluded: { border: 0, gap: 0.02, yes: [85, 99.99], no: [99.7, 99.99] },
} as const satisfies Record<string, Scale>;

const judge = (value: number, { border, gap, yes, no }: Scale): WireAttribute => {
  const share = (value - border) / gap;
  const [least, most] = share >= 0 ? yes : no;
  return { Value: share >= 0, Confidence: least + (most - least) * Math.min(1, Math.abs(share)) };
};

type Told = Pick<FaceDetail, 'EyesOpen' | 'MouthOpen' | 'Sunglasses' | 'FaceOccluded'>;

/** Under this Sharpness an eye is a smear, and the service is no longer sure of it. */
const SHARP_ENOUGH = 40;

const lessSure = ({ Value, Confidence }: WireAttribute, sharpness: number): WireAttribute => ({
  Value,
  Confidence: 50 + (Confidence - 50) * Math.min(1, sharpness / SHARP_ENOUGH),
});

/** Eyes behind dark glasses are a covered face on the real service, too. */
export const tellAttributes = (measures: FaceMeasures, sharpness: number): Told => {
  const Sunglasses = judge(measures.eyeLight, SCALES.sunglasses);
  return {
    Sunglasses,
    EyesOpen: lessSure(judge(measures.eyeOpenness, SCALES.eyesOpen), sharpness),
    MouthOpen: judge(measures.mouthOpening, SCALES.mouthOpen),
    FaceOccluded: Sunglasses.Value ? Sunglasses : judge(measures.cover, SCALES.faceOccluded),
  };
};
