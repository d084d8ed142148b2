/** What hides a part of the face in the selfies that must be refused. */
import { bothSides, shape, smooth } from './path.ts';
import type { Spot } from './path.ts';
import type { Portrait } from './types.ts';

const LENS: Spot[] = [
  [0.12, -0.14],
  [0.45, -0.22],
  [0.86, -0.18],
  [0.9, 0.05],
  [0.7, 0.3],
  [0.35, 0.3],
  [0.15, 0.1],
];

const sunglasses = (): string =>
  bothSides(
    shape(smooth(LENS, true), { fill: '#14120f' }) +
      shape('M0.3 -0.1Q0.5 -0.16 0.62 -0.12', { stroke: '#5b564f', width: 0.03, opacity: 0.6, blur: 0.02 }) +
      shape('M0.88 -0.12L1.14 -0.06', { stroke: '#14120f', width: 0.06 }),
  ) + shape('M-0.14 -0.08Q0 -0.14 0.14 -0.08', { stroke: '#14120f', width: 0.05 });

const MASK: Spot[] = [
  [0, 0.28],
  [0.5, 0.42],
  [0.98, 0.5],
  [0.94, 0.95],
  [0.7, 1.45],
  [0, 1.9],
];

const mask = (): string => {
  const path = smooth(
    [
      ...MASK,
      ...MASK.map(([x, y]): Spot => [-x, y])
        .reverse()
        .slice(1, -1),
    ],
    true,
  );
  const pleats = [0.75, 1.0, 1.25].map((y) =>
    shape(`M-0.85 ${y}Q0 ${y + 0.1} 0.85 ${y}`, { stroke: '#6f9fb8', width: 0.02, opacity: 0.7, blur: 0.006 }),
  );
  return shape(path, { fill: '#9cc6da' }) + pleats.join('');
};

export const cover = (kind: Portrait['cover']): string => {
  if (kind === undefined) return '';
  return kind === 'mask' ? mask() : sunglasses();
};
