/** The colors in which a preset is shown, and the depths on which those colors read as its style intends. */
import { labOfHue, labToHex } from '../../src/lib/color.ts';
import type { Lab } from '../../src/lib/face/types.ts';
import { ciede2000 } from '../../src/lib/looks/catalogue/ciede2000.ts';
import { photoTrend, swatchTrend } from '../../src/lib/looks/catalogue/color-spaces.ts';
import { aimColor, COLOR_PLACES, type Colorway, colorwayOf } from '../../src/lib/looks/rules/colorways.ts';
import { aimOf, concealerTarget, contrastFit, type RankingContext } from '../../src/lib/looks/rules/harmony.ts';
import { inStyle, resolveWishes, styleIntensity } from '../../src/lib/looks/rules/wishes.ts';
import { makeProfile } from '../eval-looks/profiles.ts';
import type { Category } from '../../src/lib/vocabulary.ts';
import type { PresetRecipe } from './preset-recipes.ts';

const MONK_TONES = Array.from({ length: 10 }, (_, place) => place + 1);

/** Individual typology angle by Monk tone: the inverse of Monk = 6.43 - 0.0493 ITA. */
const itaOf = (monk: number): number => (6.43 - monk) / 0.0493;

interface Skin {
  /** As photographed. */
  readonly skin: Lab;
  /** As the swatch that is sold for it. */
  readonly target: Lab;
}

const skinOf = (monk: number): Skin => {
  const [photo, swatch] = [photoTrend('ita', itaOf(monk)), swatchTrend('ita', itaOf(monk))];
  return { skin: labOfHue(photo.l, photo.chroma, photo.hue), target: labOfHue(swatch.l, swatch.chroma, swatch.hue) };
};

const contextOf = (recipe: PresetRecipe, colorway: Colorway): RankingContext => {
  const profile = makeProfile({ monk: recipe.monk, undertone: 'unknown' });
  const wishes = resolveWishes({ profile, preferences: {}, userHash: '', budgetMs: 0 });
  return {
    ...skinOf(recipe.monk),
    colorway,
    wishes: inStyle(wishes, recipe.style),
    undertone: 'unknown',
    traits: {},
    userHash: '',
  };
};

const paletteOf = ({ presetId, colorway: id, style }: PresetRecipe): Colorway => {
  const colorway = colorwayOf(id);
  if (!colorway?.styles.includes(style)) throw new Error(`${presetId}: ${id} is no ${style} palette`);
  return colorway;
};

const PLACES: Readonly<Record<(typeof COLOR_PLACES)[number], Category>> = {
  lips: 'lipstick',
  cheeks: 'blush',
  lids: 'eyeshadow',
};

/** CIEDE2000 by which a sample may leave what its palette has on another depth. */
const NEAR = 16;
/** As products are filtered, see rules/rank-slots.ts. */
const READS = 0.8;

const readsOn = (monk: number, recipe: PresetRecipe, context: RankingContext): boolean => {
  const there = skinOf(monk);
  const { colorway, wishes } = context;
  return COLOR_PLACES.every((place) => {
    const lab = aimColor(colorway, place, context.skin.l, wishes.intensity);
    const product = { lab, category: PLACES[place] };
    const aim = aimColor(colorway, place, there.skin.l, wishes.intensity);
    return contrastFit(product, there, recipe.style) >= READS && ciede2000(lab, aim) <= NEAR;
  });
};

/** Inclusive: the depths around the preset's own on which lips, cheeks and lids all read. */
const rangeOf = (recipe: PresetRecipe, context: RankingContext): readonly [number, number] => {
  const fails = MONK_TONES.filter((monk) => !readsOn(monk, recipe, context));
  const below = fails.filter((monk) => monk < recipe.monk).at(-1) ?? 0;
  const above = fails.find((monk) => monk > recipe.monk) ?? 11;
  if (fails.includes(recipe.monk)) throw new Error(`${recipe.presetId} does not read on its own depth`);
  return [below + 1, above - 1];
};

export interface Sample {
  readonly family: Colorway['family'];
  readonly monkRange: readonly [number, number];
  /** 0..100 */
  readonly intensity: number;
  readonly colorOf: (category: Category) => string;
}

export const sampleOf = (recipe: PresetRecipe): Sample => {
  const colorway = paletteOf(recipe);
  const context = contextOf(recipe, colorway);
  const lab: Partial<Record<Category, Lab>> = {
    foundation: context.skin,
    concealer: concealerTarget(context.skin),
  };
  return {
    family: colorway.family,
    monkRange: rangeOf(recipe, context),
    intensity: styleIntensity(recipe.style, null),
    colorOf: (category) => labToHex(lab[category] ?? aimOf(category, context) ?? context.skin),
  };
};
