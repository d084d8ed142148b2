/** Compositing as a camera or a browser does it: the W3C's "Compositing and Blending Level 1", on sRGB code values. */
import { hexToSrgb } from '../../src/lib/color.ts';
import type { Blend } from '../../src/lib/vocabulary.ts';

type Channel = (under: number, over: number) => number;

const softLight: Channel = (under, over) => {
  if (over <= 0.5) return under - (1 - 2 * over) * under * (1 - under);
  const lift = under <= 0.25 ? ((16 * under - 12) * under + 4) * under : Math.sqrt(under);
  return under + (2 * over - 1) * (lift - under);
};

/** Channels 0..1. */
const MODES: Readonly<Record<Blend, Channel>> = {
  normal: (_under, over) => over,
  multiply: (under, over) => under * over,
  screen: (under, over) => under + over - under * over,
  'soft-light': softLight,
};

export interface Coat {
  readonly hex: string;
  readonly coverage: number;
  readonly blend: Blend;
}

/** `#rrggbb` of a coat on what lies below it. */
export const blended = (under: string, { hex, coverage, blend }: Coat): string => {
  const over = hexToSrgb(hex);
  const channels = hexToSrgb(under).map((value, at) => {
    const below = value / 255;
    const mixed = MODES[blend](below, (over[at] ?? 0) / 255);
    return Math.round(255 * (below + (mixed - below) * coverage));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};
