/** What a look may be made of: the shortlist that the rules offer and the choice that comes back. */
import type { Category, Style } from '../vocabulary.ts';
import type { AlternativeLook, Preset, Product, Reason } from './types.ts';

/** `exact`: below what a photo resolves; `close`: wearable; `none`: no close match, said plainly. See shade-match.ts. */
export const MATCH_VERDICTS = ['exact', 'close', 'none'] as const;
export type MatchVerdict = (typeof MATCH_VERDICTS)[number];

/** Another foundation shade, named shortly. */
export interface NearShade {
  readonly productId: string;
  readonly brand: string;
  readonly shade: string;
  /** CIEDE2000 to the target skin color. */
  readonly deltaE: number;
}

/** How well the recommended foundation shade meets the skin, and what stands near it. */
export interface ShadeMatch {
  readonly verdict: MatchVerdict;
  readonly deltaE: number;
  /** The nearest lighter and darker shades of the same product; null at the end of its range. */
  readonly lighter: NearShade | null;
  readonly darker: NearShade | null;
  /** The nearest shades of other brands, best first, at most two. */
  readonly equivalents: readonly NearShade[];
}

export interface RankedPreset {
  readonly preset: Preset;
  /** 0..1, how well it suits the profile and the wishes. */
  readonly fit: number;
}

export interface RankedProduct {
  readonly product: Product;
  /** 0..1, how well it suits the profile, the wishes and the best preset. */
  readonly score: number;
  /** CIEDE2000 to the target skin color; foundation and concealer only. */
  readonly deltaE?: number;
}

export interface ShortlistSlot {
  readonly category: Category;
  /** Best first, never empty; each is in the catalogue and keeps the wishes (see `unmet` for what could not be kept). */
  readonly candidates: readonly RankedProduct[];
}

/** The few things a recommended look may be made of; whoever chooses, chooses ids from here. */
export interface Shortlist {
  readonly style: Style;
  /** Presets of that style, best first, never empty. */
  readonly presets: readonly RankedPreset[];
  /** In the order in which they are applied. */
  readonly slots: readonly ShortlistSlot[];
  /** 0..100, after occasion, wish and refinement. */
  readonly intensity: number;
  readonly match: ShadeMatch | null;
  /** Names of the features that were measured or given by the user: the only ones a text may cite. */
  readonly features: readonly string[];
  /** Wishes the catalogue could not keep, in words for the user; empty as a rule. */
  readonly unmet: readonly string[];
  /** The two other styles, composed by the rules from the same catalogue reads. */
  readonly alternatives: readonly AlternativeLook[];
  readonly catalogVersion: string;
}

/** Ids chosen from a shortlist, and the words that go with them. What is missing, the rules fill in. */
export interface LookChoice {
  readonly arPresetId: string;
  /** Product id per category; a category without one gets the shortlist's best. */
  readonly products: Readonly<Partial<Record<Category, string>>>;
  readonly name?: string;
  /** Why this product, per category. */
  readonly reasons?: Readonly<Partial<Record<Category, string>>>;
  /** How to apply it, per category. */
  readonly techniques?: Readonly<Partial<Record<Category, string>>>;
  readonly reasoning?: readonly Reason[];
}
