/** Painted layers as a Banuba effect configuration: makeup prefabs, version 2.0.0. */
import { hexToSrgb } from '../../color.ts';
import type { ProductFinish, Style } from '../../vocabulary.ts';
import type { PresetRegion } from '../types.ts';

export interface BanubaRegion {
  /** Three components 0..1, separated by spaces. */
  readonly color: string;
  readonly finish: string;
  /** 0..1 */
  readonly coverage: number;
}

/** Keys are the names of makeup prefabs. */
export type BanubaFace = Readonly<Record<string, BanubaRegion | readonly BanubaRegion[]>>;

export interface BanubaEffect {
  readonly scene: string;
  readonly version: '2.0.0';
  readonly camera: Readonly<Record<string, never>>;
  readonly faces: readonly BanubaFace[];
}

/** What a vendor's rendering is made from: a look's layers, or a preset's sample. */
export interface Painted {
  readonly presetId: string;
  readonly style: Style;
  readonly layers: readonly PresetRegion[];
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
  makeup_concealer: {
    matte: 'matte',
    satin: 'natural',
    dewy: 'natural',
    shimmer: 'natural',
    metallic: 'natural',
    glossy: 'natural',
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
  foundation: 'makeup_foundation',
  concealer: 'makeup_concealer',
  bronzer: 'makeup_contour',
  blush: 'makeup_blush',
  highlighter: 'makeup_highlighter',
  eyeliner: 'makeup_eyeliner',
  brow: 'makeup_eyebrows',
  lipstick: 'makeup_lipstick',
};
/** Applied one after another, at most three. */
const EYESHADOW_LAYERS = ['lid', 'crease', 'accent'];

const singles = ({ layers }: Painted): BanubaFace =>
  Object.fromEntries(
    layers.flatMap((layer) => {
      const prefab = PREFAB[layer.layer];
      return prefab === undefined ? [] : [[prefab, region(prefab, layer)]];
    }),
  );

const eyeshadows = ({ layers }: Painted): BanubaFace => {
  const painted = EYESHADOW_LAYERS.flatMap((name) =>
    layers.filter(({ layer }) => layer === name).map((layer) => region('makeup_eyeshadow', layer)),
  );
  return painted.length === 0 ? {} : { makeup_eyeshadow: painted };
};

const lashes = ({ layers, style }: Painted): BanubaFace => {
  const layer = layers.find((one) => one.layer === 'mascara');
  if (layer === undefined) return {};
  const { hex, coverage } = layer;
  return { makeup_eyelashes: { color: banubaColor(hex), finish: LASHES[style], coverage } };
};

/**
 * Deterministic. The makeup stands in `faces[0]`, keyed by prefab. `makeup_base`, which smooths the skin, is left out: nobody
 * asked for another skin.
 */
export const toBanuba = (painted: Painted): BanubaEffect => ({
  scene: painted.presetId,
  version: '2.0.0',
  camera: {},
  faces: [{ ...singles(painted), ...eyeshadows(painted), ...lashes(painted) }],
});
