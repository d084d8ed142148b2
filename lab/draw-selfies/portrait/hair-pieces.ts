/** Curls, a bun and a headscarf. */
import { ellipse, shape, smooth } from './path.ts';
import type { Spot } from './path.ts';
import { normal } from '../random.ts';
import type { Random } from '../../../dev/random.ts';
import { tint } from './tones.ts';
import type { Outline } from './types.ts';

const curl = (center: Spot, radius: number, color: string, random: Random): string => {
  const light = tint(color, 3 + normal(random) * 5);
  return (
    ellipse(center, [radius, radius], { fill: tint(color, normal(random) * 2.5), opacity: 0.95 }) +
    shape(
      `M${center[0] - radius * 0.6} ${center[1]}a${radius * 0.6} ${radius * 0.6} 0 0 1 ${radius} ${-radius * 0.3}`,
      {
        stroke: light,
        width: 0.02,
        opacity: 0.5,
      },
    )
  );
};

/** Two rings of curls that leave the face free. */
export const curls = (outline: Outline, color: string, random: Random): string =>
  Array.from({ length: 130 }, (_, i) => {
    const angle = Math.PI * (-0.13 + 1.26 * ((i % 65) / 64));
    const reach = (i < 65 ? 1.06 : 1.32) + 0.16 * random();
    const center: Spot = [
      Math.cos(angle) * (outline.temple + 0.12) * reach,
      -0.35 - Math.sin(angle) * (outline.hairline + 0.02) * reach,
    ];
    return curl(center, 0.12 + 0.05 * random(), color, random);
  }).join('');

export const bun = (color: string): string =>
  ellipse([0, -2.05], [0.42, 0.36], { fill: tint(color, -2) }) +
  ellipse([-0.08, -2.15], [0.2, 0.12], { fill: tint(color, 12), opacity: 0.5, blur: 0.08 });

/** `cap` is the path over the crown. */
export const scarf = (outline: Outline, cap: string, color: string): string => {
  const side: Spot[] = [
    [outline.temple - 0.02, -0.2],
    [outline.cheek - 0.02, 0.5],
    [outline.jaw - 0.02, 1.15],
    [outline.chin * 0.8, outline.chinDrop - 0.02],
    [0, outline.chinDrop + 0.03],
    [0, outline.chinDrop + 0.62],
    [0.9, 2.1],
    [1.32, 1.4],
    [1.34, 0.1],
    [1.24, -0.7],
  ];
  const folds = [0.2, 0.42, 0.66].map((t) =>
    shape(`M${1.2 - t * 0.2} ${-0.4 + t}Q${1.25 - t * 0.2} ${1.1 + t * 0.4} ${0.15 + t * 0.3} ${2.0 + t * 0.3}`, {
      stroke: tint(color, -14),
      width: 0.05,
      opacity: 0.45,
      blur: 0.03,
    }),
  );
  const half = shape(smooth(side, true), { fill: color }) + folds.join('');
  return shape(cap, { fill: tint(color, 3) }) + half + `<g transform="scale(-1 1)">${half}</g>`;
};
