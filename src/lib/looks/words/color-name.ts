/** Plain English names for makeup colors, so that a reason can say what a hex means. */
import { chromaOfLab, hexToLab, hueOfLab } from '../../color.ts';

/** Names from dark to light, each with the CIELAB L* up to which it holds. */
type Ladder = readonly (readonly [number, string])[];
interface Band {
  /** Hue angle in degrees up to which the band reaches, counted from 330 as -30. */
  readonly below: number;
  readonly names: Ladder;
}

const GREY: Ladder = [
  [22, 'black'],
  [40, 'charcoal'],
  [65, 'taupe'],
  [101, 'pearl'],
];

/** Chroma under 22: earth and mauve. */
const MUTED: readonly Band[] = [
  {
    below: 30,
    names: [
      [40, 'plum'],
      [60, 'mauve'],
      [101, 'soft pink'],
    ],
  },
  {
    below: 90,
    names: [
      [30, 'espresso'],
      [44, 'brown'],
      [66, 'taupe'],
      [101, 'champagne'],
    ],
  },
  { below: 130, names: [[101, 'khaki']] },
  { below: 200, names: [[101, 'forest green']] },
  { below: 265, names: [[101, 'petrol']] },
  { below: 305, names: [[101, 'navy']] },
  { below: 331, names: [[101, 'aubergine']] },
];

/** Chroma 22 to 50: most of what is worn. */
const CLEAR: readonly Band[] = [
  {
    below: 12,
    names: [
      [36, 'plum'],
      [60, 'berry'],
      [101, 'pink'],
    ],
  },
  {
    below: 33,
    names: [
      [30, 'oxblood'],
      [42, 'brick rose'],
      [101, 'rose'],
    ],
  },
  {
    below: 46,
    names: [
      [33, 'cocoa'],
      [45, 'brick'],
      [60, 'terracotta'],
      [101, 'coral'],
    ],
  },
  {
    below: 58,
    names: [
      [33, 'chocolate'],
      [44, 'cinnamon'],
      [58, 'caramel'],
      [101, 'peach'],
    ],
  },
  {
    below: 72,
    names: [
      [40, 'brown'],
      [60, 'bronze'],
      [101, 'honey'],
    ],
  },
  {
    below: 92,
    names: [
      [60, 'bronze'],
      [101, 'gold'],
    ],
  },
  { below: 130, names: [[101, 'olive green']] },
  { below: 200, names: [[101, 'emerald']] },
  { below: 265, names: [[101, 'teal']] },
  { below: 305, names: [[101, 'indigo']] },
  { below: 331, names: [[101, 'violet']] },
];

/** Chroma 38 to 50: the glow of copper, else as above. */
const STRONG: readonly Band[] = [
  ...CLEAR.slice(0, 3),
  {
    below: 72,
    names: [
      [56, 'copper'],
      [101, 'apricot'],
    ],
  },
  ...CLEAR.slice(5),
];

/** Chroma from 50. */
const VIVID: readonly Band[] = [
  { below: 12, names: [[101, 'fuchsia']] },
  { below: 26, names: [[101, 'blue-red']] },
  { below: 35, names: [[101, 'red']] },
  {
    below: 50,
    names: [
      [52, 'orange-red'],
      [101, 'coral'],
    ],
  },
  {
    below: 92,
    names: [
      [60, 'amber'],
      [101, 'gold'],
    ],
  },
  ...CLEAR.slice(6, 9),
  { below: 305, names: [[101, 'cobalt']] },
  { below: 331, names: [[101, 'violet']] },
];

const bandsFor = (chroma: number): readonly Band[] => {
  if (chroma < 22) return MUTED;
  if (chroma < 38) return CLEAR;
  return chroma < 50 ? STRONG : VIVID;
};

/** One word or two for a `#rrggbb`, for example `brick` or `soft pink`. */
export const colorName = (hex: string): string => {
  const lab = hexToLab(hex);
  const chroma = chromaOfLab(lab);
  const degrees = hueOfLab(lab);
  const hue = degrees >= 330 ? degrees - 360 : degrees;
  const ladder = chroma < 8 ? GREY : (bandsFor(chroma).find(({ below }) => hue < below)?.names ?? GREY);
  return ladder.find(([limit]) => lab.l < limit)?.[1] ?? 'pearl';
};

/** Every name that a color can have. */
export const COLOR_NAMES: readonly string[] = [
  ...new Set([
    ...GREY.map(([, name]) => name),
    ...[MUTED, CLEAR, STRONG, VIVID].flat().flatMap(({ names }) => names.map(([, name]) => name)),
  ]),
];
