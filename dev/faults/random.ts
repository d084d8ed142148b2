/** The draws of faults and of storms. */
import { seeded } from '../random.ts';

export interface Random {
  /** 0..1 */
  readonly next: () => number;
  readonly chance: (share: number) => boolean;
  /** Of a list that is not empty. */
  readonly pick: <T>(choices: readonly T[]) => T;
}

export const randomFrom = (seed: number): Random => {
  const next = seeded(seed);
  return {
    next,
    chance: (share) => next() < share,
    pick: <T>(choices: readonly T[]) => choices[Math.floor(next() * choices.length)] as T,
  };
};
