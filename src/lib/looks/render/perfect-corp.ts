/** Painted layers as a Perfect Corp (YouCam makeup-vto) `effects` array, version 1.0. */
import type { ProductFinish, Style } from '../../vocabulary.ts';
import type { Painted } from './banuba.ts';
import type { PresetRegion } from '../types.ts';

export type PerfectCorpPalette = Readonly<Record<string, string | number>>;

export interface PerfectCorpEffect {
  readonly category: string;
  readonly pattern?: Readonly<Record<string, string | number>>;
  readonly palettes?: readonly PerfectCorpPalette[];
  readonly [field: string]: unknown;
}

/** Perfect Corp counts 0..100. */
const percent = (share: number): number => Math.round(share * 100);

const glow: Readonly<Record<ProductFinish, number>> = {
  matte: 0,
  sheer: 20,
  satin: 30,
  dewy: 65,
  shimmer: 50,
  metallic: 60,
  glossy: 75,
};

const base = ({ hex, coverage }: PresetRegion): PerfectCorpPalette => ({
  color: hex,
  colorIntensity: percent(coverage),
});

const isBright = (finish: ProductFinish): boolean => finish === 'shimmer' || finish === 'metallic';

/** Lids and lines know three textures; satin and dewy come nearest to matte. */
const eyePalette = (layer: PresetRegion): PerfectCorpPalette => {
  if (!isBright(layer.finish)) return { ...base(layer), texture: 'matte' };
  const shimmer = { ...base(layer), texture: layer.finish, shimmerColor: layer.hex, shimmerIntensity: 60 };
  return layer.finish === 'metallic' ? { ...shimmer, metallicIntensity: 70 } : shimmer;
};

const blushPalette = (layer: PresetRegion): PerfectCorpPalette => {
  if (isBright(layer.finish)) {
    const sparkle = { glowStrength: glow[layer.finish], shimmerColor: layer.hex, shimmerDensity: 40 };
    return { ...base(layer), texture: 'shimmer', ...sparkle };
  }
  if (layer.finish === 'matte') return { ...base(layer), texture: 'matte' };
  return { ...base(layer), texture: 'satin', glowStrength: glow[layer.finish] };
};

const LIP_TEXTURE: Readonly<Record<ProductFinish, string>> = {
  matte: 'matte',
  satin: 'satin',
  dewy: 'gloss',
  shimmer: 'shimmer',
  metallic: 'metallic',
  glossy: 'gloss',
  sheer: 'sheer',
};

const lipPalette = (layer: PresetRegion): PerfectCorpPalette => {
  const texture = LIP_TEXTURE[layer.finish];
  const plain = { ...base(layer), texture };
  if (texture === 'matte' || texture === 'satin') return plain;
  const shine = { ...plain, gloss: glow[layer.finish] };
  if (texture === 'gloss' || texture === 'sheer') {
    return { ...shine, transparencyIntensity: percent(1 - layer.coverage) };
  }
  const sparkle = { shimmerColor: layer.hex, shimmerIntensity: 50, shimmerDensity: 50, shimmerSize: 30 };
  return { ...shine, ...sparkle, transparencyIntensity: percent(1 - layer.coverage) };
};

const highlighterPalette = (layer: PresetRegion): PerfectCorpPalette => ({
  ...base(layer),
  glowIntensity: Math.max(40, glow[layer.finish]),
  shimmerIntensity: isBright(layer.finish) ? 50 : 15,
  shimmerDensity: isBright(layer.finish) ? 40 : 15,
  shimmerSize: 20,
});

const LASHES: Readonly<Record<Style, string>> = { natural: 'Natural1', glam: 'Upper1', bold: 'UpperDense1' };
/**
 * Lines in the shape of the style: smoked, a short wing, a long one. These labels of the vendor's full pattern catalog are taken from
 * a public project that checks its labels against that catalog; the vendor's own document names one more, `Arabic3`.
 */
const LINES: Readonly<Record<Style, string>> = { natural: 'Smoke11', glam: 'OpenWings1', bold: 'OpenWings2' };
const BROWS: Readonly<Record<Style, string>> = { natural: 'Original2', glam: 'SoftArch1', bold: 'SoftArch1' };

const eyeshadowEffect = (layers: readonly PresetRegion[]): PerfectCorpEffect => ({
  category: 'eye_shadow',
  pattern: { name: layers.length === 1 ? '1color1' : `${String(layers.length)}colors1` },
  palettes: layers.map(eyePalette),
});

type Effect = (layer: PresetRegion, style: Style) => PerfectCorpEffect;

const patterned = (category: string, name: string, palette: PerfectCorpPalette): PerfectCorpEffect => ({
  category,
  pattern: { name },
  palettes: [palette],
});

const EFFECT: Readonly<Record<string, Effect>> = {
  foundation: (layer) => ({
    category: 'foundation',
    palettes: [{ ...base(layer), glowIntensity: glow[layer.finish], coverageIntensity: percent(layer.coverage) }],
  }),
  concealer: (layer) => ({
    category: 'concealer',
    palettes: [
      { ...base(layer), colorUnderEyeIntensity: percent(layer.coverage), coverageLevel: percent(layer.coverage) },
    ],
  }),
  bronzer: (layer) => patterned('bronzer', 'Bronzer1', base(layer)),
  blush: (layer) => patterned('blush', '1color1', blushPalette(layer)),
  highlighter: (layer) => patterned('highlighter', 'OvalFace2', highlighterPalette(layer)),
  brow: (layer, style) => ({
    category: 'eyebrows',
    pattern: { type: 'shape', name: BROWS[style], curvature: 0, thickness: 0, definition: percent(layer.coverage) },
    palettes: [{ ...base(layer), texture: 'matte' }],
  }),
  eyeliner: (layer, style) => patterned('eye_liner', LINES[style], eyePalette(layer)),
  mascara: (layer, style) => patterned('eyelashes', LASHES[style], base(layer)),
  lipstick: (layer) => ({
    category: 'lip_color',
    shape: { name: 'original' },
    style: { type: 'full' },
    palettes: [lipPalette(layer)],
  }),
};

const LIDS = ['lid', 'crease', 'accent'];

/** Deterministic; in the order of the layers, the lids together where the first of them stands. Smooths no skin: nobody asked. */
export const toPerfectCorp = ({ layers, style }: Painted): readonly PerfectCorpEffect[] => {
  const lids = layers.filter(({ layer }) => LIDS.includes(layer));
  return layers.flatMap((layer) => {
    if (LIDS.includes(layer.layer)) return layer === lids[0] ? [eyeshadowEffect(lids)] : [];
    return EFFECT[layer.layer]?.(layer, style) ?? [];
  });
};
