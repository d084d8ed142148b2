/** How much of the place below a layer hides, by the strength of its step. */

/**
 * Coverage (0..1) at strength 0 and what strength 100 adds. Lips, lines and lashes cover, cheeks stay translucent, a base
 * evens the skin and lets it be seen. Crease and accent are the lid's color, thinner.
 */
const COVERAGE: Readonly<Record<string, readonly [number, number]>> = {
  foundation: [0.15, 0.35],
  concealer: [0.1, 0.35],
  bronzer: [0.05, 0.2],
  blush: [0.1, 0.4],
  highlighter: [0.08, 0.32],
  brow: [0.2, 0.55],
  lid: [0.15, 0.65],
  crease: [0.09, 0.39],
  accent: [0.08, 0.32],
  eyeliner: [0.2, 0.75],
  mascara: [0.35, 0.65],
  lipstick: [0.25, 0.7],
};
/** For a layer that a preset invents. */
const MIDDLE = [0.15, 0.5] as const;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** 0..1. `intensity` and `strength` are 0..100; the strength is what a user sets with a slider over the whole look. */
export const coverageOf = (layer: string, intensity: number, strength = 100): number => {
  const [least, added] = COVERAGE[layer] ?? MIDDLE;
  return round(((least + (added * intensity) / 100) * strength) / 100);
};
