/** A look painted: each of its products on the places that its preset has for it, as strong as its step is, and nothing where there is no product. */
import type { FaceProfile } from '../../face/types.ts';
import type { Category } from '../../vocabulary.ts';
import { onSkin } from '../catalogue/color-spaces.ts';
import type { ComposedLook, LookProduct, Preset, PresetRegion } from '../types.ts';

/**
 * Coverage (0..1) at strength 0 and what strength 100 adds. Lips, lines and lashes cover, cheeks stay translucent, a base
 * evens the skin and lets it be seen. Crease and accent are the lid's color, thinner.
 */
const COVERAGE: Readonly<Record<string, readonly [number, number]>> = {
  foundation: [0.15, 0.35],
  concealer: [0.1, 0.35],
  bronzer: [0.05, 0.2],
  blush: [0.1, 0.4],
  highlighter: [0.08, 0.32],
  brow: [0.2, 0.55],
  lid: [0.15, 0.65],
  crease: [0.09, 0.39],
  accent: [0.08, 0.32],
  eyeliner: [0.2, 0.75],
  mascara: [0.35, 0.65],
  lipstick: [0.25, 0.7],
};
/** For a layer that a preset invents. */
const MIDDLE = [0.15, 0.5] as const;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** 0..1. `intensity` and `strength` are 0..100; the strength is what a user sets with a slider over the whole look. */
export const coverageOf = (layer: string, intensity: number, strength = 100): number => {
  const [least, added] = COVERAGE[layer] ?? MIDDLE;
  return round(((least + (added * intensity) / 100) * strength) / 100);
};

/** A product of a look on a place of its preset. */
export interface Layer extends PresetRegion {
  readonly productId: string;
}

type Placement = Pick<PresetRegion, 'region' | 'layer' | 'blend'>;

/** The layers that a product can fill; the first is painted even where a preset does not name it. */
const LAYERS_OF: Readonly<Record<Category, readonly [string, ...string[]]>> = {
  foundation: ['foundation'],
  concealer: ['concealer'],
  bronzer: ['bronzer'],
  blush: ['blush'],
  highlighter: ['highlighter'],
  brow: ['brow'],
  eyeshadow: ['lid', 'crease', 'accent'],
  eyeliner: ['eyeliner'],
  mascara: ['mascara'],
  lipstick: ['lipstick'],
};

/**
 * Order and blend where a preset says nothing. Pigment is opaque, so it is laid on as it is: multiplied with deep skin, gold
 * turns brown. A bronzer shades what is below it, a highlighter adds light.
 */
export const STANDARD_PLACEMENT: readonly Placement[] = [
  { region: 'base', layer: 'foundation', blend: 'normal' },
  { region: 'base', layer: 'concealer', blend: 'normal' },
  { region: 'cheeks', layer: 'bronzer', blend: 'multiply' },
  { region: 'cheeks', layer: 'blush', blend: 'normal' },
  { region: 'cheeks', layer: 'highlighter', blend: 'screen' },
  { region: 'brows', layer: 'brow', blend: 'normal' },
  { region: 'eyes', layer: 'lid', blend: 'normal' },
  { region: 'eyes', layer: 'crease', blend: 'normal' },
  { region: 'eyes', layer: 'accent', blend: 'normal' },
  { region: 'eyes', layer: 'eyeliner', blend: 'normal' },
  { region: 'eyes', layer: 'mascara', blend: 'normal' },
  { region: 'lips', layer: 'lipstick', blend: 'normal' },
];

const mainLayers = new Set(Object.values(LAYERS_OF).map(([first]) => first));

/** The preset's own places; the standard ones, in the standard order, for what it leaves out. */
const placementsFor = (preset: Preset, products: readonly LookProduct[]): readonly Placement[] => {
  const own = new Map<string, Placement>(preset.regions.map((region) => [region.layer, region]));
  const wanted = products.map(({ category }) => LAYERS_OF[category][0]);
  if (wanted.every((layer) => own.has(layer))) return preset.regions;
  return STANDARD_PLACEMENT.flatMap(
    (standard) => own.get(standard.layer) ?? (mainLayers.has(standard.layer) ? standard : []),
  );
};

/** 0..100; every product of a look has its step. */
const intensityOf = ({ steps }: ComposedLook, { productId }: LookProduct): number =>
  steps.find((step) => step.productId === productId)?.intensity ?? 0;

/** Laid over the face as a second skin, so their color is the one that they have on this skin in a photo. */
const BASE: readonly Category[] = ['foundation', 'concealer'];

export interface Wearer {
  readonly profile: Pick<FaceProfile, 'skin' | 'source'>;
  /** 0..100, scales every coverage. */
  readonly strength?: number;
}

/** In the order in which they are painted. A layer's color is the product's; of the base, as it looks on this skin. */
export const layersOf = (look: ComposedLook, preset: Preset, { profile, strength = 100 }: Wearer): readonly Layer[] =>
  placementsFor(preset, look.products).flatMap(({ region, layer, blend }) => {
    const product = look.products.find(({ category }) => LAYERS_OF[category].includes(layer));
    if (product === undefined) return [];
    const { productId, finish } = product;
    const hex = BASE.includes(product.category) ? onSkin(product, profile) : product.hex;
    const coverage = coverageOf(layer, intensityOf(look, product), strength);
    return [{ region, layer, productId, hex, finish, coverage, blend }];
  });
