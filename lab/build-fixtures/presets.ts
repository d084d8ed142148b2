/** Turns the preset recipes into presets and their AR template files. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { STANDARD_PLACEMENT } from '../../src/lib/looks/render/layers.ts';
import type { Preset, PresetRegion } from '../../src/lib/looks/types.ts';
import type { ProductFinish } from '../../src/lib/vocabulary.ts';

type LayerRecipe = readonly [string, ProductFinish, number];
type PresetRecipe = Omit<Preset, 'version' | 'regions' | 'template'> & {
  readonly layers: Readonly<Record<string, LayerRecipe>>;
};

interface MeshShapes {
  readonly source: string;
  readonly shapes: Readonly<Record<string, readonly unknown[]>>;
}

export interface BuiltPreset {
  readonly preset: Preset;
  /** The template file's bytes. */
  readonly template: Buffer;
}

const readRecipe = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`recipes/${name}.json`, import.meta.url), 'utf8'));

const placementOf = (layer: string): (typeof STANDARD_PLACEMENT)[number] => {
  const placement = STANDARD_PLACEMENT.find((one) => one.layer === layer);
  if (placement === undefined) throw new Error(`No place for layer ${layer}`);
  return placement;
};

/** In the order of application. */
const toRegions = (recipe: PresetRecipe): readonly PresetRegion[] =>
  STANDARD_PLACEMENT.flatMap(({ layer }) => {
    const sample = recipe.layers[layer];
    if (sample === undefined) return [];
    const [hex, finish, coverage] = sample;
    return [{ ...placementOf(layer), hex, finish, coverage }];
  });

/** Shapes for every layer that a look may have here: its own ones, and where a product goes that the sample leaves out. */
const toTemplate = (recipe: PresetRecipe, regions: readonly PresetRegion[], mesh: MeshShapes): Buffer => {
  const isHere = (layer: string): boolean => layer !== 'accent' || regions.some((region) => region.layer === layer);
  const layers = STANDARD_PLACEMENT.filter(({ layer }) => isHere(layer)).map((placement) => ({
    ...placement,
    shapes: mesh.shapes[placement.layer] ?? [],
  }));
  const template = {
    format: 'glamai-ar-template/2',
    presetId: recipe.presetId,
    name: recipe.name,
    mesh: { topology: 'mediapipe-face-mesh-468', unit: 'distance between vertices 33 and 263', source: mesh.source },
    layers,
  };
  return Buffer.from(`${JSON.stringify(template)}\n`);
};

/** Presets with their template files; key, size and hash of the file stand in the preset. */
export const buildPresets = (): readonly BuiltPreset[] => {
  const mesh = readRecipe('mesh-shapes') as MeshShapes;
  return (readRecipe('presets') as readonly PresetRecipe[]).map((recipe) => {
    const regions = toRegions(recipe);
    const template = toTemplate(recipe, regions, mesh);
    return {
      template,
      preset: {
        presetId: recipe.presetId,
        version: 2,
        name: recipe.name,
        style: recipe.style,
        description: recipe.description,
        occasions: recipe.occasions,
        undertones: recipe.undertones,
        monkRange: recipe.monkRange,
        regions,
        template: {
          key: `templates/${recipe.presetId}.json`,
          contentType: 'application/json',
          sha256: createHash('sha256').update(template).digest('hex'),
          bytes: template.byteLength,
        },
      },
    };
  });
};
