/** Seeded draws, so that a run can be repeated. */
import { seeded } from '../dev/random.ts';

export interface Random {
  /** 0..1 */
  next(): number;
  normal(mean: number, sd: number): number;
  /** One key of a table of weights. */
  pick<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
}

export const createRandom = (seed: number): Random => {
  const next = seeded(seed);
  return {
    next,
    // Box and Muller 1958.
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: <Key extends string>(weights: Readonly<Record<Key, number>>): Key => {
      const entries = Object.entries(weights) as [Key, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1);
      if (found === undefined) throw new RangeError('Nothing to pick from');
      return found[0];
    },
  };
};
