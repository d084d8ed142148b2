/** An AR preset: what is painted where, for whom it suits, and its template file. */
import type { Occasion, ProductFinish, Style, Undertone } from '../vocabulary.ts';

export const PRESET_REGIONS = ['lips', 'eyes', 'brows', 'cheeks', 'base'] as const;
export type PresetRegionName = (typeof PRESET_REGIONS)[number];

export interface PresetRegion {
  readonly region: PresetRegionName;
  /** What is applied there: a region can carry several layers, for example eyes: eyeshadow, eyeliner, mascara. */
  readonly layer: string;
  readonly hex: string;
  readonly finish: ProductFinish;
  /** 0..1 */
  readonly coverage: number;
}

export interface PresetTemplate {
  /** Object key in the AR assets bucket. */
  readonly key: string;
  readonly contentType: string;
  /** Lower-case hex SHA-256 of the object. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface Preset {
  /** For example `soft_glam_v1`. */
  readonly presetId: string;
  readonly version: number;
  readonly name: string;
  readonly style: Style;
  readonly description: string;
  readonly occasions: readonly Occasion[];
  /** Undertones the palette flatters; empty means any. */
  readonly undertones: readonly Undertone[];
  /** Inclusive Monk range the palette reads well on. */
  readonly monkRange: readonly [number, number];
  readonly regions: readonly PresetRegion[];
  readonly template: PresetTemplate;
}
