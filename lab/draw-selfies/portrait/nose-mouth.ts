/** Nose and mouth: shading, nostrils, two lips. */
import { bothSides, ellipse, shape, smooth } from './path.ts';
import type { Spot } from './path.ts';
import type { Tones } from './tones.ts';

const ALAR: Spot[] = [
  [0.24, 0.47],
  [0.3, 0.53],
  [0.295, 0.61],
  [0.22, 0.645],
];

export const nose = (tones: Tones): string =>
  bothSides(
    shape(
      smooth(
        [
          [0.17, -0.22],
          [0.12, 0.0],
          [0.13, 0.25],
          [0.2, 0.46],
        ],
        false,
      ),
      { stroke: tones.shade, width: 0.075, opacity: 0.42, blur: 0.05 },
    ) +
      shape(smooth(ALAR, false), { stroke: tones.deep, width: 0.026, opacity: 0.5, blur: 0.02 }) +
      ellipse([0.27, 0.57], [0.07, 0.08], { fill: tones.shade, opacity: 0.2, blur: 0.03 }) +
      ellipse([0.135, 0.64], [0.07, 0.026], { fill: tones.deep, opacity: 0.95, blur: 0.012 }),
  ) +
  ellipse([0, 0.67], [0.2, 0.035], { fill: tones.deep, opacity: 0.35, blur: 0.03 }) +
  ellipse([0, 0.2], [0.05, 0.34], { fill: tones.light, opacity: 0.42, blur: 0.05 }) +
  ellipse([0.005, 0.53], [0.085, 0.065], { fill: tones.light, opacity: 0.6, blur: 0.05 }) +
  bothSides(shape('M0.035 0.74L0.045 0.86', { stroke: tones.shade, width: 0.03, opacity: 0.35, blur: 0.02 }));

/** Mouth corners and lips, about its own middle. */
const CORNER = 0.4;
const MOUTH_Y = 1.04;

const upper: Spot[] = [
  [-CORNER, MOUTH_Y - 0.005],
  [-0.24, MOUTH_Y - 0.085],
  [-0.085, MOUTH_Y - 0.14],
  [0, MOUTH_Y - 0.115],
  [0.085, MOUTH_Y - 0.14],
  [0.24, MOUTH_Y - 0.085],
  [CORNER, MOUTH_Y - 0.005],
  [0.2, MOUTH_Y + 0.012],
  [0, MOUTH_Y + 0.025],
  [-0.2, MOUTH_Y + 0.012],
];
const lower: Spot[] = [
  [-CORNER, MOUTH_Y - 0.005],
  [-0.2, MOUTH_Y + 0.008],
  [0, MOUTH_Y + 0.02],
  [0.2, MOUTH_Y + 0.008],
  [CORNER, MOUTH_Y - 0.005],
  [0.26, MOUTH_Y + 0.12],
  [0.1, MOUTH_Y + 0.175],
  [-0.1, MOUTH_Y + 0.175],
  [-0.26, MOUTH_Y + 0.12],
];
const line: Spot[] = [
  [-CORNER - 0.01, MOUTH_Y - 0.01],
  [-0.2, MOUTH_Y + 0.01],
  [-0.06, MOUTH_Y + 0.014],
  [0, MOUTH_Y + 0.026],
  [0.06, MOUTH_Y + 0.014],
  [0.2, MOUTH_Y + 0.01],
  [CORNER + 0.01, MOUTH_Y - 0.01],
];

export const mouth = (tones: Tones): string =>
  ellipse([0, MOUTH_Y + 0.25], [0.24, 0.05], { fill: tones.deep, opacity: 0.34, blur: 0.05 }) +
  shape(smooth(upper, true), { fill: tones.upperLip, opacity: 0.95, blur: 0.006 }) +
  shape(smooth(lower, true), { fill: tones.lowerLip, opacity: 0.95, blur: 0.006 }) +
  ellipse([0, MOUTH_Y + 0.095], [0.17, 0.028], { fill: tones.lipLight, opacity: 0.5, blur: 0.02 }) +
  ellipse([0, MOUTH_Y - 0.1], [0.1, 0.012], { fill: tones.lipLight, opacity: 0.3, blur: 0.012 }) +
  shape(smooth(line, false), { stroke: tones.lipLine, width: 0.02, opacity: 0.85, blur: 0.006 }) +
  bothSides(ellipse([CORNER + 0.01, MOUTH_Y - 0.005], [0.03, 0.022], { fill: tones.deep, opacity: 0.5, blur: 0.02 }));
