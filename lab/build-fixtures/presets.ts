/** Turns the preset recipes into presets and their AR template files. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Preset, PresetRegion } from '../../src/lib/looks/types.ts';
import type { PresetRegionName } from '../../src/lib/vocabulary.ts';
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

const REGION_OF: Readonly<Record<string, PresetRegionName>> = {
  foundation: 'base',
  lid: 'eyes',
  crease: 'eyes',
  accent: 'eyes',
  eyeliner: 'eyes',
  mascara: 'eyes',
  brow: 'brows',
  blush: 'cheeks',
  bronzer: 'cheeks',
  highlighter: 'cheeks',
  lipstick: 'lips',
};

/** How a layer meets the camera picture; light layers screen, color multiplies where it must keep the skin's relief. */
const BLEND_OF: Readonly<Record<string, string>> = {
  highlighter: 'screen',
  foundation: 'soft-light',
  lipstick: 'normal',
};

const readRecipe = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`recipes/${name}.json`, import.meta.url), 'utf8'));

const regionName = (layer: string): PresetRegionName => {
  const region = REGION_OF[layer];
  if (region === undefined) throw new Error(`No region for layer ${layer}`);
  return region;
};

const toRegions = (recipe: PresetRecipe): readonly PresetRegion[] =>
  Object.entries(recipe.layers).map(([layer, [hex, finish, coverage]]) => ({
    region: regionName(layer),
    layer,
    hex,
    finish,
    coverage,
  }));

const toTemplate = (recipe: PresetRecipe, regions: readonly PresetRegion[], mesh: MeshShapes): Buffer => {
  const layers = regions.map((region) => ({
    ...region,
    opacity: region.coverage,
    blend: BLEND_OF[region.layer] ?? 'multiply',
    shapes: mesh.shapes[region.layer] ?? [],
  }));
  const template = {
    format: 'glamai-ar-template/1',
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
        version: 1,
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
