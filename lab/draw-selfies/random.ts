/** What a drawing draws from a seed: a grain of its own for each file, and numbers that are roughly normal. */
import type { Random } from '../../dev/random.ts';

/** FNV-1a, so that each file has its own grain. */
export const seedOf = (text: string): number =>
  Buffer.from(text).reduce((hash, byte) => Math.imul(hash ^ byte, 16_777_619) >>> 0, 2_166_136_261);

/** Roughly normal, mean 0, standard deviation 1 (sum of six uniform numbers). */
export const normal = (random: Random): number =>
  (random() + random() + random() + random() + random() + random() - 3) * Math.SQRT2;
