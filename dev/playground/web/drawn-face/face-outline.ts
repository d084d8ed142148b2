/** The outline of a schematic face for each measured shape: half-widths at five heights, joined by a smooth curve. */
import type { FaceProfile } from '../api/service.ts';

type FaceShape = FaceProfile['shape']['value'];

interface Widths {
  readonly temple: number;
  readonly cheek: number;
  readonly jaw: number;
  readonly chin: number;
  /** How far the chin reaches down. */
  readonly bottom: number;
}

const OVAL: Widths = { temple: 66, cheek: 70, jaw: 54, chin: 27, bottom: 242 };

const WIDTHS: Readonly<Record<FaceShape, Widths>> = {
  oval: OVAL,
  unknown: OVAL,
  round: { temple: 70, cheek: 77, jaw: 63, chin: 33, bottom: 234 },
  square: { temple: 69, cheek: 71, jaw: 65, chin: 37, bottom: 238 },
  oblong: { temple: 62, cheek: 64, jaw: 54, chin: 29, bottom: 252 },
  heart: { temple: 73, cheek: 71, jaw: 48, chin: 19, bottom: 242 },
  diamond: { temple: 58, cheek: 75, jaw: 50, chin: 21, bottom: 243 },
  triangle: { temple: 58, cheek: 66, jaw: 65, chin: 37, bottom: 240 },
};

export const CENTRE = 120;
const TOP = 44;

type Point = readonly [x: number, y: number];

const pointsOf = ({ temple, cheek, jaw, chin, bottom }: Widths): Point[] => {
  const right: Point[] = [
    [temple * 0.66, TOP + 12],
    [temple, 102],
    [cheek, 152],
    [jaw, bottom - 40],
    [chin, bottom - 8],
  ];
  const left = right.map(([x, y]): Point => [-x, y]).reverse();
  return [[0, TOP] as Point, ...right, [0, bottom] as Point, ...left].map(([x, y]) => [CENTRE + x, y]);
};

const at = (points: readonly Point[], index: number): Point =>
  points[(index + points.length) % points.length] ?? [CENTRE, TOP];

const fixed = (value: number): string => value.toFixed(1);

/** Closed Catmull-Rom spline as cubic Béziers. */
const smooth = (points: readonly Point[]): string => {
  const curves = points.map((from, index) => {
    const [before, to, after] = [at(points, index - 1), at(points, index + 1), at(points, index + 2)];
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    return `C${[...first, ...second, ...to].map(fixed).join(' ')}`;
  });
  const [x, y] = at(points, 0);
  return `M${fixed(x)} ${fixed(y)}${curves.join('')}Z`;
};

export const faceOutline = (shape: FaceShape): string => smooth(pointsOf(WIDTHS[shape]));
