/** Scores how well a product suits a skin, a palette and a wish. */
import { chromaOfLab, hexToLab, hueOfLab, labOfHue } from '../../color.ts';
import type { Lab } from '../../face/types.ts';
import type {
  Category,
  EyeColor,
  Finish,
  HairColor,
  ProductFinish,
  SkinType,
  Style,
  Undertone,
} from '../../vocabulary.ts';
import { ciede2000 } from '../catalogue/ciede2000.ts';
import { type Complexion, complexionFor } from '../catalogue/color-spaces.ts';
import { matchScore } from '../catalogue/shade-match.ts';
import { type Family, flatteringFamilies, toneAgreement } from '../catalogue/undertone-families.ts';
import type { Product, Traits } from '../types.ts';
import { aimColor, type Colorway, type ColorPlace, depthStep } from './colorways.ts';
import type { Wishes } from './wishes.ts';

export interface RankingContext {
  readonly colorway: Colorway;
  readonly wishes: Wishes;
  /** The measured skin, against which colors are seen. */
  readonly skin: Lab;
  /** The color a foundation should have, see color-spaces.ts. */
  readonly target: Lab;
  readonly undertone: Undertone;
  readonly traits: Traits;
  /** By which one of what is equally good is chosen. */
  readonly userHash: string;
}

/** The place of a palette that a category colors. */
const PLACE: Readonly<Partial<Record<Category, ColorPlace>>> = { lipstick: 'lips', blush: 'cheeks', eyeshadow: 'lids' };

/**
 * CIEDE2000 between product and skin that reads as the style intends. Contrast of lips and eyes with the skin is what
 * makeup raises (Russell 2009, Perception 38(8); Jones, Russell & Ward 2015, Evolutionary Psychology 13(1)): little of
 * it looks bare on every depth, and more of it marks a stronger style.
 */
const CONTRAST: Readonly<Partial<Record<Category, Readonly<Record<Style, readonly [number, number]>>>>> = {
  lipstick: { natural: [8, 30], glam: [13, 42], bold: [18, 80] },
  blush: { natural: [5, 26], glam: [8, 34], bold: [9, 48] },
  eyeshadow: { natural: [3, 30], glam: [7, 48], bold: [10, 80] },
};

/** Which product finishes answer a wished finish; the wish concerns skin, cheeks and lips. */
const ANSWERS: Readonly<Record<Finish, readonly ProductFinish[]>> = {
  matte: ['matte'],
  satin: ['satin', 'sheer'],
  dewy: ['dewy', 'glossy', 'sheer'],
};
const FINISHED: readonly Category[] = ['foundation', 'concealer', 'blush', 'bronzer', 'highlighter', 'lipstick'];

/** Distance at which a color has lost half of its likeness to the palette's. */
const HALF_LIKENESS = 14;

const likeness = (a: Lab, b: Lab): number => 1 / (1 + (ciede2000(a, b) / HALF_LIKENESS) ** 2);

/** CIEDE2000 between a product and the skin, both as swatches: what is sold is not told in the space in which skin is measured. */
export const contrastWith = (product: Pick<Product, 'lab' | 'measuredOnSkin'>, on: Complexion): number =>
  ciede2000(product.lab, complexionFor(product, on));

/** 1 inside the style's range of contrast with the skin, falling by a tenth per unit outside. */
export const contrastFit = (
  product: Pick<Product, 'category' | 'lab' | 'measuredOnSkin'>,
  on: Complexion,
  style: Style,
): number => {
  const range = CONTRAST[product.category]?.[style];
  if (range === undefined) return 1;
  const contrast = contrastWith(product, on);
  return Math.max(0, 1 - 0.1 * Math.max(0, range[0] - contrast, contrast - range[1]));
};

/** CIEDE2000 limits of a category in a style, or undefined where contrast plays no part. */
export const contrastRange = (category: Category, style: Style): readonly [number, number] | undefined =>
  CONTRAST[category]?.[style];

/**
 * Without a wish the base takes the finish that holds on the skin: powdery where it shines, moist where it flakes (Bobbi Brown,
 * "Makeup Manual", 2008).
 */
const BASE_FINISH: Readonly<Record<SkinType, Finish | null>> = {
  dry: 'dewy',
  oily: 'matte',
  combination: 'satin',
  normal: null,
};
const BASE: readonly Category[] = ['foundation', 'concealer'];

const wishedFinish = (category: Category, { finish, skinType }: Wishes): Finish | null => {
  if (finish !== null || skinType === null || !BASE.includes(category)) return finish;
  return BASE_FINISH[skinType];
};

const finishFit = ({ category, finish }: Product, wishes: Wishes): number => {
  const wished = wishedFinish(category, wishes);
  return wished === null || !FINISHED.includes(category) || ANSWERS[wished].includes(finish) ? 1 : 0;
};

/**
 * Where brows should be by the hair: blonde and grey go a shade deeper, black a shade lighter, the rest meets it (Bobbi Brown,
 * "Makeup Manual", 2008).
 */
export const BROW_BY_HAIR: Readonly<Record<HairColor, string>> = {
  black: '#2b2523',
  dark_brown: '#43332b',
  brown: '#5e4535',
  blonde: '#9a8067',
  red: '#774a36',
  grey: '#857062',
};

/**
 * Hue angles (degrees) that an iris is brightened by: its complement (Itten, "The Art of Color", 1961; Aucoin, "Making Faces",
 * 1997: copper for blue, plum for green). Brown takes every color.
 */
const LID_BY_EYES: Readonly<Partial<Record<EyeColor, number>>> = { blue: 55, grey: 50, green: -15, hazel: -10 };
const DEGREES = 180 / Math.PI;

/** -1 opposite to 1 at the hue that brightens the iris, weighed by chroma; 0 where every color does. */
export const irisFit = ({ category, lab }: Pick<Product, 'category' | 'lab'>, { eyes }: Traits): number => {
  const hue = eyes === undefined ? undefined : LID_BY_EYES[eyes];
  if (hue === undefined || (category !== 'eyeshadow' && category !== 'eyeliner')) return 0;
  const off = (hueOfLab(lab) - hue) / DEGREES;
  return Math.cos(off) * Math.min(1, chromaOfLab(lab) / 20);
};

/** What the complement of an iris is worth beside likeness and contrast. */
const IRIS = 0.3;

const scaled = ({ a, b }: Lab, lightness: number, chroma: number): Lab => ({
  l: lightness,
  a: a * chroma,
  b: b * chroma,
});

/** Half a shade lighter than the skin lifts the eye area without a white ring (Bobbi Brown 2008). */
export const concealerTarget = (target: Lab): Lab => scaled(target, Math.min(96, target.l + 3), 0.95);

/** One to two shades deeper than the skin; deep skin needs a smaller step to stay clean. */
const bronzerTarget = (target: Lab): Lab => scaled(target, Math.max(9, target.l - 4 - 0.11 * target.l), 1.05);

/**
 * Light enough to catch light, close enough not to look like frost: deep skin takes bronze and copper, not silver (Fine, "Fine
 * Beauty", 1998).
 */
const highlighterTarget = (target: Lab): Lab =>
  scaled(target, Math.min(93, target.l + 6 + 0.2 * (100 - target.l)), 0.85);

/** Brows where nothing is known of the hair, by the step of the skin's L*. */
const BROW_BY_DEPTH: Readonly<Record<number, string>> = {
  24: '#2b2523',
  32: '#362b27',
  42: '#43332b',
  54: '#5e4535',
  69: '#7a5c45',
};
const DARK = { black: '#121114', brown: '#4a342c' } as const;
/** Lids of at least this chroma are drawn on by a line of their own hue in a bold look. */
const LINED = 20;
/** A colored line still is a line: CIELAB. */
const LINE = { l: 26, chroma: 30 } as const;

/** On light skin a bare look takes brown: black stands out as a line (Brown, "Makeup Manual", 2008). */
const darkFor = ({ skin, wishes }: RankingContext): Lab =>
  hexToLab(wishes.style === 'natural' && depthStep(skin.l) > 54 ? DARK.brown : DARK.black);

const isVivid = ({ family, lids }: Colorway): boolean =>
  family !== 'warm' && lids.chroma > LINED && Math.abs(lids.hue) > 40;

const linerAim = (context: RankingContext): Lab => {
  const { colorway, wishes } = context;
  if (wishes.style !== 'bold' || !isVivid(colorway)) return darkFor(context);
  const { hue } = colorway.lids;
  return labOfHue(LINE.l, LINE.chroma, hue);
};

const AIM: Readonly<Partial<Record<Category, (context: RankingContext) => Lab>>> = {
  bronzer: ({ target }) => bronzerTarget(target),
  highlighter: ({ target }) => highlighterTarget(target),
  brow: ({ skin, traits: { hair, measuredHair, measuredBrows } }) => {
    const known = hair ?? measuredHair;
    // Brows that were seen are filled in their own color: a guess by the skin paints light brown on dark ones.
    const seen = (known && BROW_BY_HAIR[known]) ?? measuredBrows;
    return hexToLab(seen ?? BROW_BY_DEPTH[depthStep(skin.l)] ?? DARK.brown);
  },
  eyeliner: linerAim,
  mascara: darkFor,
};

/** What the color of a product is compared with; undefined for the base, which has a target of its own. */
export const aimOf = (category: Category, context: RankingContext): Lab | undefined => {
  const place = PLACE[category];
  if (place === undefined) return AIM[category]?.(context);
  return aimColor(context.colorway, place, context.skin.l, context.wishes.intensity);
};

/** Lashes, lines and brows are near black or brown: undertone says nothing about them. */
const TONED: readonly Category[] = ['concealer', 'blush', 'bronzer', 'highlighter', 'eyeshadow', 'lipstick'];

const ANY: readonly Family[] = ['neutral', 'warm', 'cool', 'olive'];

const COLORED: readonly Category[] = ['blush', 'eyeshadow', 'lipstick'];

/** A base follows the skin, and so do sun and light; colors follow the palette, which was chosen for skin or wish. */
export const familiesFor = (category: Category, { colorway, undertone }: RankingContext): readonly Family[] => {
  const flattering = flatteringFamilies(undertone);
  if (COLORED.includes(category)) return [colorway.family, ...flattering.filter((one) => one !== colorway.family)];
  return category === 'foundation' || !TONED.includes(category) ? ANY : flattering;
};

const complexionScore = (product: Product, context: RankingContext): number => {
  const match = matchScore(complexionDistance(product, context) ?? 0);
  const tone = toneAgreement(product.undertone, familiesFor(product.category, context));
  return 0.7 * match + 0.15 * tone + 0.15 * finishFit(product, context.wishes);
};

/** 0..1: likeness to the palette, agreement with the undertone, contrast with the skin, and the wished finish. */
export const productScore = (product: Product, context: RankingContext): number => {
  const { category, lab } = product;
  if (category === 'foundation' || category === 'concealer') return complexionScore(product, context);
  const aim = aimOf(category, context);
  const like = aim === undefined ? 0.5 : likeness(lab, aim);
  const tone = TONED.includes(category) ? toneAgreement(product.undertone, familiesFor(category, context)) : 1;
  const contrast = contrastFit(product, context, context.wishes.style);
  const iris = IRIS * irisFit(product, context.traits);
  return 0.45 * like + 0.18 * tone + 0.17 * contrast + 0.2 * finishFit(product, context.wishes) + iris;
};

/** CIEDE2000 of a complexion product to the color it should have. */
export const complexionDistance = (product: Product, complexion: Complexion): number | undefined => {
  const target = complexionFor(product, complexion);
  if (product.category === 'foundation') return ciede2000(product.lab, target);
  return product.category === 'concealer' ? ciede2000(product.lab, concealerTarget(target)) : undefined;
};
