/** What is wanted of a look, after preferences, occasion and refinement have been weighed. */
import type { CoverageWish, Finish, Occasion, Refinement, Skill, SkinType, Style } from '../../vocabulary.ts';
import { COOLER_FAMILIES, type Family, flatteringFamilies, WARMER_FAMILIES } from '../catalogue/undertone-families.ts';
import { paceOf } from '../slots.ts';
import type { StyleRequest } from '../types.ts';

export interface Wishes {
  readonly style: Style;
  /** 0..100 */
  readonly intensity: number;
  readonly occasion: Occasion | null;
  readonly finish: Finish | null;
  readonly skill: Skill;
  readonly skinType: SkinType | null;
  readonly coverage: CoverageWish | null;
  /** For the whole look; null when time does not matter. */
  readonly minutes: number | null;
  /** Families of color for lips, cheeks and eyes, best first. */
  readonly families: readonly Family[];
  readonly refine: Refinement | null;
}

/**
 * Strength by style. Etcoff et al. 2011, "Cosmetics as a feature of the extended human phenotype", PLoS ONE 6(10):
 * natural, professional and glamorous makeup differ in the contrast of lips and eyes with the skin around them.
 */
const STYLE_INTENSITY: Readonly<Record<Style, number>> = { natural: 35, glam: 62, bold: 86 };
/** Beyond its band a look has become another style. */
const STYLE_BAND: Readonly<Record<Style, readonly [number, number]>> = {
  natural: [10, 52],
  glam: [36, 82],
  bold: [58, 100],
};
/** Evening light and distance take strength away, daylight and offices show every edge (Aucoin, "Making Faces", 1997). */
const OCCASION_SHIFT: Readonly<Record<Occasion, number>> = {
  everyday: -3,
  work: -7,
  date: 2,
  wedding: 3,
  party: 7,
  festival: 9,
};
const OCCASION_STYLE: Readonly<Record<Occasion, Style>> = {
  everyday: 'natural',
  work: 'natural',
  date: 'glam',
  wedding: 'glam',
  party: 'bold',
  festival: 'bold',
};
const REFINE_STEP = 20;
const LADDER: readonly Style[] = ['natural', 'glam', 'bold'];

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Strength of a style that was not asked for by number. */
export const styleIntensity = (style: Style, occasion: Occasion | null): number =>
  STYLE_INTENSITY[style] + (occasion === null ? 0 : OCCASION_SHIFT[occasion]);

const styleOf = ({ preferences, refine, previous }: StyleRequest): Style => {
  if (preferences.style !== undefined) return preferences.style;
  if (refine !== undefined && previous !== undefined) return previous.style;
  return preferences.occasion === undefined ? 'natural' : OCCASION_STYLE[preferences.occasion];
};

const startingIntensity = ({ preferences, refine, previous }: StyleRequest, style: Style): number => {
  if (refine !== undefined && previous?.intensity !== undefined && previous.style === style) return previous.intensity;
  return preferences.intensity ?? styleIntensity(style, preferences.occasion ?? null);
};

const REFINE_DIRECTION: Readonly<Partial<Record<Refinement, number>>> = { softer: -1, bolder: 1 };

/** A style that was not asked for by name gives way when its band is left. */
const settle = (style: Style, intensity: number, isFree: boolean): Style => {
  const [low, high] = STYLE_BAND[style];
  if (!isFree || (intensity >= low && intensity <= high)) return style;
  return LADDER[clamp(LADDER.indexOf(style) + (intensity < low ? -1 : 1), 0, LADDER.length - 1)] ?? style;
};

const familiesOf = ({ profile, refine }: StyleRequest): readonly Family[] => {
  if (refine === 'warmer') return WARMER_FAMILIES;
  if (refine === 'cooler') return COOLER_FAMILIES;
  return flatteringFamilies(profile.skin.undertone);
};

const plainWishes = ({ preferences, refine }: StyleRequest) => ({
  occasion: preferences.occasion ?? null,
  finish: preferences.finish ?? null,
  skill: preferences.skill ?? 'intermediate',
  skinType: preferences.skinType ?? null,
  coverage: preferences.coverage ?? null,
  minutes: preferences.minutes ?? null,
  refine: refine ?? null,
});

/** Deterministic; an explicit preference wins over an occasion, a refinement starts from the previous revision. */
export const resolveWishes = (request: StyleRequest): Wishes => {
  const wishes = plainWishes(request);
  const asked = styleOf(request);
  const direction = wishes.refine === null ? 0 : (REFINE_DIRECTION[wishes.refine] ?? 0);
  const intensity = clamp(Math.round(startingIntensity(request, asked) + direction * REFINE_STEP), 5, 100);
  const style = settle(asked, intensity, direction !== 0 && request.preferences.style === undefined);
  return { ...wishes, style, intensity, families: familiesOf(request) };
};

/** How products are applied: in little time the quick way, whatever the style. */
export const handOf = ({ style, skill, minutes, skinType, coverage }: Wishes) => ({
  style: paceOf(style, skill, minutes),
  skill,
  skinType,
  coverage,
});

/** The same wishes in another style, with that style's own strength. */
export const inStyle = (wishes: Wishes, style: Style): Wishes => ({
  ...wishes,
  style,
  intensity: styleIntensity(style, wishes.occasion),
  refine: null,
});
