/** Backdrop, shoulders, neck and ears. */
import { bothSides, ellipse, shape, smooth } from './path.ts';
import type { Spot } from './path.ts';
import { tint } from './tones.ts';
import type { Tones } from './tones.ts';
import type { Outline } from './types.ts';

/** Fills the picture behind everything; a soft lamp from the upper left. */
export const backdrop = (color: string): string =>
  `<radialGradient id="backdrop" cx="0.34" cy="0.26" r="0.95">` +
  `<stop offset="0" stop-color="${tint(color, 7)}"/><stop offset="0.55" stop-color="${color}"/>` +
  `<stop offset="1" stop-color="${tint(color, -16)}"/></radialGradient>` +
  `<rect x="-4" y="-4" width="8" height="9" fill="url(#backdrop)"/>`;

const NECK: Spot[] = [
  [0.62, 0.9],
  [0.62, 1.9],
  [0.66, 2.3],
  [0.8, 2.6],
  [0.9, 4.2],
];

export const neck = (tones: Tones, outline: Outline): string => {
  const path = smooth([...NECK, ...NECK.map(([x, y]): Spot => [-x, y]).reverse()], true);
  return (
    shape(path, { fill: tones.base }) +
    `<clipPath id="neck"><path d="${path}"/></clipPath><g clip-path="url(#neck)">` +
    ellipse([0, outline.chinDrop - 0.02], [0.95, 0.42], { fill: tones.deep, opacity: 0.6, blur: 0.12 }) +
    bothSides(
      ellipse([0.66, 1.9], [0.16, 0.9], { fill: tones.shade, opacity: 0.7, blur: 0.12 }) +
        shape('M0.5 1.95Q0.4 2.5 0.12 2.78', { stroke: tones.shade, width: 0.06, opacity: 0.45, blur: 0.05 }) +
        shape('M0.16 2.83Q0.6 2.7 1.1 2.72', { stroke: tones.shade, width: 0.05, opacity: 0.5, blur: 0.03 }),
    ) +
    '</g>'
  );
};

const SHIRT: Spot[] = [
  [0.0, 2.92],
  [0.4, 2.8],
  [0.66, 2.36],
  [0.8, 2.34],
  [1.5, 2.62],
  [2.25, 2.98],
  [2.6, 3.7],
  [2.8, 4.4],
];

export const shirt = (color: string): string => {
  const path = smooth([...SHIRT, ...SHIRT.map(([x, y]): Spot => [-x, y]).reverse()], true);
  return (
    shape(path, { fill: '#000000', opacity: 0.28, blur: 0.05 }) +
    shape(path, { fill: color }) +
    bothSides(
      shape('M1.55 2.95Q1.35 3.4 1.4 4.3', { stroke: tint(color, -18), width: 0.07, opacity: 0.4, blur: 0.05 }) +
        shape('M0.05 2.96Q0.52 2.88 0.74 2.4', { stroke: tint(color, -12), width: 0.025, opacity: 0.6, blur: 0.012 }),
    )
  );
};

export const ears = (tones: Tones, outline: Outline): string =>
  bothSides(
    ellipse([outline.cheek + 0.05, 0.2], [0.14, 0.3], { fill: tones.base }) +
      ellipse([outline.cheek + 0.07, 0.2], [0.075, 0.2], { fill: tones.shade, opacity: 0.7, blur: 0.03 }),
  );
