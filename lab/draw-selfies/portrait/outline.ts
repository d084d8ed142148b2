/** Outlines of the face shapes. */
import { mirror, smooth } from './path.ts';
import type { Spot } from './path.ts';
import type { DrawnShape, Outline } from './types.ts';

export const OUTLINES: Readonly<Record<DrawnShape, Outline>> = {
  oval: { hairline: 1.28, forehead: 0.86, temple: 1.06, cheek: 1.1, jaw: 0.86, chin: 0.42, chinDrop: 1.82 },
  round: { hairline: 1.2, forehead: 0.9, temple: 1.12, cheek: 1.19, jaw: 1.0, chin: 0.5, chinDrop: 1.66 },
  square: { hairline: 1.22, forehead: 0.94, temple: 1.1, cheek: 1.13, jaw: 1.04, chin: 0.62, chinDrop: 1.72 },
  oblong: { hairline: 1.36, forehead: 0.84, temple: 1.02, cheek: 1.04, jaw: 0.86, chin: 0.46, chinDrop: 2.0 },
  heart: { hairline: 1.26, forehead: 0.98, temple: 1.13, cheek: 1.12, jaw: 0.78, chin: 0.3, chinDrop: 1.82 },
  diamond: { hairline: 1.26, forehead: 0.74, temple: 1.0, cheek: 1.16, jaw: 0.8, chin: 0.34, chinDrop: 1.84 },
};

const rightSide = (outline: Outline): Spot[] => [
  [outline.forehead * 0.62, -outline.hairline - 0.18],
  [outline.forehead, -outline.hairline + 0.28],
  [outline.temple, -0.42],
  [outline.cheek, 0.16],
  [(outline.cheek + outline.jaw) / 2 + 0.035, 0.72],
  [outline.jaw, 1.14],
  [(outline.jaw + outline.chin) / 2 + 0.02, 1.14 + (outline.chinDrop - 1.14) * 0.62],
  [outline.chin * 0.7, outline.chinDrop - 0.06],
];

export const facePath = (outline: Outline): string => {
  const right = rightSide(outline);
  const left = mirror(right).reverse();
  return smooth([[0, -outline.hairline - 0.24], ...right, [0, outline.chinDrop], ...left], true);
};
