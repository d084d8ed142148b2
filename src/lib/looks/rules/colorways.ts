/** The palettes that looks are made of: which colors lips, cheeks and lids of one story have, on every depth and at every strength. */
import { labOfHue } from '../../color.ts';
import type { Lab } from '../../face/types.ts';
import { STYLES, type Style } from '../../vocabulary.ts';
import type { Family } from '../catalogue/undertone-families.ts';
import { interpolate } from '../../face/statistics.ts';

/** How much a palette shows by itself: some faces carry clear color better, some soft. */
export type Power = 'soft' | 'clear' | 'deep';

interface Tone {
  /** Hue angle, degrees. */
  readonly hue: number;
  /** CIELAB, at the strength of a glam look. */
  readonly chroma: number;
  /** L* beside what the place usually has. */
  readonly shift: number;
}

export interface Colorway {
  readonly id: string;
  /** The undertone of its colors. */
  readonly family: Family;
  readonly styles: readonly Style[];
  readonly power: Power;
  readonly lips: Tone;
  readonly cheeks: Tone;
  readonly lids: Tone;
}

type Triple = readonly [hue: number, chroma: number, shift: number];
type Row = readonly [
  id: string,
  family: Family,
  styles: string,
  power: Power,
  lips: Triple,
  cheeks: Triple,
  lids: Triple,
];

/**
 * Families of lip, cheek and lid that artists wear together (Aucoin, "Making Faces", 1997; Brown, "Makeup Manual", 2008): one
 * temperature a story, one focal point where color is clear. Hues are those of colors that are sold.
 */
const ROWS: readonly Row[] = [
  ['rosewood', 'neutral', 'ng', 'soft', [25, 34, -2], [20, 40, 0], [55, 14, 0]],
  ['old-rose', 'neutral', 'ng', 'soft', [27, 28, 6], [25, 31, 4], [74, 20, 12]],
  ['heather', 'neutral', 'ngb', 'soft', [10, 25, 2], [13, 28, 2], [9, 20, -6]],
  ['fig', 'neutral', 'ngb', 'deep', [4, 30, -10], [12, 36, -6], [6, 20, -8]],
  ['chestnut', 'neutral', 'ngb', 'deep', [42, 28, -6], [24, 40, -2], [58, 26, -6]],
  ['rosehip', 'neutral', 'ng', 'clear', [27, 30, 3], [22, 40, 0], [77, 17, 16]],
  ['mink', 'neutral', 'ngb', 'soft', [26, 30, 3], [13, 28, 3], [30, 8, -8]],
  ['classic', 'neutral', 'gb', 'clear', [28, 65, -2], [18, 36, 2], [74, 20, 12]],
  ['oxblood', 'neutral', 'gb', 'deep', [21, 35, -14], [15, 43, -6], [25, 8, -8]],
  ['bordeaux', 'neutral', 'b', 'deep', [12, 30, -14], [10, 38, -8], [77, 17, 16]],
  ['malachite', 'neutral', 'b', 'clear', [18, 27, 0], [13, 30, 2], [165, 26, -4]],
  ['lagoon', 'neutral', 'b', 'clear', [26, 31, 0], [14, 32, 0], [-156, 22, -2]],
  ['petal', 'cool', 'n', 'soft', [15, 27, 6], [14, 28, 6], [19, 18, 10]],
  ['rose', 'cool', 'ng', 'soft', [8, 38, 0], [14, 35, 2], [22, 18, 6]],
  ['berry', 'cool', 'ngb', 'deep', [6, 36, -6], [8, 43, -4], [-3, 16, -2]],
  ['plum', 'cool', 'gb', 'deep', [-10, 32, -10], [1, 35, -6], [-18, 20, -8]],
  ['cherry', 'cool', 'gb', 'clear', [22, 60, -3], [10, 42, 0], [-2, 15, -2]],
  ['orchid', 'cool', 'b', 'clear', [-2, 60, 0], [1, 52, 0], [-47, 38, -6]],
  ['cobalt', 'cool', 'b', 'clear', [14, 40, 0], [13, 36, 2], [-68, 48, -8]],
  ['peach', 'warm', 'ng', 'soft', [48, 35, 7], [51, 38, 6], [76, 22, 12]],
  ['terracotta', 'warm', 'ngb', 'clear', [40, 42, -2], [41, 44, 0], [50, 44, 0]],
  ['cinnamon', 'warm', 'ng', 'soft', [45, 34, -2], [43, 40, 0], [60, 30, -2]],
  ['brick', 'warm', 'gb', 'deep', [37, 43, -8], [40, 43, -6], [47, 20, -8]],
  ['coral', 'warm', 'gb', 'clear', [37, 62, 6], [39, 48, 4], [48, 58, 4]],
  ['gilt', 'warm', 'gb', 'clear', [42, 48, -2], [45, 43, 0], [78, 47, 8]],
  ['caramel', 'olive', 'ng', 'soft', [52, 31, 2], [44, 34, 2], [62, 27, 2]],
  ['moss', 'olive', 'gb', 'clear', [50, 32, 0], [43, 43, 0], [105, 27, -2]],
  ['spice', 'olive', 'gb', 'clear', [45, 49, 0], [43, 42, -2], [61, 28, 0]],
];

const LETTER: Readonly<Record<Style, string>> = { natural: 'n', glam: 'g', bold: 'b' };
const tone = ([hue, chroma, shift]: Triple): Tone => ({ hue, chroma, shift });

export const COLORWAYS: readonly Colorway[] = ROWS.map(([id, family, styles, power, lips, cheeks, lids]) => ({
  id,
  family,
  styles: STYLES.filter((style) => styles.includes(LETTER[style])),
  power,
  lips: tone(lips),
  cheeks: tone(cheeks),
  lids: tone(lids),
}));

export const colorwayOf = (id: string | undefined): Colorway | undefined => COLORWAYS.find((one) => one.id === id);

export const COLOR_PLACES = ['lips', 'cheeks', 'lids'] as const;
export type ColorPlace = (typeof COLOR_PLACES)[number];

type Anchors = readonly [natural: number, glam: number, bold: number];
type ByDepth = readonly (readonly [skin: number, anchors: Anchors])[];

/**
 * L* that a color has on skin of an L* (as a photo shows it) in each style. On light skin color is read by being darker, on deep skin by
 * chroma and by being no darker than the skin (Fine, "Fine Beauty", 1998; Russell 2009, Perception 38(8), on contrast).
 */
const LIGHTNESS: Readonly<Record<ColorPlace, ByDepth>> = {
  lips: [
    [24, [30, 28, 29]],
    [32, [34, 30, 31]],
    [42, [41, 36, 34]],
    [54, [48, 42, 37]],
    [69, [55, 47, 38]],
  ],
  cheeks: [
    [24, [34, 35, 36]],
    [32, [38, 38, 38]],
    [42, [45, 43, 41]],
    [54, [53, 49, 46]],
    [69, [64, 58, 52]],
  ],
  lids: [
    [24, [36, 42, 46]],
    [32, [41, 45, 48]],
    [42, [47, 46, 44]],
    [54, [55, 48, 42]],
    [69, [64, 52, 42]],
  ],
};
/** Of the chroma that a colorway names, by style. */
const CHROMA: Anchors = [0.85, 1, 1.15];
/** Strengths at which the styles stand, see wishes.ts; beyond them the lines go on. */
const AT: Anchors = [35, 62, 86];

/** Skin is placed in one of five steps of L*: two photos of one person then mostly have the same aims. */
const STEPS = [24, 32, 42, 54, 69] as const;
const EDGES = [28, 37, 48, 60.5] as const;
export const depthStep = (l: number): number => STEPS[EDGES.filter((edge) => l >= edge).length] ?? 69;

/** Depths whose products of one palette are much the same: what a shared answer holds suits all of one. */
export const depthClass = (l: number): number => [32, 54].filter((step) => depthStep(l) > step).length;

const alongStyles = ([natural, glam, bold]: Anchors, strength: number): number => {
  if (strength <= AT[1]) return natural + ((glam - natural) * (strength - AT[0])) / (AT[1] - AT[0]);
  return glam + ((bold - glam) * (strength - AT[1])) / (AT[2] - AT[1]);
};

const anchorsAt = (table: ByDepth, step: number): Anchors => table.find(([skin]) => skin === step)?.[1] ?? [50, 45, 40];

/** Shifts of L* shrink where there is little room. */
const room = (l: number): number =>
  interpolate(
    [
      [24, 0.5],
      [54, 1],
    ],
    l,
  );

/** The color that a place of a palette should have on skin of this L* (0..100, of the photo) at a strength of 0..100. */
export const aimColor = (colorway: Colorway, place: ColorPlace, skinL: number, strength: number): Lab => {
  const { hue, chroma, shift } = colorway[place];
  const step = depthStep(skinL);
  const l = alongStyles(anchorsAt(LIGHTNESS[place], step), strength) + shift * room(step);
  const c = chroma * Math.max(0.4, alongStyles(CHROMA, strength));
  return labOfHue(Math.min(90, Math.max(12, l)), c, hue);
};
