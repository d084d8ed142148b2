/** Where skin is read: an ellipse on each cheek and one on the forehead, placed by landmarks. */
import { type FaceFrame, toImage } from './frame.ts';
import { clamp } from './statistics.ts';
import type { LandmarkName, Point } from './types.ts';

export const PATCH_NAMES = ['leftCheek', 'rightCheek', 'forehead'] as const;
export type PatchName = (typeof PATCH_NAMES)[number];

export interface Patch {
  readonly name: PatchName;
  /** In image pixels. */
  readonly center: Point;
  /** Semi-axes in pixels, along the eye axis and across it. */
  readonly radius: Point;
}

/** Height of the cheek patches as a share of the way from the eyes to the mouth. */
const CHEEK_HEIGHT = 0.6;
/** Share of the way from the nose wing to the jaw line at that height. */
const CHEEK_OUTWARD = 0.45;
const FOREHEAD_HEIGHT = 0.62;
/** Semi-axes as shares of the eye distance. */
const CHEEK_RADIUS: Point = { x: 0.15, y: 0.13 };
const FOREHEAD_RADIUS: Point = { x: 0.28, y: 0.1 };

/** The jaw line's u coordinate at height `y`, by the line through its upper and middle points. */
const jawAt = (upper: Point, middle: Point, y: number): number => {
  const drop = middle.y - upper.y;
  const share = Math.abs(drop) < 1e-6 ? 0.5 : clamp((y - upper.y) / drop, 0, 1);
  return upper.x + (middle.x - upper.x) * share;
};

const SIDES = [
  { name: 'leftCheek', nose: 'noseLeft', upper: 'upperJawlineLeft', middle: 'midJawlineLeft' },
  { name: 'rightCheek', nose: 'noseRight', upper: 'upperJawlineRight', middle: 'midJawlineRight' },
] as const satisfies readonly {
  name: PatchName;
  nose: LandmarkName;
  upper: LandmarkName;
  middle: LandmarkName;
}[];

const cheek = (frame: FaceFrame, side: (typeof SIDES)[number]): Patch | undefined => {
  const [nose, upper, middle] = [frame.at(side.nose), frame.at(side.upper), frame.at(side.middle)];
  if (!nose || !upper || !middle) return undefined;
  const y = CHEEK_HEIGHT * frame.mouthDrop;
  const x = nose.x + CHEEK_OUTWARD * (jawAt(upper, middle, y) - nose.x);
  // A turned face shows less of one cheek: the ellipse stays within the half of the way to nose and jaw.
  const room = Math.abs(x - nose.x) * 0.8;
  const radius = {
    x: Math.min(CHEEK_RADIUS.x * frame.eyeDistance, room),
    y: CHEEK_RADIUS.y * frame.eyeDistance,
  };
  return { name: side.name, center: toImage(frame, { x, y }), radius };
};

const forehead = (frame: FaceFrame): Patch => ({
  name: 'forehead',
  center: toImage(frame, { x: 0, y: -FOREHEAD_HEIGHT * frame.mouthDrop }),
  radius: { x: FOREHEAD_RADIUS.x * frame.eyeDistance, y: FOREHEAD_RADIUS.y * frame.eyeDistance },
});

export const placePatches = (frame: FaceFrame): readonly Patch[] =>
  [...SIDES.map((side) => cheek(frame, side)), forehead(frame)].filter((patch) => patch !== undefined);
