/** Preset -> the contract's preset, list item and AR preset. */
import type { ArPresetBody, PresetBody, PresetListBody, RecommendationBody } from '../contract/answers.ts';
import type { Preset } from '../looks/types.ts';
import type { RenderedLook, RenderedPreset } from '../use-cases/looks/presets.ts';
import { productBodies, productLinks } from './look-body.ts';

const regions = (preset: Preset): PresetBody['regions'] =>
  preset.regions.map(({ region, layer, hex, finish, coverage, blend }) => ({
    region,
    layer,
    hex,
    finish,
    coverage,
    blend,
  }));

const template = ({ preset, template: link }: RenderedPreset | RenderedLook): PresetBody['template'] => ({
  url: link.url,
  expiresAt: link.expiresAt,
  contentType: preset.template.contentType,
  sha256: preset.template.sha256,
});

export const presetListItem = (preset: Preset): PresetListBody['items'][number] => ({
  presetId: preset.presetId,
  version: preset.version,
  name: preset.name,
  style: preset.style,
  description: preset.description,
  occasions: [...preset.occasions],
  undertones: [...preset.undertones],
  regions: regions(preset),
});

const vendors = ({ banuba, perfectCorp }: RenderedPreset | RenderedLook) => ({
  banuba: banuba as unknown as PresetBody['banuba'],
  perfectCorp: perfectCorp as unknown as PresetBody['perfectCorp'],
});

export const presetBody = (rendered: RenderedPreset): PresetBody => ({
  ...presetListItem(rendered.preset),
  ...vendors(rendered),
  template: template(rendered),
});

export const arPresetBody = (rendered: RenderedLook): ArPresetBody => ({
  presetId: rendered.preset.presetId,
  version: rendered.preset.version,
  regions: rendered.layers.map((layer) => ({ ...layer })),
  ...vendors(rendered),
  template: template(rendered),
});

export const recommendationBody = (uploadId: string, rendered: RenderedLook): RecommendationBody => ({
  uploadId,
  lookName: rendered.look.name,
  arPresetId: rendered.look.arPresetId,
  products: productBodies(rendered.look.products),
  productLinks: productLinks(rendered.look.products),
  arPreset: arPresetBody(rendered),
});
