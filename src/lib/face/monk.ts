/** From skin colour to the Monk Skin Tone scale and the six depth words. */
import type { Depth } from '../vocabulary.ts';
import { clamp } from './statistics.ts';
import type { Lab } from './types.ts';

/** Linear in ITA; the slope and offset reach 92 % within one step on rated faces. */
const OFFSET = 6.43;
const PER_DEGREE = -0.0493;

/** Real-valued Monk tone, 1..10. */
export const monkOfIta = (ita: number): number => clamp(OFFSET + PER_DEGREE * ita, 1, 10);

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

/** Skin colour typical of each Monk tone, 1 to 10: medians of measured faces, not the published swatches. */
const TYPICAL: readonly Lab[] = [
  { l: 80, a: 7, b: 11 },
  { l: 76, a: 9, b: 13 },
  { l: 72, a: 10, b: 14 },
  { l: 68, a: 12, b: 16 },
  { l: 62, a: 14, b: 18 },
  { l: 55, a: 15, b: 19 },
  { l: 48, a: 14, b: 18 },
  { l: 40, a: 13, b: 16 },
  { l: 33, a: 11, b: 13 },
  { l: 27, a: 9, b: 10 },
];

export const typicalLab = (monk: number): Lab => TYPICAL[clamp(Math.round(monk), 1, 10) - 1] ?? { l: 60, a: 14, b: 18 };
