/** Preset -> the contract's preset, list item and AR preset. */
import type { ArPresetBody, PresetBody, PresetListBody, RecommendationBody } from '../contract/answers.ts';
import type { Preset } from '../looks/types.ts';
import type { LookRecord } from '../use-cases/ports.ts';
import type { RenderedPreset } from '../use-cases/looks/presets.ts';
import { productBodies, productLinks } from './look-body.ts';

const regions = (preset: Preset): PresetBody['regions'] =>
  preset.regions.map(({ region, layer, hex, finish, coverage }) => ({ region, layer, hex, finish, coverage }));

const template = ({ preset, template: link }: RenderedPreset): PresetBody['template'] => ({
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

const vendors = ({ banuba, perfectCorp }: RenderedPreset) => ({
  banuba: banuba as unknown as PresetBody['banuba'],
  perfectCorp: perfectCorp as unknown as PresetBody['perfectCorp'],
});

export const presetBody = (rendered: RenderedPreset): PresetBody => ({
  ...presetListItem(rendered.preset),
  ...vendors(rendered),
  template: template(rendered),
});

export const arPresetBody = (rendered: RenderedPreset): ArPresetBody => ({
  presetId: rendered.preset.presetId,
  version: rendered.preset.version,
  regions: regions(rendered.preset),
  ...vendors(rendered),
  template: template(rendered),
});

export const recommendationBody = (look: LookRecord, rendered: RenderedPreset): RecommendationBody => ({
  uploadId: look.uploadId,
  lookName: look.recommended.name,
  arPresetId: look.recommended.arPresetId,
  products: productBodies(look.recommended.products),
  productLinks: productLinks(look.recommended.products),
  arPreset: arPresetBody(rendered),
});
