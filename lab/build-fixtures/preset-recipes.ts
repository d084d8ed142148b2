/** The presets in one table: which palette each is shown in, around which depth, and what is drawn where. */
import type { ProductFinish, Style } from '../../src/lib/vocabulary.ts';

/** One color on the lid; with the crease; with light on the lid's middle; with light in the inner corner and the crease. */
export type Lids = 'wash' | 'crease' | 'halo' | 'corner';
/** Lines from hair-fine to full. */
export type Line = 'tight' | 'wing' | 'full';
/** On the apples; high towards the temples; from the apples over the cheekbone; over apples and nose. */
export type Cheeks = 'apples' | 'lifted' | 'draped' | 'sun';

export interface PresetRecipe {
  readonly presetId: string;
  readonly name: string;
  readonly style: Style;
  /** The palette of its sample. */
  readonly colorway: string;
  /** Monk tone that the sample is made for; the range that it claims is what it reads well on around it. */
  readonly monk: number;
  readonly occasions: readonly Occasion[];
  readonly lids: Lids;
  readonly line: Line;
  readonly cheeks: Cheeks;
  readonly base: ProductFinish;
}

type Occasion = 'everyday' | 'work' | 'date' | 'party' | 'wedding' | 'festival';
type Row = readonly [
  id: string,
  name: string,
  colorway: string,
  monk: number,
  occasions: string,
  lids: Lids,
  line: Line,
  cheeks: Cheeks,
  base: ProductFinish,
];

/** First letters of occasions. */
const OCCASION: Readonly<Record<string, Occasion>> = {
  e: 'everyday',
  o: 'work',
  d: 'date',
  p: 'party',
  w: 'wedding',
  f: 'festival',
};

const ROWS: Readonly<Record<Style, readonly Row[]>> = {
  natural: [
    ['bare_rose_v1', 'Bare Rose', 'petal', 2, 'eod', 'crease', 'tight', 'apples', 'satin'],
    ['peach_dew_v1', 'Peach Dew', 'peach', 3, 'eowf', 'wash', 'tight', 'apples', 'dewy'],
    ['cocoa_sheer_v1', 'Cocoa Sheer', 'terracotta', 8, 'eow', 'crease', 'tight', 'apples', 'satin'],
    ['berry_tint_v1', 'Berry Tint', 'berry', 8, 'eod', 'crease', 'tight', 'apples', 'satin'],
    ['fresh_lift_v1', 'Fresh Lift', 'rose', 6, 'eowd', 'wash', 'tight', 'lifted', 'dewy'],
    ['sun_wash_v1', 'Sun Wash', 'cinnamon', 6, 'ef', 'wash', 'tight', 'sun', 'dewy'],
    ['soft_focus_v1', 'Soft Focus', 'old-rose', 3, 'eod', 'crease', 'tight', 'draped', 'matte'],
    ['quiet_halo_v1', 'Quiet Halo', 'fig', 9, 'ewd', 'halo', 'tight', 'lifted', 'satin'],
  ],
  glam: [
    ['soft_glam_v1', 'Soft Glam', 'cinnamon', 4, 'dwp', 'crease', 'wing', 'apples', 'satin'],
    ['rose_quartz_v1', 'Rose Quartz', 'rose', 3, 'dwo', 'crease', 'wing', 'apples', 'satin'],
    ['golden_hour_v1', 'Golden Hour', 'gilt', 9, 'pwf', 'corner', 'wing', 'apples', 'dewy'],
    ['plum_velvet_v1', 'Plum Velvet', 'plum', 8, 'dpw', 'crease', 'wing', 'apples', 'satin'],
    ['evening_drape_v1', 'Evening Drape', 'rosehip', 5, 'dp', 'crease', 'wing', 'draped', 'satin'],
    ['halo_lid_v1', 'Halo Lid', 'coral', 8, 'pw', 'halo', 'wing', 'lifted', 'dewy'],
    ['velvet_line_v1', 'Velvet Line', 'oxblood', 7, 'do', 'wash', 'full', 'lifted', 'matte'],
    ['lit_cheek_v1', 'Lit Cheek', 'peach', 4, 'wf', 'wash', 'wing', 'sun', 'dewy'],
  ],
  bold: [
    ['classic_red_v1', 'Classic Red', 'cherry', 4, 'pdw', 'crease', 'full', 'apples', 'matte'],
    ['sunset_pop_v1', 'Sunset Pop', 'coral', 3, 'fp', 'corner', 'full', 'apples', 'satin'],
    ['ember_bold_v1', 'Ember', 'brick', 6, 'pfw', 'corner', 'full', 'apples', 'satin'],
    ['fuchsia_volt_v1', 'Fuchsia Volt', 'orchid', 7, 'pf', 'corner', 'full', 'apples', 'satin'],
    ['full_smoke_v1', 'Full Smoke', 'bordeaux', 6, 'pd', 'crease', 'full', 'lifted', 'matte'],
    ['color_drape_v1', 'Color Drape', 'moss', 6, 'fp', 'halo', 'wing', 'draped', 'satin'],
    ['bright_corner_v1', 'Bright Corner', 'cobalt', 5, 'fp', 'corner', 'wing', 'lifted', 'dewy'],
    ['high_wing_v1', 'High Wing', 'classic', 8, 'pw', 'wash', 'full', 'draped', 'matte'],
  ],
};

export const PRESET_RECIPES: readonly PresetRecipe[] = Object.entries(ROWS).flatMap(([style, rows]) =>
  rows.map(([presetId, name, colorway, monk, occasions, lids, line, cheeks, base]) => ({
    presetId,
    name,
    style: style as Style,
    colorway,
    monk,
    occasions: Object.keys(OCCASION).flatMap((letter) => (occasions.includes(letter) ? (OCCASION[letter] ?? []) : [])),
    lids,
    line,
    cheeks,
    base,
  })),
);
