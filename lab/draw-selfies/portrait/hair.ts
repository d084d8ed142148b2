/** Hair behind and in front of the face, in six styles. */
import { bun, curls, scarf } from './hair-pieces.ts';
import { ellipse, mirror, shape, smooth } from './path.ts';
import type { Spot } from './path.ts';
import { normal } from '../random.ts';
import type { Random } from '../../../dev/random.ts';
import { tint } from './tones.ts';
import type { HairStyle, Outline } from './types.ts';

const ring = (right: readonly Spot[], top: Spot): Spot[] => [top, ...right, ...mirror(right).reverse()];

/** The mass behind head and neck. */
const BACK: Readonly<Record<HairStyle, readonly Spot[]>> = {
  long: [
    [0.95, -1.72],
    [1.36, -0.8],
    [1.42, 0.4],
    [1.5, 1.6],
    [1.42, 2.8],
    [0.6, 3.1],
  ],
  bob: [
    [0.95, -1.7],
    [1.36, -0.8],
    [1.46, 0.4],
    [1.44, 1.35],
    [1.1, 1.62],
    [0.6, 1.5],
  ],
  updo: [
    [0.85, -1.65],
    [1.22, -0.9],
    [1.16, 0.1],
    [0.8, 0.9],
  ],
  curls: [
    [1.15, -1.85],
    [1.72, -0.9],
    [1.72, 0.2],
    [1.45, 1.1],
    [0.9, 1.4],
  ],
  crop: [
    [0.85, -1.62],
    [1.2, -0.95],
    [1.18, -0.1],
    [0.9, 0.5],
  ],
  scarf: [
    [0.95, -1.68],
    [1.38, -0.8],
    [1.4, 0.5],
    [1.32, 1.5],
    [1.5, 2.4],
    [1.0, 3.2],
  ],
};

/** How far down the hair in front reaches, and how far it stands off the skull. */
const CAP: Readonly<Record<HairStyle, { readonly down: number; readonly swell: number }>> = {
  long: { down: 2.55, swell: 0.1 },
  bob: { down: 1.35, swell: 0.12 },
  updo: { down: -0.1, swell: 0 },
  curls: { down: -0.1, swell: 0.08 },
  crop: { down: -0.2, swell: 0 },
  scarf: { down: 0.25, swell: 0.1 },
};

export const hangs = (style: HairStyle): boolean => style === 'long' || style === 'bob';

/** Long hair parts in the middle and falls along the cheeks. */
const hairline = ({ hairline: top, forehead, temple, cheek, jaw }: Outline, style: HairStyle): Spot[] => {
  const { down } = CAP[style];
  if (!hangs(style)) {
    return [
      [0, -top],
      [forehead * 0.5, -top + 0.04],
      [forehead * 0.9, -top + 0.26],
      [temple - 0.06, -0.58],
      [temple - 0.03, down],
    ];
  }
  return [
    [0, -top - 0.12],
    [forehead * 0.4, -top + 0.1],
    [forehead * 0.86, -top + 0.5],
    [temple - 0.07, -0.3],
    [cheek - 0.01, 0.35],
    [jaw + 0.12, 0.95],
    [jaw + 0.14, down],
  ];
};

/** From the temple over the skull's outside, back along the hairline. */
const capSpots = (outline: Outline, style: HairStyle): Spot[] => {
  const { down, swell } = CAP[style];
  const outside: Spot[] = [
    ...(hangs(style)
      ? ([
          [outline.jaw + 0.42, down],
          [outline.cheek + 0.28, 0.5],
        ] as const)
      : []),
    [outline.temple + 0.06 + swell, Math.min(down, 0)],
    [outline.temple + 0.14 + swell, -0.7],
    [0.86 + swell, -1.52],
    [0.4, -1.84 - swell / 2],
    [0, -1.9 - swell / 2],
  ];
  const inside = hairline(outline, style);
  return [...outside, ...mirror(outside).reverse().slice(1), ...mirror(inside).reverse(), ...inside.slice(1)];
};

const strand = (from: Spot, to: Spot, color: string, random: Random): string => {
  const bend = Math.sign(to[0]) * 0.35;
  return shape(
    `M${from[0]} ${from[1]}Q${(from[0] + to[0]) / 2 + bend} ${(from[1] + to[1]) / 2 - Math.abs(bend) * 0.5} ${to[0]} ${to[1]}`,
    {
      stroke: color,
      width: 0.012 + 0.014 * random(),
      opacity: 0.16 + 0.3 * random(),
    },
  );
};

/** Strokes that fall from the crown to the side. */
const strands = (color: string, length: number, random: Random): string =>
  Array.from({ length: 320 }, () => {
    const side = random() < 0.5 ? -1 : 1;
    const from: Spot = [side * 0.55 * random(), -1.75 + 0.45 * random()];
    const to: Spot = [side * (0.95 + 0.42 * random()), -0.6 + length * random()];
    return strand(from, to, tint(color, normal(random) * 8 + 3), random);
  }).join('');

export const hairBehind = (style: HairStyle, color: string): string =>
  (style === 'updo' ? bun(color) : '') +
  shape(smooth(ring(BACK[style], [0, -1.92]), true), { fill: tint(color, -4), blur: 0.012 });

export const hairInFront = (style: HairStyle, color: string, outline: Outline, random: Random): string => {
  const cap = smooth(capSpots(outline, style), true);
  if (style === 'scarf') return scarf(outline, cap, color);
  const length = hangs(style) ? 2.4 : 0.5;
  return (
    shape(cap, { fill: '#000000', opacity: 0.35, blur: 0.05 }) +
    shape(cap, { fill: color, blur: 0.006 }) +
    `<clipPath id="cap"><path d="${cap}"/></clipPath><g clip-path="url(#cap)">${strands(color, length, random)}` +
    `${ellipse([-0.35, -1.6], [0.5, 0.12], { fill: tint(color, 22), opacity: 0.35, blur: 0.12 })}</g>` +
    (style === 'curls' ? curls(outline, color, random) : '')
  );
};
