/** Eyes with lids, whites, iris and lashes, and the brows over them. Drawn for the image's right, mirrored. */
import { bothSides, ellipse, shape, smooth } from './path.ts';
import type { Spot } from './path.ts';
import { normal } from '../random.ts';
import type { Random } from '../../../dev/random.ts';
import type { Tones } from './tones.ts';

const INNER: Spot = [0.275, 0.02];
const OUTER: Spot = [0.735, -0.015];

const upperLid = (opening: number): Spot[] => [
  INNER,
  [0.36, -0.055 * opening + 0.015 * (1 - opening)],
  [0.5, -0.1 * opening + 0.03 * (1 - opening)],
  [0.64, -0.075 * opening + 0.02 * (1 - opening)],
  OUTER,
];
const lowerLid = (opening: number): Spot[] => [
  OUTER,
  [0.64, 0.045 * opening + 0.02 * (1 - opening)],
  [0.5, 0.068 * opening + 0.03 * (1 - opening)],
  [0.37, 0.048 * opening + 0.015 * (1 - opening)],
  INNER,
];

const openingPath = (opening: number): string =>
  smooth([...upperLid(opening), ...lowerLid(opening).slice(1, -1)], true);

/** Clips an eye's whites and iris to its lids. */
export const eyeClip = (opening: number): string => `<clipPath id="eye"><path d="${openingPath(opening)}"/></clipPath>`;

/** 1.3 stops under white, as the whites of eyes are in photographs: lids and brows shade them. */
const WHITE = '#aea8a3';

const ball = (iris: string, opening: number): string =>
  `<g clip-path="url(#eye)">` +
  shape(openingPath(opening), { fill: WHITE }) +
  ellipse([0.29, 0.02], [0.03, 0.03], { fill: '#c98f86', opacity: 0.7, blur: 0.012 }) +
  ellipse([0.5, -0.012], [0.098, 0.098], { fill: iris }) +
  ellipse([0.5, -0.012], [0.094, 0.094], { stroke: '#1c1512', width: 0.014, opacity: 0.75 }) +
  ellipse([0.5, 0.025], [0.06, 0.04], { fill: '#ffffff', opacity: 0.18, blur: 0.012 }) +
  ellipse([0.5, -0.012], [0.042, 0.042], { fill: '#0d0a09' }) +
  ellipse([0.525, -0.045], [0.017, 0.017], { fill: '#ffffff', opacity: 0.95 }) +
  shape(smooth(upperLid(opening), false), { stroke: '#1a1210', width: 0.06, opacity: 0.3, blur: 0.02 }) +
  `</g>`;

const lashes = (random: Random, opening: number): string =>
  Array.from({ length: 34 }, (_, i) => {
    const t = 0.08 + (i / 33) * 0.9;
    const x = INNER[0] + (OUTER[0] - INNER[0]) * t;
    const y = -0.1 * opening * Math.sin(Math.PI * Math.min(1, t * 0.98)) + (1 - opening) * 0.025;
    const lean = (t - 0.35) * 0.09 + normal(random) * 0.006;
    const length = (0.018 + 0.03 * t) * (opening > 0.5 ? -1 : 1);
    return shape(`M${x} ${y}q${lean * 0.3} ${length * 0.7} ${lean} ${length}`, {
      stroke: '#15100e',
      width: 0.006,
      opacity: 0.55,
    });
  }).join('');

export const eyes = (tones: Tones, iris: string, opening: number, random: Random): string => {
  const crease: Spot[] = [
    [0.3, -0.045],
    [0.4, -0.125],
    [0.53, -0.155],
    [0.67, -0.125],
    [0.765, -0.055],
  ];
  const bag: Spot[] = [
    [0.31, 0.1],
    [0.45, 0.16],
    [0.6, 0.15],
    [0.71, 0.09],
  ];
  return bothSides(
    ellipse([0.5, -0.03], [0.34, 0.19], { fill: tones.shade, opacity: 0.32, blur: 0.08 }) +
      ellipse([0.3, -0.1], [0.1, 0.16], { fill: tones.deep, opacity: 0.22, blur: 0.08 }) +
      ellipse([0.52, -0.1], [0.2, 0.05], { fill: tones.lid, opacity: 0.6, blur: 0.02 }) +
      shape(smooth(crease, false), { stroke: tones.deep, width: 0.016, opacity: 0.55, blur: 0.006 }) +
      shape(smooth(bag, false), { stroke: tones.shade, width: 0.02, opacity: 0.4, blur: 0.02 }) +
      (opening > 0.3 ? ball(iris, opening) : '') +
      shape(smooth(upperLid(opening), false), { stroke: '#17110f', width: 0.022, opacity: 0.9, blur: 0.006 }) +
      shape(smooth(lowerLid(opening), false), { stroke: tones.deep, width: 0.011, opacity: 0.7, blur: 0.006 }) +
      lashes(random, opening),
  );
};

const browAt = (t: number): Spot => [
  0.22 + 0.62 * t,
  -0.315 - 0.1 * Math.sin(Math.PI * Math.min(1, t * 1.05 + 0.05)) + 0.07 * t * t,
];

export const brows = (color: string, random: Random): string => {
  const under = smooth([0, 0.25, 0.5, 0.75, 1].map(browAt), false);
  const hairs = Array.from({ length: 150 }, () => {
    const t = random() ** 0.9;
    const [x, y] = browAt(t);
    const spread = 0.022 * (1.1 - 0.8 * t);
    const lift = -0.075 + 0.1 * t;
    return shape(`M${x} ${y + normal(random) * spread}q0.018 ${lift * 0.5} 0.055 ${lift * 0.55}`, {
      stroke: color,
      width: 0.008,
      opacity: 0.3 + 0.3 * random(),
    });
  });
  return bothSides(shape(under, { stroke: color, width: 0.07, opacity: 0.5, blur: 0.012 }) + hairs.join(''));
};
