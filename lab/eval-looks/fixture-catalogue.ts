/** The demo catalogue in memory, answering the same bounded queries as the table does. */
import { readFileSync } from 'node:fs';
import { shelfLightness } from '../../src/lib/looks/catalogue/color-spaces.ts';
import type { Catalogue, Preset, Product } from '../../src/lib/looks/types.ts';
import { CATEGORIES } from '../../src/lib/vocabulary.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8'));

export const fixtureProducts = (): readonly Product[] =>
  CATEGORIES.flatMap((category) => read(`catalogue/${category}.json`) as readonly Product[]);

export const fixturePresets = (): readonly Preset[] => read('presets/presets.json') as readonly Preset[];

/** Foundations in order of lightness inside the window; other categories in order of id. */
export const catalogueOf = (products: readonly Product[], presets: readonly Preset[]): Catalogue => ({
  foundations: ({ undertone, minL, maxL, limit }) =>
    Promise.resolve(
      products
        .filter((one) => one.category === 'foundation' && one.undertone === undertone)
        .filter((one) => shelfLightness(one) >= minL && shelfLightness(one) <= maxL)
        .sort((a, b) => shelfLightness(a) - shelfLightness(b))
        .slice(0, limit),
    ),
  byCategory: (category, limit) =>
    Promise.resolve(
      products
        .filter((one) => one.category === category)
        .sort((a, b) => (a.productId < b.productId ? -1 : 1))
        .slice(0, limit),
    ),
  presets: () => Promise.resolve(presets),
});

export const fixtureCatalogue = (): Catalogue => catalogueOf(fixtureProducts(), fixturePresets());
