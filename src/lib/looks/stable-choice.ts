/** Chooses among what is equally good: always the same for one user and one question, and evenly over users and questions. */

/**
 * 0 (inclusive) to 1. FNV-1a over UTF-16 code units with the finisher of MurmurHash3, without which near keys get near numbers;
 * no secret, so that nothing about a user can be read from a choice but the choice.
 */
export const stableUnit = (seed: string, question: string): number => {
  let hash = 0x811c9dc5;
  for (const character of `${seed}\n${question}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};

/** In the order that is this seed's own: what is taken away or added leaves the rest where it is. */
export const stableOrder = <T>(items: readonly T[], seed: string, nameOf: (item: T) => string): readonly T[] =>
  items
    .map((item) => ({ item, at: stableUnit(seed, nameOf(item)) }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
