/** Hairline, forehead and jaw as the pixels show them, which the mesh only guesses: the other half of the shape model's input. */
import type { Point, RgbImage } from '../types.ts';
import type { MeshFrame } from './mesh-frame.ts';
import { CELLS, REACH, type SkinMap, skinMapOf } from './skin-map.ts';

export const PICTURE_NUMBERS = [
  'hairline_eye',
  'hairline_brow',
  'hair_edge_eye',
  'forehead_042_width',
  'forehead_042_asym',
  'forehead_058_width',
  'forehead_058_asym',
  'forehead_074_width',
  'forehead_074_asym',
  'jaw_ray_-20',
  'jaw_ray_0',
  'jaw_ray_20',
  'jaw_ray_40',
  'jaw_ray_60',
  'jaw_ray_75',
  'jaw_ray_90',
] as const;

/** Below it a place is no skin any more. */
const IS_SKIN = 0.35;
/** Cells to either side of the middle that make the band in which the hairline is sought. */
const BAND = 8;
const [BROW_LEFT, BROW_RIGHT] = [105, 334];

const bandMean = (row: number, value: (column: number, row: number) => number): number => {
  let sum = 0;
  for (let column = -BAND; column <= BAND; column++) sum += value(column, row);
  return sum / (2 * BAND + 1);
};

/** Cells above the brows where the search begins: the brows themselves are no skin. */
const ABOVE_BROW = 3;
/** Cells over which an edge of lightness is measured, to either side. */
const EDGE = 2;

/** Rows are counted from the eyes downwards, so those of the forehead are negative. */
const hairRows = (map: SkinMap, brow: number): { readonly hairline: number; readonly edge: number } => {
  let hairline = brow - ABOVE_BROW;
  while (hairline > -REACH.up && bandMean(hairline, map.skin) >= IS_SKIN) hairline--;
  let [edge, strongest] = [-REACH.up, Number.NEGATIVE_INFINITY];
  for (let row = EDGE - REACH.up; row <= brow - ABOVE_BROW - EDGE; row++) {
    const step = bandMean(row + EDGE, map.lightness) - bandMean(row - EDGE, map.lightness);
    if (step > strongest) [edge, strongest] = [row, step];
  }
  return { hairline, edge };
};

/** Heights above the eyes, in eye-corner distances, at which the forehead's width is measured. */
const HEIGHTS = [0.42, 0.58, 0.74];

/** Width of the skin and how much wider one half is than the other, both in eye-corner distances. */
const foreheadAt = (map: SkinMap, height: number): readonly [width: number, asymmetry: number] => {
  const half = (side: 1 | -1): number => {
    let cells = 0;
    while (cells < REACH.side - 1 && map.skin(side * cells, -Math.round(height * CELLS)) >= IS_SKIN) cells++;
    return cells / CELLS;
  };
  const [left, right] = [half(-1), half(1)];
  return [left + right, Math.abs(left - right)];
};

/** The mesh's outline in order (MediaPipe's FACEMESH_FACE_OVAL). */
const OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];
/** Nose tip and upper lip: the rays leave from between them. */
const RAY_ORIGIN = [1, 13];
/** Degrees below the horizontal; those of both sides are averaged, the last one goes straight down. */
const RAYS = [-20, 0, 20, 40, 60, 75];
const STRAIGHT_DOWN = 90;
/** The end of the skin is sought from this part of the way to the mesh's outline on, in so many steps. */
const [FROM, STEP, ENDS] = [0.79, 0.02, 27];
/** Steps whose mean likelihood is compared, to either side. */
const RUN = 4;
/** Radians to either side over which a ray is averaged. */
const SPREAD = 0.1;

/** How far from `origin` the outline lies in the direction of the unit vector `way`. */
const outlineAlong = (outline: readonly Point[], origin: Point, way: Point): number => {
  let farthest = 0;
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    const [ex, ey, ax, ay] = [b.x - a.x, b.y - a.y, a.x - origin.x, a.y - origin.y];
    const across = way.x * ey - way.y * ex;
    const along = (ax * ey - ay * ex) / across;
    const share = (ax * way.y - ay * way.x) / across;
    if (along > farthest && share >= 0 && share <= 1) farthest = along;
  });
  return farthest;
};

const wayOf = (radians: number, side: 1 | -1): Point => ({ x: side * Math.cos(radians), y: Math.sin(radians) });

interface Rays {
  readonly map: SkinMap;
  readonly origin: Point;
  readonly outline: readonly Point[];
}

/** Part of the way to the mesh's outline at which the skin ends most plainly. */
const skinEnd = ({ map, origin, outline }: Rays, radians: number, side: 1 | -1): number => {
  const length = outlineAlong(outline, origin, wayOf(radians, side));
  const ways = [radians - SPREAD, radians, radians + SPREAD].map((angle) => wayOf(angle, side));
  const skins = Array.from({ length: ENDS + 2 * RUN - 1 }, (_, i) => {
    const way = length * (FROM + STEP * (i - RUN + 0.5));
    return ways.reduce((sum, { x, y }) => sum + map.skinAt({ x: origin.x + x * way, y: origin.y + y * way }), 0);
  });
  const falls = Array.from({ length: ENDS }, (_, end) =>
    skins.slice(end, end + 2 * RUN).reduce((sum, skin, i) => sum + (i < RUN ? skin : -skin), 0),
  );
  return FROM + STEP * falls.indexOf(Math.max(...falls));
};

const radiansOf = (degrees: number): number => (degrees * Math.PI) / 180;

const browRow = (frame: MeshFrame): number => -Math.ceil(-frame.mean(BROW_LEFT, BROW_RIGHT).y * CELLS);

/** How far above the eyes the skin ends, in eye-corner distances. */
export const hairlineOf = (frame: MeshFrame, image: RgbImage): number =>
  -hairRows(skinMapOf(frame, image), browRow(frame)).hairline / CELLS;

/** In the order of `PICTURE_NUMBERS`; lengths in eye-corner distances. */
export const pictureNumbers = (frame: MeshFrame, image: RgbImage): readonly number[] => {
  const map = skinMapOf(frame, image);
  const rays = { map, origin: frame.mean(...RAY_ORIGIN), outline: OVAL.map(frame.at) };
  const brow = browRow(frame);
  const { hairline, edge } = hairRows(map, brow);
  return [
    -hairline / CELLS,
    (brow - hairline) / CELLS,
    -edge / CELLS,
    ...HEIGHTS.flatMap((height) => foreheadAt(map, height)),
    ...RAYS.map(radiansOf).map((angle) => (skinEnd(rays, angle, -1) + skinEnd(rays, angle, 1)) / 2),
    skinEnd(rays, radiansOf(STRAIGHT_DOWN), 1),
  ];
};
