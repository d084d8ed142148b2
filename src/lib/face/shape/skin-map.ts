/** An upright, coarse map of the face and what is around it: how light each place is, and how likely it is skin. */
import { type LabColor, srgbToLab } from '../../color.ts';
import { spreadOf } from '../statistics.ts';
import type { Point, RgbImage } from '../types.ts';
import type { MeshFrame } from './mesh-frame.ts';

/** Places in an eye-corner distance; the labelled table was made with as many. */
export const CELLS = 40;
/** Cells from the middle of the eyes to the map's edges. */
export const REACH = { side: 56, up: 51, down: 60 } as const;
const WIDTH = 2 * REACH.side + 1;
const HEIGHT = REACH.up + REACH.down + 1;

/** Cheeks, their upper halves, and the forehead between the brows: the mesh points that show what this skin looks like. */
const SKIN_POINTS = [50, 280, 101, 330, 151, 9];
/** Cells around each, to either side. */
const WINDOW = 2;
/** At least the standard deviation in L*, a* and b* that skin is granted: shade and blush are still skin. */
const TOLERANCE = { l: 20, a: 7, b: 7 } as const;
/** Samples of a cell in either direction: more gain nothing where a cell is few pixels. */
const MAX_SAMPLES = 3;

export interface SkinMap {
  /** L*, 0..100, of a cell: columns from the middle of the face, rows from the eyes downwards. */
  readonly lightness: (column: number, row: number) => number;
  /** 0..1, of a cell. */
  readonly skin: (column: number, row: number) => number;
  /** 0..1, in eye-corner distances from the middle of the eyes, between the cells. */
  readonly skinAt: (point: Point) => number;
}

const clampTo = (value: number, last: number): number => (value < 0 ? 0 : value > last ? last : value);

const indexOf = (column: number, row: number): number =>
  clampTo(row + REACH.up, HEIGHT - 1) * WIDTH + clampTo(column + REACH.side, WIDTH - 1);

type ColorAt = (index: number) => LabColor;

/** Mean color of a cell; the picture's border goes on outside of it. Read when asked for: a third of the map ever is. */
const colorReader = (frame: MeshFrame, { data, width, height }: RgbImage): ColorAt => {
  const known: LabColor[] = [];
  const samples = clampTo(Math.round(frame.unit / CELLS) - 1, MAX_SAMPLES - 1) + 1;
  const offsets = Array.from({ length: samples }, (_, i) => (i + 0.5) / samples - 0.5);
  const read = (column: number, row: number): LabColor => {
    let [red, green, blue] = [0, 0, 0];
    for (const across of offsets) {
      for (const down of offsets) {
        const { x, y } = frame.toPicture({ x: (column + across) / CELLS, y: (row + down) / CELLS });
        const at = (clampTo(Math.floor(y), height - 1) * width + clampTo(Math.floor(x), width - 1)) * 3;
        red += data[at] ?? 0;
        green += data[at + 1] ?? 0;
        blue += data[at + 2] ?? 0;
      }
    }
    return srgbToLab(red / samples ** 2, green / samples ** 2, blue / samples ** 2);
  };
  return (index) => (known[index] ??= read((index % WIDTH) - REACH.side, Math.floor(index / WIDTH) - REACH.up));
};

const knownSkin = (frame: MeshFrame, colorAt: ColorAt): readonly LabColor[] =>
  SKIN_POINTS.flatMap((point) => {
    const { x, y } = frame.at(point);
    const [column, row] = [Math.round(x * CELLS), Math.round(y * CELLS)];
    const offsets = Array.from({ length: 2 * WINDOW + 1 }, (_, i) => i - WINDOW);
    return offsets.flatMap((dy) => offsets.map((dx) => colorAt(indexOf(column + dx, row + dy))));
  });

/** Of one channel of the skin. */
const normalOf = (values: readonly number[], least: number): { readonly mean: number; readonly spread: number } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, spread: Math.max(least, spreadOf(values)) };
};

/** exp(-d²/2), d the distance from the mean skin in standard deviations. */
const likelihoodOf = (known: readonly LabColor[]): ((color: LabColor) => number) => {
  const [l, a, b] = (['l', 'a', 'b'] as const).map((name) =>
    normalOf(
      known.map((color) => color[name]),
      TOLERANCE[name],
    ),
  );
  if (l === undefined || a === undefined || b === undefined) return () => 0;
  return (color) =>
    Math.exp(
      -(
        ((color.l - l.mean) / l.spread) ** 2 +
        ((color.a - a.mean) / a.spread) ** 2 +
        ((color.b - b.mean) / b.spread) ** 2
      ) / 2,
    );
};

export const skinMapOf = (frame: MeshFrame, image: RgbImage): SkinMap => {
  const colorAt = colorReader(frame, image);
  const likelihood = likelihoodOf(knownSkin(frame, colorAt));
  const skin = (column: number, row: number): number => likelihood(colorAt(indexOf(column, row)));
  const skinAt = (point: Point): number => {
    const [x, y] = [point.x * CELLS, point.y * CELLS];
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const upper = skin(column, row) * (1 - x + column) + skin(column + 1, row) * (x - column);
    const lower = skin(column, row + 1) * (1 - x + column) + skin(column + 1, row + 1) * (x - column);
    return upper * (1 - y + row) + lower * (y - row);
  };
  return { lightness: (column, row) => colorAt(indexOf(column, row)).l, skin, skinAt };
};
