/** Foundation and concealer shades of the demo catalogue, laid along the hue and chroma trend of real ranges. */
import { labToHex } from '../../src/lib/color.ts';
import { swatchTrend } from '../../src/lib/looks/catalogue/color-spaces.ts';
import type { ComplexionRecipe, Shade } from './recipe-types.ts';

/** CIELAB L* of the lightest and the deepest shade: Monk 1 to 10 with a margin. */
const LIGHTEST = 93;
const DEEPEST = 15;

/** Degrees of hue and share of chroma by which a family leaves the trend; medians of named shades in real ranges. */
const FAMILY = {
  cool: { hue: -4.5, chroma: 0.96 },
  neutral: { hue: 0, chroma: 0.98 },
  warm: { hue: 4, chroma: 1.05 },
  olive: { hue: 8, chroma: 1 },
} as const;

const RADIANS = Math.PI / 180;

/** Shades named by depth and family, for example `070W`. */
export const complexionShades = (recipe: ComplexionRecipe): readonly Shade[] =>
  Array.from({ length: recipe.steps }, (_, step) => step).flatMap((step) =>
    recipe.undertones.map((undertone) => {
      const l = LIGHTEST - (step * (LIGHTEST - DEEPEST)) / (recipe.steps - 1);
      const trend = swatchTrend('l', l);
      const hue = (trend.hue + FAMILY[undertone].hue) * RADIANS;
      const chroma = trend.chroma * FAMILY[undertone].chroma;
      return {
        shade: `${String((step + 1) * 10).padStart(3, '0')}${undertone.charAt(0).toUpperCase()}`,
        hex: labToHex({ l, a: chroma * Math.cos(hue), b: chroma * Math.sin(hue) }),
        undertone,
        finish: recipe.finish,
      };
    }),
  );
