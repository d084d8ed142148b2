/** The Monk Skin Tone scale: its six depth words, its typical colors, and the rule in ITA alone. */
import type { Depth } from '../../vocabulary.ts';
import { clamp, interpolate } from '../statistics.ts';
import type { Lab } from '../types.ts';

/** The linear rule in ITA alone, real-valued 1..10: for a face without a mesh, and the baseline of the fitted reading. */
export const monkOfIta = (ita: number): number => clamp(6.43 - 0.0493 * ita, 1, 10);

const DEPTH_OF_MONK: readonly Depth[] = [
  'fair',
  'fair',
  'light',
  'light',
  'medium',
  'tan',
  'deep',
  'deep',
  'rich',
  'rich',
];

/** Depth words over Monk 1..10: fair 1-2, light 3-4, medium 5, tan 6, deep 7-8, rich 9-10. */
export const depthOfMonk = (monk: number): Depth => DEPTH_OF_MONK[clamp(Math.round(monk), 1, 10) - 1] ?? 'medium';

/** First and last Monk tone of a depth word. */
export const monkRangeOf = (depth: Depth): readonly [number, number] => [
  DEPTH_OF_MONK.indexOf(depth) + 1,
  DEPTH_OF_MONK.lastIndexOf(depth) + 1,
];

/** L*, a*, b* typical of a Monk tone: smoothed medians of rated faces, not the published swatches. */
const TYPICAL = {
  l: [
    [1, 81],
    [2, 77],
    [4, 69],
    [6, 58],
    [8, 44],
    [10, 28],
  ],
  a: [
    [1, 9],
    [3, 12],
    [5, 14],
    [7, 14],
    [10, 7],
  ],
  b: [
    [1, 9],
    [3, 11],
    [5, 17],
    [7, 19],
    [8, 17],
    [10, 8],
  ],
} as const;

export const typicalLab = (monk: number): Lab => ({
  l: interpolate(TYPICAL.l, monk),
  a: interpolate(TYPICAL.a, monk),
  b: interpolate(TYPICAL.b, monk),
});
