/** Plain English names for makeup colours, so that a reason can say what a hex means. */
import { hexToLab } from '../color.ts';

const DEGREES = 180 / Math.PI;

/** Hue limits in degrees of CIELAB for saturated colours, upper bound first; lightness splits each. */
const NAMES: readonly {
  readonly below: number;
  readonly light: string;
  readonly mid: string;
  readonly dark: string;
}[] = [
  { below: 12, light: 'pink', mid: 'berry', dark: 'plum' },
  { below: 24, light: 'rose', mid: 'rose', dark: 'wine' },
  { below: 36, light: 'rose', mid: 'red', dark: 'oxblood' },
  { below: 52, light: 'coral', mid: 'brick', dark: 'cocoa' },
  { below: 66, light: 'peach', mid: 'terracotta', dark: 'chocolate' },
  { below: 82, light: 'honey', mid: 'bronze', dark: 'espresso' },
  { below: 110, light: 'gold', mid: 'olive', dark: 'moss' },
  { below: 200, light: 'green', mid: 'emerald', dark: 'forest' },
  { below: 255, light: 'teal', mid: 'teal', dark: 'petrol' },
  { below: 310, light: 'lilac', mid: 'cobalt', dark: 'navy' },
  { below: 340, light: 'lilac', mid: 'violet', dark: 'aubergine' },
  { below: 361, light: 'mauve', mid: 'fuchsia', dark: 'plum' },
];

const MUTED = { light: 'champagne', mid: 'taupe', dark: 'soft black' };

type Level = 'light' | 'mid' | 'dark';

const levelOf = (l: number): Level => {
  if (l > 60) return 'light';
  return l > 32 ? 'mid' : 'dark';
};

/** One word or two for a `#rrggbb`, for example `brick` or `mauve`. */
export const colourName = (hex: string): string => {
  const { l, a, b } = hexToLab(hex);
  const level = levelOf(l);
  if (Math.hypot(a, b) < 8) return l < 22 ? 'black' : MUTED[level];
  const hue = (Math.atan2(b, a) * DEGREES + 360) % 360;
  return NAMES.find(({ below }) => hue < below)?.[level] ?? MUTED[level];
};
