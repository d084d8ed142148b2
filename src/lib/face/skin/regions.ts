/** Which pixels of a picture lie inside closed polygons, such as the regions of a face mesh. */
import type { Point, RgbImage } from '../types.ts';

/** Columns of a row, `from` inclusive, `to` exclusive. */
type Span = readonly [from: number, to: number];
/** Corners in pixels of the picture. */
export type Polygon = readonly Point[];

/** A polygon less the holes in it. */
export interface Region {
  readonly outline: Polygon;
  readonly holes?: readonly Polygon[];
}

/** The pixels of row `y` whose middle lies inside, by even-odd crossings. */
const spansOf = (polygon: Polygon, y: number): readonly Span[] => {
  const at = y + 0.5;
  const crossings: number[] = [];
  for (const [i, from] of polygon.entries()) {
    const to = polygon[(i + 1) % polygon.length] ?? from;
    if (from.y <= at === to.y <= at) continue;
    crossings.push(from.x + ((at - from.y) * (to.x - from.x)) / (to.y - from.y));
  }
  crossings.sort((a, b) => a - b);
  return crossings.flatMap((from, i): Span[] => {
    const to = crossings[i + 1];
    return i % 2 === 1 || to === undefined ? [] : [[Math.ceil(from - 0.5), Math.ceil(to - 0.5)]];
  });
};

/** The columns of the span that lie in the picture, on the grid. */
const columnsOf = ([from, to]: Span, width: number, step: number): readonly number[] => {
  const first = Math.max(0, from);
  const count = Math.max(0, Math.ceil((Math.min(width, to) - first) / step));
  return Array.from({ length: count }, (_, i) => first + i * step);
};

const isWithin = (spans: readonly Span[], x: number): boolean => spans.some(([from, to]) => x >= from && x < to);

/** Offsets in `data` of the region's pixels, on a grid that meets at most about `most` of its bounding box's; cut at the border. */
export const offsetsIn = ({ outline, holes = [] }: Region, { width, height }: RgbImage, most: number): number[] => {
  const xs = outline.map(({ x }) => x);
  const ys = outline.map(({ y }) => y);
  const [top, bottom] = [Math.floor(Math.min(...ys)), Math.ceil(Math.max(...ys))];
  const step = Math.max(1, Math.round(Math.sqrt(((Math.max(...xs) - Math.min(...xs)) * (bottom - top)) / most)));
  const offsets: number[] = [];
  for (let y = Math.max(0, top); y <= Math.min(height - 1, bottom); y += step) {
    const covered = holes.flatMap((hole) => spansOf(hole, y));
    for (const span of spansOf(outline, y)) {
      offsets.push(
        ...columnsOf(span, width, step)
          .filter((x) => !isWithin(covered, x))
          .map((x) => (y * width + x) * 3),
      );
    }
  }
  return offsets;
};

/** The polygon grown (above 1) or shrunk around the mean of its corners. */
export const scaled = (polygon: Polygon, by: number): Polygon => {
  const mean = (of: (point: Point) => number): number =>
    polygon.reduce((sum, point) => sum + of(point), 0) / polygon.length;
  const center = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
  return polygon.map(({ x, y }) => ({ x: center.x + (x - center.x) * by, y: center.y + (y - center.y) * by }));
};

/** A circle as a polygon of sixteen corners. */
export const circle = ({ x, y }: Point, radius: number): Polygon =>
  Array.from({ length: 16 }, (_, i) => ({
    x: x + radius * Math.cos((i * Math.PI) / 8),
    y: y + radius * Math.sin((i * Math.PI) / 8),
  }));
