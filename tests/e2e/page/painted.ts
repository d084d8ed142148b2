/** Runs in the browser: paints a look layer by layer and says what became of the pixels, for the renderer's test. */
import { createPainter, type Shape } from '../../../clients/ar-canvas/src/ar-canvas.ts';
import type { Assessed, Question, Rgb } from '../assessed.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Of 255: what a screen shows and nobody sees. */
const UNSEEN = 3;
/** Pixels around a point that are read. */
const RADIUS = 2;

const toSegment = (p: Point, a: Point, b: Point): number => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const share = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
};

const toLine = (p: Point, points: readonly Point[]): number =>
  Math.min(...points.slice(1).map((to, index) => toSegment(p, points[index] ?? to, to)));

const isInside = (p: Point, points: readonly Point[]): boolean => {
  let inside = false;
  points.forEach((a, index) => {
    const b = points[(index + points.length - 1) % points.length] ?? a;
    if (a.y > p.y !== b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
};

const closed = (points: readonly Point[]): readonly Point[] => [...points, ...points.slice(0, 1)];

/** 0 inside; pixels. */
const outside = (p: Point, shape: Shape, place: (vertex: number) => Point, unit: number): number => {
  if (shape.kind === 'spot') {
    const { x, y } = place(shape.center);
    return Math.max(0, Math.hypot(p.x - x, p.y - y) - shape.radius * unit);
  }
  const points = shape.vertices.map(place);
  if (shape.kind === 'stroke') return Math.max(0, toLine(p, points) - (shape.width / 2) * unit);
  if (shape.kind === 'lash') return Math.max(0, toLine(p, points) - shape.length * unit);
  const holes = (shape.holes ?? []).map((hole) => hole.map(place));
  const hole = holes.find((ring) => isInside(p, ring));
  if (hole) return toLine(p, closed(hole));
  return isInside(p, points) ? 0 : toLine(p, closed(points));
};

const load = async (photo: string): Promise<HTMLCanvasElement> => {
  const bitmap = await createImageBitmap(await (await fetch(photo)).blob());
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(bitmap, 0, 0);
  return canvas;
};

const rgbAt = ({ data, width }: ImageData, x: number, y: number): Rgb => {
  const at = (Math.round(y) * width + Math.round(x)) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
};

const around = ({ x, y }: Point): Point[] => {
  const span = Array.from({ length: 2 * RADIUS + 1 }, (_, index) => index - RADIUS);
  return span.flatMap((dy) => span.map((dx) => ({ x: x + dx, y: y + dy })));
};

const changedPixels = (before: ImageData, after: ImageData): Point[] => {
  const points: Point[] = [];
  for (let at = 0; at < before.data.length; at += 4) {
    const by = [0, 1, 2].map((channel) => Math.abs((before.data[at + channel] ?? 0) - (after.data[at + channel] ?? 0)));
    if (Math.max(...by) > UNSEEN) points.push({ x: (at / 4) % before.width, y: Math.floor(at / 4 / before.width) });
  }
  return points;
};

export const assess = async ({ photo, mesh, layers, cores }: Question): Promise<Assessed[]> => {
  const canvas = await load(photo);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const painter = createPainter();
  const read = (): ImageData => context.getImageData(0, 0, canvas.width, canvas.height);
  const place = (vertex: number): Point => ({ x: mesh[2 * vertex] ?? 0, y: mesh[2 * vertex + 1] ?? 0 });
  const length = (a: number, b: number): number => Math.hypot(place(a).x - place(b).x, place(a).y - place(b).y);
  const [unit, width] = [length(33, 263), length(234, 454)];
  const middle = (vertices: readonly number[]): Point => ({
    x: vertices.reduce((sum, vertex) => sum + place(vertex).x, 0) / vertices.length,
    y: vertices.reduce((sum, vertex) => sum + place(vertex).y, 0) / vertices.length,
  });
  return layers.map((layer) => {
    const before = read();
    painter.paint(context, mesh, [layer]);
    const after = read();
    const pixels = (cores[layer.layer] ?? [])
      .flatMap((vertices) => around(middle(vertices)))
      .map(({ x, y }) => ({ before: rgbAt(before, x, y), after: rgbAt(after, x, y) }));
    const changed = changedPixels(before, after);
    const farthest = changed.reduce((most, point) => {
      const least = Math.min(...layer.shapes.map((shape) => outside(point, shape, place, unit)));
      return Math.max(most, least / width);
    }, 0);
    return { layer: layer.layer, pixels, changed: changed.length, farthest };
  });
};
