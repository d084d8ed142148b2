/** Shapes of choosing: what a look may be made of, best first, and what was chosen from it. */
import type { Category, Style } from '../vocabulary.ts';
import type { AlternativeLook, Preset, Product, Reason, ShadeMatch, Unmet } from './types.ts';

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
  readonly colorway: string;
  /** Presets of that style, best first, never empty. */
  readonly presets: readonly RankedPreset[];
  /** In the order in which they are applied. */
  readonly slots: readonly ShortlistSlot[];
  /** 0..100, after occasion, wish and refinement. */
  readonly intensity: number;
  readonly match: ShadeMatch | null;
  /** Names of the features that were measured or given by the user: the only ones a text may cite. */
  readonly features: readonly string[];
  /** Wishes that could not be kept; empty as a rule. */
  readonly unmet: readonly Unmet[];
  /** The other styles, composed by the rules from the same catalogue reads; without what would be no look of its own. */
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
