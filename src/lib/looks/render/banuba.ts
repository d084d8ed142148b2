/** A preset as a Banuba effect configuration: makeup prefabs, version 2.0.0. */
import { hexToSrgb } from '../../color.ts';
import type { ProductFinish, Style } from '../../vocabulary.ts';
import type { Preset, PresetRegion } from '../types.ts';

export interface BanubaRegion {
  /** Three components 0..1, separated by spaces. */
  readonly color: string;
  readonly finish: string;
  /** 0..1 */
  readonly coverage: number;
}

/** Keys are the names of makeup prefabs; `makeup_base` prepares the skin. */
export type BanubaFace = Readonly<
  Record<string, BanubaRegion | readonly BanubaRegion[] | { readonly mode: string; readonly smooth: string }>
>;

export interface BanubaEffect {
  readonly scene: string;
  readonly version: '2.0.0';
  readonly camera: Readonly<Record<string, never>>;
  readonly faces: readonly BanubaFace[];
}

export interface RenderOptions {
  /** The user's own foundation shade; without it the skin keeps its color and is only smoothed. */
  readonly foundationHex?: string;
}

type Finishes = Readonly<Record<ProductFinish, string>>;

const POWDERS: Finishes = {
  matte: 'matte',
  satin: 'cream',
  dewy: 'cream',
  shimmer: 'shimmer',
  metallic: 'metallic',
  glossy: 'cream',
  sheer: 'matte_powder',
};

/** The published finishes of each prefab that come nearest to ours. Banuba has no bronzer: contour stands for it. */
const FINISH: Readonly<Record<string, Finishes>> = {
  makeup_foundation: {
    matte: 'matte',
    satin: 'natural',
    dewy: 'radiance',
    shimmer: 'radiance',
    metallic: 'radiance',
    glossy: 'radiance',
    sheer: 'natural',
  },
  makeup_contour: {
    matte: 'normal',
    satin: 'normal',
    dewy: 'normal',
    shimmer: 'normal',
    metallic: 'normal',
    glossy: 'normal',
    sheer: 'normal',
  },
  makeup_highlighter: {
    matte: 'shimmer',
    satin: 'shimmer',
    dewy: 'shimmer',
    shimmer: 'shimmer',
    metallic: 'shimmer',
    glossy: 'shimmer',
    sheer: 'shimmer',
  },
  makeup_blush: {
    matte: 'matte',
    satin: 'cream_shine',
    dewy: 'cream_shine',
    shimmer: 'shimmer',
    metallic: 'shimmer',
    glossy: 'cream_shine',
    sheer: 'matte',
  },
  makeup_lipstick: {
    matte: 'matte_velvet',
    satin: 'satin',
    dewy: 'cream_shine',
    shimmer: 'shimmer',
    metallic: 'metallic_cream',
    glossy: 'shine',
    sheer: 'balm',
  },
  makeup_eyeshadow: POWDERS,
  makeup_eyeliner: {
    matte: 'matte_liquid',
    satin: 'matte_cream',
    dewy: 'cream',
    shimmer: 'shimmer',
    metallic: 'metallic',
    glossy: 'cream',
    sheer: 'matte_cream',
  },
  makeup_eyebrows: {
    matte: 'matte',
    satin: 'clear',
    dewy: 'wet',
    shimmer: 'wet',
    metallic: 'wet',
    glossy: 'wet',
    sheer: 'clear',
  },
};

const LASHES: Readonly<Record<Style, string>> = { natural: 'natural', glam: 'lengthandvolume', bold: 'volume' };

/** `#rrggbb` as Banuba's RGB string. */
export const banubaColor = (hex: string): string =>
  hexToSrgb(hex)
    .map((channel) => String(Math.round((channel / 255) * 1000) / 1000))
    .join(' ');

const region = (prefab: string, { hex, finish, coverage }: PresetRegion): BanubaRegion => ({
  color: banubaColor(hex),
  finish: FINISH[prefab]?.[finish] ?? 'natural',
  coverage,
});

const PREFAB: Readonly<Record<string, string>> = {
  bronzer: 'makeup_contour',
  blush: 'makeup_blush',
  highlighter: 'makeup_highlighter',
  eyeliner: 'makeup_eyeliner',
  brow: 'makeup_eyebrows',
  lipstick: 'makeup_lipstick',
};
/** Applied one after another, at most three. */
const EYESHADOW_LAYERS = ['lid', 'crease', 'accent'];

const singles = (preset: Preset): BanubaFace =>
  Object.fromEntries(
    preset.regions.flatMap((layer) => {
      const prefab = PREFAB[layer.layer];
      return prefab === undefined ? [] : [[prefab, region(prefab, layer)]];
    }),
  );

const foundation = (preset: Preset, hex: string | undefined): BanubaFace => {
  const layer = preset.regions.find((one) => one.layer === 'foundation');
  if (layer === undefined || hex === undefined) return {};
  return { makeup_foundation: region('makeup_foundation', { ...layer, hex }) };
};

const lashes = (preset: Preset): BanubaFace => {
  const layer = preset.regions.find((one) => one.layer === 'mascara');
  if (layer === undefined) return {};
  const { hex, coverage } = layer;
  return { makeup_eyelashes: { color: banubaColor(hex), finish: LASHES[preset.style], coverage } };
};

/** Deterministic. The makeup stands in `faces[0]`, keyed by prefab. */
export const toBanuba = (preset: Preset, { foundationHex }: RenderOptions = {}): BanubaEffect => ({
  scene: preset.presetId,
  version: '2.0.0',
  camera: {},
  faces: [
    {
      makeup_base: { mode: 'quality', smooth: '0.3 0.6' },
      ...foundation(preset, foundationHex),
      ...singles(preset),
      makeup_eyeshadow: EYESHADOW_LAYERS.flatMap((name) =>
        preset.regions.filter(({ layer }) => layer === name).map((layer) => region('makeup_eyeshadow', layer)),
      ),
      ...lashes(preset),
    },
  ],
});
