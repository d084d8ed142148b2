/** Where a finish catches light, and how much of it: the light itself is guessed, as from the front and a little above. */
import type { Finish, PaintLayer } from './template.ts';

/** How much of white is screened over the middle of a gleam, at full coverage. */
const SHINE: Readonly<Record<Finish, number>> = {
  matte: 0,
  satin: 0.1,
  sheer: 0.14,
  dewy: 0.2,
  shimmer: 0.3,
  metallic: 0.4,
  glossy: 0.65,
};

export interface Gleam {
  readonly vertices: readonly number[];
  /** In units. */
  readonly width: number;
}

/** On the full of the lower lip and at its bow, in the middle of each lid, and on the bones that hold a face's own light. */
const GLEAMS: Readonly<Record<string, readonly Gleam[]>> = {
  lipstick: [
    { vertices: [180, 85, 16, 315, 404], width: 0.03 },
    { vertices: [72, 11, 302], width: 0.015 },
  ],
  lid: [
    { vertices: [29, 27, 28], width: 0.03 },
    { vertices: [259, 257, 258], width: 0.03 },
  ],
  foundation: [
    { vertices: [151, 9], width: 0.16 },
    { vertices: [197, 5], width: 0.05 },
    { vertices: [117, 118], width: 0.12 },
    { vertices: [346, 347], width: 0.12 },
    { vertices: [200, 199], width: 0.08 },
  ],
};

export const shineOf = ({ finish = 'matte' }: PaintLayer): number => SHINE[finish];

/** Lines with soft ends; nothing where no light gathers. */
export const gleamsOf = (layer: PaintLayer): readonly Gleam[] =>
  shineOf(layer) > 0 ? (GLEAMS[layer.layer] ?? []) : [];
