/** Turns the table of presets into presets and their AR template files. */
import { createHash } from 'node:crypto';
import { flatteringFamilies } from '../../src/lib/looks/catalogue/undertone-families.ts';
import { coverageOf, STANDARD_PLACEMENT } from '../../src/lib/looks/render/layers.ts';
import { priorityOf } from '../../src/lib/looks/slots.ts';
import type { Preset, PresetRegion } from '../../src/lib/looks/types.ts';
import { colorName } from '../../src/lib/looks/words/color-name.ts';
import { type Category, MEASURED_UNDERTONES, type ProductFinish, type Style } from '../../src/lib/vocabulary.ts';
import { PRESET_RECIPES, type PresetRecipe } from './preset-recipes.ts';
import { type Sample, sampleOf } from './preset-sample.ts';
import { MESH, type Shapes, shapesOf } from './preset-shapes.ts';

/** Of shapes and samples; raise it when what a preset id stands for changes. */
const VERSION = 3;

export interface BuiltPreset {
  readonly preset: Preset;
  /** The template file's bytes. */
  readonly template: Buffer;
}

/** Which product a layer shows; the others are named as their category. */
const CATEGORY: Readonly<Record<string, Category>> = { lid: 'eyeshadow', crease: 'eyeshadow', accent: 'eyeshadow' };
const categoryOf = (layer: string): Category => CATEGORY[layer] ?? (layer as Category);

type ByStyle = Readonly<Record<Style, ProductFinish>>;
const FINISH: Readonly<Partial<Record<Category, ByStyle>>> = {
  blush: { natural: 'satin', glam: 'satin', bold: 'matte' },
  highlighter: { natural: 'dewy', glam: 'shimmer', bold: 'shimmer' },
  eyeshadow: { natural: 'satin', glam: 'shimmer', bold: 'metallic' },
  lipstick: { natural: 'sheer', glam: 'satin', bold: 'matte' },
};

const finishOf = (category: Category, { base, style }: PresetRecipe): ProductFinish => {
  if (category === 'foundation' || category === 'concealer') return base;
  return FINISH[category]?.[style] ?? 'matte';
};

/** In the order of application: what a look of the style has, where this preset has a place for it. */
const toRegions = (recipe: PresetRecipe, sample: Sample, shapes: Shapes): readonly PresetRegion[] =>
  STANDARD_PLACEMENT.filter(
    ({ layer }) => shapes[layer] !== undefined && priorityOf(recipe.style).includes(categoryOf(layer)),
  ).map((placement) => ({
    ...placement,
    hex: sample.colorOf(categoryOf(placement.layer)),
    finish: finishOf(categoryOf(placement.layer), recipe),
    coverage: coverageOf(placement.layer, sample.intensity),
  }));

/** Shapes for every layer that a look may have here: its own ones, and where a product goes that the sample leaves out. */
const toTemplate = ({ presetId, name }: PresetRecipe, shapes: Shapes): Buffer => {
  const template = {
    format: 'glamai-ar-template/2',
    presetId,
    name,
    mesh: { topology: 'mediapipe-face-mesh-468', unit: 'distance between vertices 33 and 263', source: MESH.source },
    layers: STANDARD_PLACEMENT.flatMap((placement) => {
      const own = shapes[placement.layer];
      return own === undefined ? [] : [{ ...placement, shapes: own }];
    }),
  };
  return Buffer.from(`${JSON.stringify(template)}\n`);
};

const LIDS = {
  wash: 'one color on the lids',
  crease: 'lids with a deeper crease',
  halo: 'light on the middle of the lids',
  corner: 'light in the inner corners',
} as const;
const LINE = { tight: 'a line as fine as a hair', wing: 'a fine line', full: 'a full line' } as const;
const CHEEKS = {
  apples: 'on the apples',
  lifted: 'high towards the temples',
  draped: 'from the apples over the cheekbones',
  sun: 'over apples and nose',
} as const;

const describe = ({ lids, line, cheeks, style }: PresetRecipe, { colorOf }: Sample): string => {
  const drawn = priorityOf(style).includes('eyeliner') ? `, ${LINE[line]}` : '';
  const blush = `${colorName(colorOf('blush'))} ${CHEEKS[cheeks]}`;
  return `${LIDS[lids].replace(/^./, (first) => first.toUpperCase())}${drawn}, ${blush}; shown with ${colorName(colorOf('lipstick'))} lips.`;
};

const buildPreset = (recipe: PresetRecipe): BuiltPreset => {
  const sample = sampleOf(recipe);
  const shapes = shapesOf(recipe);
  const template = toTemplate(recipe, shapes);
  const { presetId, name, style, occasions } = recipe;
  return {
    template,
    preset: {
      presetId,
      version: VERSION,
      name,
      style,
      description: describe(recipe, sample),
      occasions,
      undertones: MEASURED_UNDERTONES.filter((undertone) => flatteringFamilies(undertone).includes(sample.family)),
      monkRange: sample.monkRange,
      regions: toRegions(recipe, sample, shapes),
      template: {
        key: `templates/${presetId}.json`,
        contentType: 'application/json',
        sha256: createHash('sha256').update(template).digest('hex'),
        bytes: template.byteLength,
      },
    },
  };
};

/** Presets with their template files; key, size and hash of the file stand in the preset. */
export const buildPresets = (): readonly BuiltPreset[] => PRESET_RECIPES.map(buildPreset);
