/** Typical members of a cloud of points: k-means from evenly picked starts. Deterministic. */
import type { Matrix, Row } from './regression.ts';

const ROUNDS = 15;
/** A step that shares no factor with usual counts, so that starts come from all parts of the table. */
const STRIDE = 7919;

const squareDistance = (a: Row, b: Row): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
};

const nearest = (point: Row, centres: Matrix): number => {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  centres.forEach((centre, k) => {
    const distance = squareDistance(point, centre);
    if (distance < least) [best, least] = [k, distance];
  });
  return best;
};

const meanOf = (points: Matrix): number[] =>
  (points[0] ?? []).map((_, j) => points.reduce((sum, point) => sum + (point[j] ?? 0), 0) / points.length);

export const clusterCentres = (points: Matrix, count: number): Matrix => {
  let centres: Matrix = Array.from({ length: count }, (_, k) => points[(k * STRIDE) % points.length] ?? []);
  for (let round = 0; round < ROUNDS; round++) {
    const members: number[][] = centres.map(() => []);
    points.forEach((point, i) => members[nearest(point, centres)]?.push(i));
    centres = centres.map((centre, k) => {
      const own = members[k] ?? [];
      return own.length === 0 ? centre : meanOf(own.map((i) => points[i] ?? []));
    });
  }
  return centres;
};
