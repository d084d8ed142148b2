/** Turns the recipes into the demo catalogue: invented brands, honest demo links, every undertone at every depth. */
import { readFileSync } from 'node:fs';
import { hexToLab } from '../../src/lib/color.ts';
import type { Product } from '../../src/lib/looks/types.ts';
import { CATEGORIES, type Category } from '../../src/lib/vocabulary.ts';
import { complexionShades } from './complexion.ts';
import type { ColorRecipe, ComplexionRecipe, LineRecipe, Shade } from './recipe-types.ts';

export const DEMO_CATALOG_VERSION = 'demo-1';

const readRecipes = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`recipes/${name}.json`, import.meta.url), 'utf8'));

/** Short ids keep a stored look small. */
const CODE: Readonly<Record<Category, string>> = {
  foundation: 'fd',
  concealer: 'cc',
  blush: 'bl',
  bronzer: 'bz',
  highlighter: 'hl',
  eyeshadow: 'es',
  eyeliner: 'el',
  mascara: 'ms',
  brow: 'br',
  lipstick: 'ls',
};

const slug = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
const round = (value: number): number => Math.round(value * 100) / 100;

const toProduct = (line: LineRecipe, { shade, hex, undertone, finish }: Shade): Product => {
  const productId = `${slug(line.brand).slice(0, 3)}-${CODE[line.category]}-${slug(shade)}`;
  const { l, a, b } = hexToLab(hex);
  return {
    productId,
    category: line.category,
    brand: line.brand,
    name: line.name,
    shade,
    hex,
    lab: { l: round(l), a: round(a), b: round(b) },
    finish,
    undertone,
    price: line.unpriced?.includes(shade) === true ? null : line.price,
    currency: line.currency,
    url: `https://shop.example.com/${productId}`,
    countries: line.countries,
    available: line.unavailable?.includes(shade) !== true,
    vegan: line.vegan,
    allergens: line.allergens,
    catalogVersion: DEMO_CATALOG_VERSION,
  };
};

const colorShades = (line: ColorRecipe): readonly Shade[] =>
  line.shades.map(([shade, hex, undertone, finish]) => ({ shade, hex, undertone, finish: finish ?? line.finish }));

/** Products by category, in the order of the recipes. */
export const buildCatalogue = (): ReadonlyMap<Category, readonly Product[]> => {
  const complexion = readRecipes('complexion') as readonly ComplexionRecipe[];
  const color = readRecipes('color') as readonly ColorRecipe[];
  const products = [
    ...complexion.flatMap((line) => complexionShades(line).map((shade) => toProduct(line, shade))),
    ...color.flatMap((line) => colorShades(line).map((shade) => toProduct(line, shade))),
  ];
  return new Map(CATEGORIES.map((category) => [category, products.filter((one) => one.category === category)]));
};
