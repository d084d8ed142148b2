/** What a product list leaves out and its colors and words tell. */
import { createHash } from 'node:crypto';
import type { Lab } from '../../../src/lib/face/types.ts';
import { swatchTrend } from '../../../src/lib/looks/catalogue/color-spaces.ts';
import { warmth } from '../../../src/lib/looks/catalogue/undertone-families.ts';
import type { Category, ProductFinish, Undertone } from '../../../src/lib/vocabulary.ts';

type Family = Exclude<Undertone, 'unknown'>;

export const isComplexion = (category: string): boolean => category === 'foundation' || category === 'concealer';

const degrees = ({ a, b }: Lab): number => (Math.atan2(b, a) * 180) / Math.PI;
const chroma = ({ a, b }: Lab): number => Math.hypot(a, b);

/** Below this chroma a swatch is white, grey or black: an artefact of sampling a page, not the color of a foundation. */
const MIN_SKIN_CHROMA = 3;
/** Hue angles of foundation swatches, with a margin of 10 degrees about those of 6 765 real shades. */
const SKIN_HUES = [10, 100] as const;

/** True when no foundation or concealer can have this color. */
export const isNoSkinColor = (lab: Lab): boolean => {
  const hue = degrees(lab);
  return chroma(lab) < MIN_SKIN_CHROMA || hue < SKIN_HUES[0] || hue > SKIN_HUES[1];
};

/** Words of the trade, whole words only. */
const FAMILY_WORDS: readonly (readonly [Family, RegExp])[] = [
  ['olive', /\bolive\b/i],
  ['neutral', /\bneutral\b/i],
  ['warm', /\b(?:warm|golden|yellow|peach|peachy)\b/i],
  ['cool', /\b(?:cool|pink|rosy|rose|porcelain pink)\b/i],
];
/** `355N`, `110 C`, `2W1`: a depth with the initial of the undertone. */
const CODE = /^#?\d{1,3}(?:\.\d{1,2})? ?([CNW])\d?$/i;
const CODE_FAMILIES: Readonly<Record<string, Family>> = { C: 'cool', N: 'neutral', W: 'warm' };

/** What the names say, if they say one thing. */
const statedFamily = (shade: string, description: string): Family | undefined => {
  const code = CODE.exec(shade)?.[1];
  if (code !== undefined) return CODE_FAMILIES[code.toUpperCase()];
  const said = FAMILY_WORDS.filter(([, words]) => words.test(`${shade} ${description}`));
  return said.length === 1 ? said[0]?.[0] : undefined;
};

/**
 * Degrees of hue off the trend of swatches of that lightness, half way between where the named families lie: cool -3.5,
 * neutral 0, warm 3.5, olive 6 (see color-spaces.ts).
 */
const SWATCH_BORDERS = { cool: -1.75, warm: 1.75, olive: 4.75 } as const;

const familyOfSwatch = (lab: Lab): Family => {
  const offset = degrees(lab) - swatchTrend('l', lab.l).hue;
  if (offset < SWATCH_BORDERS.cool) return 'cool';
  if (offset < SWATCH_BORDERS.warm) return 'neutral';
  return offset < SWATCH_BORDERS.olive ? 'warm' : 'olive';
};

/** Below this chroma a color has no temperature; above these degrees of warmth it is warm or cool (see tone.ts). */
const MIN_COLOR_CHROMA = 5;
const WARM = 6;
const COOL = -3;

const familyOfColor = (lab: Lab): Family => {
  if (chroma(lab) < MIN_COLOR_CHROMA) return 'neutral';
  const degree = warmth(lab);
  return degree > WARM ? 'warm' : degree < COOL ? 'cool' : 'neutral';
};

export interface Described {
  readonly category: Category;
  readonly lab: Lab;
  readonly shade: string;
  readonly description: string;
}

/** For complexion products what the names say comes first, then the hue; for color products the hue. */
export const undertoneOf = ({ category, lab, shade, description }: Described): Undertone =>
  isComplexion(category) ? (statedFamily(shade, description) ?? familyOfSwatch(lab)) : familyOfColor(lab);

const FINISH_WORDS: readonly (readonly [ProductFinish, RegExp])[] = [
  ['matte', /\b(?:matte|mat|matifying|mattifying|velvet|powder)\b/i],
  ['dewy', /\b(?:dewy|glow|glowing|radiant|radiance|luminous|illuminating|hydrating|serum)\b/i],
  ['satin', /\b(?:satin|silk|silky)\b/i],
  ['shimmer', /\b(?:shimmer|glitter|sparkle)\b/i],
  ['metallic', /\b(?:metallic|foil|chrome)\b/i],
  ['glossy', /\b(?:gloss|glossy|lacquer|vinyl)\b/i],
  ['sheer', /\b(?:sheer|tinted|tint)\b/i],
];

/** The finish that the product's name promises; the first of the list above when it promises several. */
export const finishOf = (name: string): ProductFinish | undefined =>
  FINISH_WORDS.find(([, words]) => words.test(name))?.[0];

/** Stable: the same brand, product, shade and color are the same product in every edition of a list. */
export const idOf = (parts: readonly [brand: string, name: string, shade: string, hex: string]): string =>
  `p-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20)}`;
