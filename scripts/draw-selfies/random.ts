/** A small seeded generator (mulberry32): the pictures come out the same every time. */

export type Random = () => number;

export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** FNV-1a, so that each file has its own grain. */
export const seedOf = (text: string): number =>
  Buffer.from(text).reduce((hash, byte) => Math.imul(hash ^ byte, 16_777_619) >>> 0, 2_166_136_261);

/** Roughly normal, mean 0, standard deviation 1 (sum of six uniform numbers). */
export const normal = (random: Random): number =>
  (random() + random() + random() + random() + random() + random() - 3) * Math.SQRT2;
