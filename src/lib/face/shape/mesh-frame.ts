/** The face mesh in its own coordinates: upright, the outer eye corners at (-0.5, 0) and (0.5, 0), y towards the chin. */
import { EYE_CORNERS } from '../mesh-points.ts';
import type { Point } from '../types.ts';

export interface MeshFrame {
  /** A mesh point, in eye-corner distances. */
  readonly at: (index: number) => Point;
  /** Mean of several mesh points. */
  readonly mean: (...indices: readonly number[]) => Point;
  /** From the face's coordinates to pixels of the picture. */
  readonly toPicture: (point: Point) => Point;
  /** Pixels of the picture from one outer eye corner to the other. */
  readonly unit: number;
}

/** `points`: x and y of each mesh point, in any unit. Undefined when the eye corners coincide. */
export const meshFrameOf = (points: ArrayLike<number>): MeshFrame | undefined => {
  const raw = (index: number): Point => ({
    x: points[2 * index] ?? Number.NaN,
    y: points[2 * index + 1] ?? Number.NaN,
  });
  const [left, right] = [raw(EYE_CORNERS.left), raw(EYE_CORNERS.right)];
  const origin = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  const axis = { x: right.x - left.x, y: right.y - left.y };
  const unit = Math.hypot(axis.x, axis.y);
  if (!(unit > 0)) return undefined;
  const at = (index: number): Point => {
    const { x, y } = raw(index);
    const [dx, dy] = [(x - origin.x) / unit ** 2, (y - origin.y) / unit ** 2];
    return { x: dx * axis.x + dy * axis.y, y: dy * axis.x - dx * axis.y };
  };
  const mean = (...indices: readonly number[]): Point => {
    const all = indices.map(at);
    return {
      x: all.reduce((sum, { x }) => sum + x, 0) / all.length,
      y: all.reduce((sum, { y }) => sum + y, 0) / all.length,
    };
  };
  const toPicture = ({ x, y }: Point): Point => ({
    x: origin.x + axis.x * x - axis.y * y,
    y: origin.y + axis.y * x + axis.x * y,
  });
  return { at, mean, toPicture, unit };
};
