/** Shapes of a template laid on a face: paths in pixels of the picture, and the box that they stay in. */
import type { Shape } from './template.ts';

/** x and y of each of the 468 points, in pixels of the canvas. */
export type Mesh = ArrayLike<number>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const at = (mesh: Mesh, vertex: number): Point => ({ x: mesh[2 * vertex] ?? 0, y: mesh[2 * vertex + 1] ?? 0 });

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Pixels between the eyes' outer corners: the template's unit of length. */
export const unitOf = (mesh: Mesh): number => distance(at(mesh, 33), at(mesh, 263));

/** Hairline and chin. */
const [TOP, BOTTOM] = [10, 152];

/** Towards the hairline, length 1. */
const upOf = (mesh: Mesh): Point => {
  const [top, bottom] = [at(mesh, TOP), at(mesh, BOTTOM)];
  const length = distance(top, bottom) || 1;
  return { x: (top.x - bottom.x) / length, y: (top.y - bottom.y) / length };
};

/** A sixth of the way between a point's neighbors: Catmull and Rom's curve through all points, as Bézier curves. */
const curveThrough = (path: Path2D, points: readonly Point[]): void => {
  const point = (index: number): Point => points[(index + points.length) % points.length] ?? { x: 0, y: 0 };
  path.moveTo(point(0).x, point(0).y);
  for (let index = 0; index < points.length; index++) {
    const [before, from, to, after] = [point(index - 1), point(index), point(index + 1), point(index + 2)];
    path.bezierCurveTo(
      from.x + (to.x - before.x) / 6,
      from.y + (to.y - before.y) / 6,
      to.x - (after.x - from.x) / 6,
      to.y - (after.y - from.y) / 6,
      to.x,
      to.y,
    );
  }
  path.closePath();
};

/** Filled by the even-odd rule, so that holes stay open. */
export const ringPath = (mesh: Mesh, rings: readonly (readonly number[])[]): Path2D => {
  const path = new Path2D();
  for (const vertices of rings)
    curveThrough(
      path,
      vertices.map((vertex) => at(mesh, vertex)),
    );
  return path;
};

export const linePath = (mesh: Mesh, vertices: readonly number[]): Path2D => {
  const path = new Path2D();
  vertices.forEach((vertex, index) => {
    const { x, y } = at(mesh, vertex);
    if (index === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  });
  return path;
};

/** Where a polyline is after `share` (0..1) of its vertices. */
const along = (points: readonly Point[], share: number): Point => {
  const place = share * (points.length - 1);
  const from = Math.min(Math.floor(place), points.length - 2);
  const [a, b] = [points[from], points[from + 1]];
  return a && b ? between(a, b, place - from) : { x: 0, y: 0 };
};

/** A line that begins at a tenth of its width, has all of it at three quarters and ends in a point: a liner's wing. */
export const linerPath = (mesh: Mesh, vertices: readonly number[], width: number): Path2D => {
  const points = vertices.map((vertex) => at(mesh, vertex));
  const up = upOf(mesh);
  const steps = points.length * 2;
  const edge = (side: number) =>
    Array.from({ length: steps + 1 }, (_, step) => {
      const share = step / steps;
      const half = (width / 2) * Math.min(1, 0.1 + share * 1.2, 0.15 + (1 - share) * 6) * side;
      const { x, y } = along(points, share);
      return { x: x + up.x * half, y: y + up.y * half };
    });
  const path = new Path2D();
  [...edge(1), ...edge(-1).reverse()].forEach(({ x, y }, index) => {
    if (index === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  });
  path.closePath();
  return path;
};

const LASHES = 26;
/** Shares of a lash's length: how wide its root is, and how far outer ones lean outwards. */
const [ROOT_WIDTH, LEAN] = [0.055, 0.75];

/** Pointed hairs that bend upwards, shorter at the inner corner. Every third is a little shorter, as lashes are. */
export const lashPath = (mesh: Mesh, vertices: readonly number[], length: number): Path2D => {
  const points = vertices.map((vertex) => at(mesh, vertex));
  const up = upOf(mesh);
  const [inner, outer] = [along(points, 0), along(points, 1)];
  const width = distance(inner, outer) || 1;
  const out = { x: (outer.x - inner.x) / width, y: (outer.y - inner.y) / width };
  const path = new Path2D();
  for (let lash = 0; lash < LASHES; lash++) {
    const share = 0.06 + (0.94 * lash) / (LASHES - 1);
    const reach = length * (0.4 + 0.6 * Math.sin(Math.PI * (0.12 + 0.62 * share))) * (lash % 3 === 1 ? 0.78 : 0.97);
    const lean = LEAN * (share - 0.35);
    const size = Math.hypot(1, lean);
    const root = along(points, share);
    const tip = {
      x: root.x + ((up.x + out.x * lean) / size) * reach,
      y: root.y + ((up.y + out.y * lean) / size) * reach,
    };
    const bend = {
      x: root.x + (up.x * 0.35 + out.x * lean * 0.8) * reach,
      y: root.y + (up.y * 0.35 + out.y * lean * 0.8) * reach,
    };
    const half = (length * ROOT_WIDTH) / 2;
    path.moveTo(root.x - out.x * half, root.y - out.y * half);
    path.quadraticCurveTo(bend.x - out.x * half * 0.6, bend.y - out.y * half * 0.6, tip.x, tip.y);
    path.quadraticCurveTo(
      bend.x + out.x * half * 0.6,
      bend.y + out.y * half * 0.6,
      root.x + out.x * half,
      root.y + out.y * half,
    );
    path.closePath();
  }
  return path;
};

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Units around the vertices that a shape reaches, its own softness included. */
const reachOf = (shape: Shape): number => {
  switch (shape.kind) {
    case 'ring':
      return 0.16;
    case 'stroke':
      return shape.width;
    case 'lash':
      return shape.length * 1.2;
    case 'spot':
      return shape.radius;
  }
};

const verticesOf = (shape: Shape): readonly number[] => (shape.kind === 'spot' ? [shape.center] : shape.vertices);

/** Whole pixels, within a canvas of `limit`. */
export const boxOf = (mesh: Mesh, shape: Shape, limit: { readonly width: number; readonly height: number }): Box => {
  const reach = reachOf(shape) * unitOf(mesh) + 2;
  const points = verticesOf(shape).map((vertex) => at(mesh, vertex));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const left = Math.max(0, Math.floor(Math.min(...xs) - reach));
  const top = Math.max(0, Math.floor(Math.min(...ys) - reach));
  return {
    left,
    top,
    width: Math.max(0, Math.min(limit.width, Math.ceil(Math.max(...xs) + reach)) - left),
    height: Math.max(0, Math.min(limit.height, Math.ceil(Math.max(...ys) + reach)) - top),
  };
};
