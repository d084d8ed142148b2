/** Ratios and angles of the face's outline on the mesh, and how far the face is turned: one half of the shape model's input. */
import type { Point } from '../types.ts';
import type { MeshFrame } from './mesh-frame.ts';

export const OUTLINE_RATIOS = [
  'upperJawWidth_eye',
  'midJawWidth_eye',
  'midJaw_upperJaw',
  'chinY_eye',
  'chinBrow_upperJaw',
  'chinBrow_midJaw',
  'jawAngleDeg',
  'chinAngleDeg',
  'chinMouth_midJaw',
  'chinMidJaw_midJaw',
  'jawDrop_upperJaw',
  'mouthWidth_midJaw',
  'noseWidth_upperJaw',
  'browSpan_upperJaw',
  'eyeSpan_upperJaw',
  'mouthY_upperJaw',
  'turn',
] as const;

/** Mesh points whose mean is the place. */
const PLACES = {
  eyeLeft: [33, 133, 159, 145],
  eyeRight: [362, 263, 386, 374],
  mouthLeft: [61],
  mouthRight: [291],
  noseLeft: [129],
  noseRight: [358],
  browLeftOuter: [70, 46],
  browLeft: [105],
  browRight: [334],
  browRightOuter: [300, 276],
  upperJawLeft: [127],
  upperJawRight: [356],
  midJawLeft: [58, 172],
  midJawRight: [288, 397],
  chin: [152],
} as const;
type Place = keyof typeof PLACES;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Angle at `corner` between the other two, in degrees. */
const angleAt = (corner: Point, one: Point, other: Point): number => {
  const [ax, ay, bx, by] = [one.x - corner.x, one.y - corner.y, other.x - corner.x, other.y - corner.y];
  return (Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180) / Math.PI;
};

const middleY = (a: Point, b: Point): number => (a.y + b.y) / 2;

/** In the order of `OUTLINE_RATIOS`. Heights are measured from the middle of the eyes. */
export const outlineRatios = (frame: MeshFrame): readonly number[] => {
  const p = Object.fromEntries(
    Object.entries(PLACES).map(([name, indices]) => [name, frame.mean(...indices)]),
  ) as unknown as Readonly<Record<Place, Point>>;
  const eyeY = middleY(p.eyeLeft, p.eyeRight);
  const eyes = distance(p.eyeLeft, p.eyeRight);
  const upper = distance(p.upperJawLeft, p.upperJawRight);
  const middle = distance(p.midJawLeft, p.midJawRight);
  const upperJawY = middleY(p.upperJawLeft, p.upperJawRight);
  const midJawY = middleY(p.midJawLeft, p.midJawRight);
  const mouthY = middleY(p.mouthLeft, p.mouthRight);
  const chinToBrow = p.chin.y - middleY(p.browLeft, p.browRight);
  const jawAngle = angleAt(p.midJawLeft, p.upperJawLeft, p.chin) + angleAt(p.midJawRight, p.upperJawRight, p.chin);
  return [
    upper / eyes,
    middle / eyes,
    middle / upper,
    (p.chin.y - eyeY) / eyes,
    chinToBrow / upper,
    chinToBrow / middle,
    jawAngle / 2,
    angleAt(p.chin, p.midJawLeft, p.midJawRight),
    (p.chin.y - mouthY) / middle,
    (p.chin.y - midJawY) / middle,
    (midJawY - upperJawY) / upper,
    distance(p.mouthLeft, p.mouthRight) / middle,
    distance(p.noseLeft, p.noseRight) / upper,
    distance(p.browLeftOuter, p.browRightOuter) / upper,
    1 / upper,
    (mouthY - eyeY) / upper,
    Math.abs(frame.at(NOSE_TIP).x),
  ];
};

/** How far it lies off the middle of the eyes grows with the yaw (0.99 of it, to either side, in the labelled table). */
const NOSE_TIP = 1;
