/** Where skin is read: twelve ellipses on cheeks, forehead, nose bridge and chin, clear of what is no skin. */
import { type FaceFrame, toImage } from '../frame.ts';
import { clamp } from '../statistics.ts';
import type { FacePart } from '../mesh-points.ts';
import type { Point } from '../types.ts';

export type PatchSide = 'left' | 'right' | 'middle';

export interface Patch {
  readonly name: string;
  readonly side: PatchSide;
  /** In image pixels. */
  readonly center: Point;
  /** Semi-axes in pixels, along the eye axis and across it. */
  readonly radius: Point;
  /** Share in the skin's mean, relative to the other patches. */
  readonly weight: number;
}

/**
 * Cheek patches: `drop` is the share of the way from eyes to mouth, `outward` the share from nose wing to jaw line,
 * radii are shares of the eye distance. Clear of lids, nostrils, lips and, mostly, of beards. Weights favour what a
 * smile moves least: between a person's two photos ITA differs by 4 degrees at the temple's side of the cheek and on
 * the forehead, by 6 in the middle of the cheek, by 11 beside the mouth.
 */
const CHEEKS = [
  { name: 'upper cheek', drop: 0.45, outward: 0.35, radius: { x: 0.1, y: 0.1 }, weight: 0.5 },
  { name: 'cheek', drop: 0.6, outward: 0.45, radius: { x: 0.15, y: 0.13 }, weight: 0.5 },
  { name: 'lower cheek', drop: 0.8, outward: 0.35, radius: { x: 0.1, y: 0.1 }, weight: 0.4 },
  { name: 'outer cheek', drop: 0.4, outward: 0.65, radius: { x: 0.09, y: 0.09 }, weight: 1.1 },
] as const;

/** In eye-to-mouth distances above the eyes; DetectFaces shows no forehead, and a fringe is rejected by its pixels. */
const FOREHEAD_RISE = 0.62;
/** In eye distances from the middle. */
const FOREHEAD_OUT = 0.35;
const FOREHEAD = { radius: { x: 0.13, y: 0.1 }, weight: 1 } as const;
const BRIDGE_DROP = 0.35;
const BRIDGE = { radius: { x: 0.1, y: 0.1 }, weight: 1.6 } as const;
/** Share of the way from the lower lip to the chin. */
const CHIN_SHARE = 0.55;
const CHIN = { radius: { x: 0.12, y: 0.12 }, weight: 0.5 } as const;
/** A turned face shows less of one cheek: a patch stays within this share of its way to the nose. */
const ROOM = 0.8;

const SIDES = [
  { side: 'left', nose: 'noseLeft', upper: 'upperJawLeft', middle: 'middleJawLeft' },
  { side: 'right', nose: 'noseRight', upper: 'upperJawRight', middle: 'middleJawRight' },
] as const satisfies readonly Readonly<Record<'side' | 'nose' | 'upper' | 'middle', PatchSide | FacePart>>[];

/** The jaw line's u coordinate at height `y`, by the line through its upper and middle points. */
const jawAt = (upper: Point, middle: Point, y: number): number => {
  const drop = middle.y - upper.y;
  const share = Math.abs(drop) < 1e-6 ? 0.5 : clamp((y - upper.y) / drop, 0, 1);
  return upper.x + (middle.x - upper.x) * share;
};

const cheeks = (frame: FaceFrame, { side, nose, upper, middle }: (typeof SIDES)[number]): Patch[] => {
  const [wing, high, low] = [frame.at(nose), frame.at(upper), frame.at(middle)];
  return CHEEKS.map(({ name, drop, outward, radius, weight }) => {
    const y = drop * frame.mouthDrop;
    const reach = outward * (jawAt(high, low, y) - wing.x);
    return {
      name: `${side} ${name}`,
      side,
      center: toImage(frame, { x: wing.x + reach, y }),
      radius: {
        x: Math.min(radius.x * frame.eyeDistance, Math.abs(reach) * ROOM),
        y: radius.y * frame.eyeDistance,
      },
      weight,
    };
  });
};

/** `at` in frame coordinates, in pixels; `radius` in eye distances. */
export const middlePatch = (
  frame: FaceFrame,
  name: string,
  at: Point,
  { radius, weight }: { readonly radius: Point; readonly weight: number },
): Patch => ({
  name,
  side: 'middle',
  center: toImage(frame, at),
  radius: { x: radius.x * frame.eyeDistance, y: radius.y * frame.eyeDistance },
  weight,
});

const chin = (frame: FaceFrame): Patch => {
  const [lip, bottom] = [frame.at('mouthDown'), frame.at('chin')];
  const at = {
    x: (frame.at('mouthLeft').x + frame.at('mouthRight').x) / 2,
    y: lip.y + CHIN_SHARE * (bottom.y - lip.y),
  };
  return middlePatch(frame, 'chin', at, CHIN);
};

const forehead = (frame: FaceFrame): Patch[] =>
  [-FOREHEAD_OUT, FOREHEAD_OUT].map((out) =>
    middlePatch(
      frame,
      `${out < 0 ? 'left' : 'right'} forehead`,
      { x: out * frame.eyeDistance, y: -FOREHEAD_RISE * frame.mouthDrop },
      FOREHEAD,
    ),
  );

export const placePatches = (frame: FaceFrame): readonly Patch[] => [
  ...SIDES.flatMap((side) => cheeks(frame, side)),
  ...forehead(frame),
  middlePatch(frame, 'nose bridge', { x: 0, y: BRIDGE_DROP * frame.mouthDrop }, BRIDGE),
  chin(frame),
];
