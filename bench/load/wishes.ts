/** What a user wishes for, as varied as the app allows: the same wish of the same face costs no second model call. */
import type { Wish } from '../service/flow.ts';

const STYLES = ['natural', 'glam', 'bold'];
const OCCASIONS = ['everyday', 'work', 'date', 'party', 'wedding', 'festival'];
const FINISHES = ['matte', 'satin', 'dewy'];

export const drawWish = (random: () => number): Wish => {
  const one = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  return { style: one(STYLES), occasion: one(OCCASIONS), finish: one(FINISHES) };
};
