/** Shapes of the hand-kept recipes from which the demo catalogue is built. */
import type { Category, ProductFinish, Undertone } from '../../src/lib/vocabulary.ts';

export interface LineRecipe {
  readonly category: Category;
  readonly brand: string;
  readonly name: string;
  readonly finish: ProductFinish;
  readonly price: number;
  readonly currency: string;
  readonly countries: readonly string[];
  readonly vegan: boolean;
  readonly allergens: readonly string[];
  /** Shade names that are discontinued. */
  readonly unavailable?: readonly string[];
  /** Shade names whose price is not known. */
  readonly unpriced?: readonly string[];
}

export interface ColorRecipe extends LineRecipe {
  /** Name, hex, undertone and, when it differs from the line's, finish. */
  readonly shades: readonly (readonly [string, string, Undertone, ProductFinish?])[];
}

export interface ComplexionRecipe extends LineRecipe {
  /** How many depths the line has between the lightest and the deepest. */
  readonly steps: number;
  readonly undertones: readonly Exclude<Undertone, 'unknown'>[];
}

export interface Shade {
  readonly shade: string;
  readonly hex: string;
  readonly undertone: Undertone;
  readonly finish: ProductFinish;
}
