/** Ranks presets by how well their palette suits a face and a wish. */
import type { FaceProfile } from '../../face/types.ts';
import type { Undertone } from '../../vocabulary.ts';
import { type Family, toneAgreement } from '../catalogue/undertone-families.ts';
import type { Preset, StyleRequest } from '../types.ts';
import type { RankedPreset } from '../choice.ts';
import { stableOrder } from '../stable-choice.ts';
import type { Wishes } from './wishes.ts';

const WEIGHT = { tone: 0.45, depth: 0.4, occasion: 0.15 };
/** A palette loses this much per Monk step outside its range. */
const PER_MONK_STEP = 0.3;
/** Of two palettes in range, the one whose middle is nearer to the skin wins. */
const CENTRE = 0.01;

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

/** Presets that fit so nearly alike are equally good: which is taken is the user's own. */
const EQUAL = 0.05;

/**
 * Presets of the wished style, best first, equally good ones in this user's own order. `another` leaves the previous preset out if there is
 * any other; every other refinement keeps its shapes.
 */
export const rankPresets = (
  presets: readonly Preset[],
  { profile, previous, userHash }: StyleRequest,
  wishes: Wishes,
): readonly RankedPreset[] => {
  const isWorn = ({ presetId }: Preset): boolean => presetId === previous?.arPresetId;
  const ofStyle = presets.filter(({ style }) => style === wishes.style);
  const others = ofStyle.filter((preset) => wishes.refine !== 'another' || !isWorn(preset));
  const ranked = stableOrder(others.length > 0 ? others : ofStyle, userHash, ({ presetId }) => presetId).map(
    (preset) => ({
      preset,
      fit: Math.round(Math.min(1, Math.max(0, presetFit(preset, profile, wishes))) * 100) / 100,
    }),
  );
  const best = Math.max(...ranked.map(({ fit }) => fit));
  const order = ({ preset, fit }: RankedPreset): number =>
    wishes.refine !== null && isWorn(preset) ? 2 : fit >= best - EQUAL ? 1 : fit;
  return ranked.toSorted((a, b) => order(b) - order(a));
};
