/** The demo catalogue in memory, read as the table is read. */
import { readFileSync } from 'node:fs';
import type { Catalogue, Preset, Product } from '../../src/lib/looks/types.ts';
import { CATEGORIES, type Category } from '../../src/lib/vocabulary.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8'));

const PRESETS = read('presets/presets.json') as readonly Preset[];
const PRODUCTS = Object.fromEntries(
  CATEGORIES.map((category) => [category, read(`catalogue/${category}.json`)]),
) as Readonly<Record<Category, readonly Product[]>>;

export const ALL_PRODUCTS: readonly Product[] = Object.values(PRODUCTS).flat();
export const demoPresets = (): Promise<readonly Preset[]> => Promise.resolve(PRESETS);

const foundations = PRODUCTS.foundation.toSorted((left, right) => left.lab.l - right.lab.l);

export const demoCatalogue: Catalogue = {
  foundations: ({ undertone, minL, maxL, limit }) =>
    Promise.resolve(
      foundations
        .filter(({ undertone: own, lab }) => own === undertone && lab.l >= minL && lab.l <= maxL)
        .slice(0, limit),
    ),
  byCategory: (category, limit) => Promise.resolve(PRODUCTS[category].slice(0, limit)),
  presets: demoPresets,
};

const countByBrand = (): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { brand } of ALL_PRODUCTS) counts.set(brand, (counts.get(brand) ?? 0) + 1);
  return counts;
};

/** Most products first. */
export const BRANDS = [...countByBrand()].sort((left, right) => right[1] - left[1]).map(([brand]) => brand);
