/** Names a look by what is worn: its leading color and its style. */
import { chromaOfLab, hexToLab } from '../../color.ts';
import type { Category, Style } from '../../vocabulary.ts';
import { stableUnit } from '../stable-choice.ts';
import { COLOR_NAMES, colorName } from './color-name.ts';

export const MANNERS: Readonly<Record<Style, readonly string[]>> = {
  natural: ['Veil', 'Tint', 'Whisper', 'Breeze', 'Hush'],
  glam: ['Glow', 'Velvet', 'Evening', 'Silk', 'Radiance'],
  bold: ['Statement', 'Drama', 'Spark', 'Flash', 'Impact'],
};
const UNCOLORED = 'bare';

interface Worn {
  readonly category: Category;
  readonly hex: string;
}

const chroma = ({ hex }: Worn): number => chromaOfLab(hexToLab(hex));

/** Lids lead where they are clearly the stronger color of a bold look; else lips, then lids, then cheeks. */
const leading = (products: readonly Worn[], style: Style): Worn | undefined => {
  const [lips, lids, cheeks] = (['lipstick', 'eyeshadow', 'blush'] as const).map((place) =>
    products.find(({ category }) => category === place),
  );
  const isOnLids = style === 'bold' && lids !== undefined && (lips === undefined || chroma(lids) > chroma(lips));
  return isOnLids ? lids : (lips ?? lids ?? cheeks);
};

const titled = (words: string): string => words.replaceAll(/(?<![A-Za-z])[a-z]/g, (letter) => letter.toUpperCase());

export const lookName = (products: readonly Worn[], style: Style, seed: string): string => {
  const lead = leading(products, style);
  const color = lead === undefined ? UNCOLORED : colorName(lead.hex);
  const manners = MANNERS[style];
  return titled(`${color} ${manners[Math.floor(stableUnit(seed, `name ${style}`) * manners.length)] ?? ''}`);
};

/** The last word says the hue: `soft pink` is a pink. */
const hueWord = (name: string): string => name.split(/[ -]/).at(-1) ?? name;
const HUES: ReadonlySet<string> = new Set(COLOR_NAMES.map(hueWord));

/** Whether an English name that somebody else gave speaks of no color but those that are worn. */
export const isOfWorn = (name: string, products: readonly (Worn & { readonly shade: string })[]): boolean => {
  const worn = products.flatMap(({ hex, shade }) => `${colorName(hex)} ${shade}`.toLowerCase().split(/[^a-z]+/));
  return name
    .toLowerCase()
    .split(/[^a-z]+/)
    .every((word) => !HUES.has(word) || worn.includes(word));
};
