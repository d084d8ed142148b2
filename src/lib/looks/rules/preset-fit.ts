/** Ranks presets by how well their palette suits a face and a wish. */
import { hexToLab } from '../../color.ts';
import type { FaceProfile } from '../../face/types.ts';
import type { Undertone } from '../../vocabulary.ts';
import { type Family, toneAgreement, warmth } from '../catalogue/undertone-families.ts';
import type { Preset, PresetRegion, RankedPreset, StyleRequest } from '../types.ts';
import type { Wishes } from './wishes.ts';

const WEIGHT = { tone: 0.45, depth: 0.4, occasion: 0.15 };
/** A palette loses this much per Monk step outside its range. */
const PER_MONK_STEP = 0.3;
/** Of two palettes in range, the one whose middle is nearer to the skin wins. */
const CENTRE = 0.01;

/** The layers whose color a look is recognised by. */
export const COLOR_LAYERS = ['lipstick', 'blush', 'lid'] as const;

export const layerOf = (preset: Preset, layer: string): PresetRegion | undefined =>
  preset.regions.find((region) => region.layer === layer);

/** Mean warmth of lips, cheeks and lids, in CIELAB units. */
export const presetWarmth = (preset: Preset): number => {
  const colors = COLOR_LAYERS.flatMap((layer) => layerOf(preset, layer)?.hex ?? []);
  return colors.reduce((sum, hex) => sum + warmth(hexToLab(hex)), 0) / Math.max(1, colors.length);
};

const toneFit = (undertones: readonly Undertone[], families: readonly Family[]): number =>
  undertones.length === 0 ? 0.85 : Math.max(...undertones.map((undertone) => toneAgreement(undertone, families)));

const depthFit = ([low, high]: Preset['monkRange'], monk: number): number => {
  const outside = Math.max(0, low - monk, monk - high);
  return Math.max(0, 1 - PER_MONK_STEP * outside) - CENTRE * Math.abs(monk - (low + high) / 2);
};

const occasionFit = (preset: Preset, wishes: Wishes): number =>
  wishes.occasion === null || preset.occasions.includes(wishes.occasion) ? 1 : 0.6;

/** 0..1 */
export const presetFit = (preset: Preset, profile: FaceProfile, wishes: Wishes): number =>
  WEIGHT.tone * toneFit(preset.undertones, wishes.families) +
  WEIGHT.depth * depthFit(preset.monkRange, profile.skin.monk) +
  WEIGHT.occasion * occasionFit(preset, wishes);

const directed = (warmthOf: number, reference: number, wishes: Wishes): number => {
  if (wishes.refine === 'warmer') return Math.tanh((warmthOf - reference) / 10);
  if (wishes.refine === 'cooler') return Math.tanh((reference - warmthOf) / 10);
  return 0;
};

/** Presets of the wished style, best first. `another` leaves the previous preset out if there is any other. */
export const rankPresets = (
  presets: readonly Preset[],
  request: StyleRequest,
  wishes: Wishes,
): readonly RankedPreset[] => {
  const previous = presets.find(({ presetId }) => presetId === request.previous?.arPresetId);
  const reference = previous === undefined ? 0 : presetWarmth(previous);
  const ofStyle = presets.filter(({ style }) => style === wishes.style);
  const others = ofStyle.filter(({ presetId }) => wishes.refine !== 'another' || presetId !== previous?.presetId);
  return (others.length > 0 ? others : ofStyle)
    .map((preset) => ({
      preset,
      fit: presetFit(preset, request.profile, wishes),
      order: presetFit(preset, request.profile, wishes) + 0.5 * directed(presetWarmth(preset), reference, wishes),
    }))
    .sort((a, b) => b.order - a.order || (a.preset.presetId < b.preset.presetId ? -1 : 1))
    .map(({ preset, fit }) => ({ preset, fit: Math.round(Math.min(1, Math.max(0, fit)) * 100) / 100 }));
};
