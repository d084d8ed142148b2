/** Numbers for what an eye sees of a look: its strength, its warmth, and how far two looks are apart. */
import { hexToLab } from '../../color.ts';
import type { Lab } from '../../face/types.ts';
import type { Category } from '../../vocabulary.ts';
import { ciede2000 } from '../catalogue/ciede2000.ts';
import { warmth } from '../catalogue/undertone-families.ts';

interface Colored {
  readonly category: Category;
  readonly hex: string;
}

/** Opacity of one application at strength 0 and what strength 100 adds: lips and liner cover, cheeks stay translucent. */
const OPACITY: Readonly<Partial<Record<Category, readonly [number, number]>>> = {
  lipstick: [0.25, 0.7],
  blush: [0.1, 0.4],
  eyeshadow: [0.15, 0.65],
  eyeliner: [0.2, 0.75],
};

/** The places by which looks are told apart. */
export const VISIBLE = ['lipstick', 'blush', 'eyeshadow', 'eyeliner'] as const;

/**
 * Mean CIEDE2000 over lips, cheeks, lids and lash lines as they appear on this skin. Five is seen at a glance and not
 * taken for the same colors in another light; one more leaves room for rounding.
 */
export const VISIBLY_APART = 6;

/** Lips are darker and redder than the skin around them (Stephen & McKeegan 2010, Perception 39(8)). */
export const bareColor = (category: Category, skin: Lab): Lab =>
  category === 'lipstick' ? { l: skin.l * 0.86, a: skin.a + 10, b: skin.b - 2 } : skin;

const mix = (under: Lab, over: Lab, opacity: number): Lab => ({
  l: under.l + (over.l - under.l) * opacity,
  a: under.a + (over.a - under.a) * opacity,
  b: under.b + (over.b - under.b) * opacity,
});

/** The color a place has when the product lies on it with a strength of 0..100; bare without a product. */
export const renderedColor = (category: Category, hex: string | undefined, intensity: number, skin: Lab): Lab => {
  const bare = bareColor(category, skin);
  const opacity = OPACITY[category];
  if (hex === undefined || opacity === undefined) return bare;
  return mix(bare, hexToLab(hex), opacity[0] + (opacity[1] * intensity) / 100);
};

export interface SeenLook {
  readonly products: readonly Colored[];
  /** 0..100 */
  readonly intensity: number;
}

const hexOf = (look: SeenLook, category: Category): string | undefined =>
  look.products.find((product) => product.category === category)?.hex;

/** Mean CIEDE2000 between made-up and bare lips, cheeks, lids and lash lines. */
export const lookStrength = (look: SeenLook, skin: Lab): number =>
  VISIBLE.reduce((sum, category) => {
    const seen = renderedColor(category, hexOf(look, category), look.intensity, skin);
    return sum + ciede2000(seen, bareColor(category, skin));
  }, 0) / VISIBLE.length;

/** Mean CIEDE2000 between two looks over lips, cheeks, lids and lash lines, as they appear on this skin. */
export const lookDistance = (a: SeenLook, b: SeenLook, skin: Lab): number =>
  VISIBLE.reduce((sum, category) => {
    const one = renderedColor(category, hexOf(a, category), a.intensity, skin);
    const other = renderedColor(category, hexOf(b, category), b.intensity, skin);
    return sum + ciede2000(one, other);
  }, 0) / VISIBLE.length;

/** Mean warmth of lip, cheek and lid colors, see tone.ts. */
export const lookWarmth = (products: readonly Colored[]): number => {
  const colors = products.filter(({ category }) => ['lipstick', 'blush', 'eyeshadow'].includes(category));
  return colors.reduce((sum, { hex }) => sum + warmth(hexToLab(hex)), 0) / Math.max(1, colors.length);
};

/** Stands for the colors of lips, cheeks and lids: two looks of one key are taken for the same. */
export const shownKey = (products: readonly { readonly category: Category; readonly productId: string }[]): string =>
  ['lipstick', 'blush', 'eyeshadow']
    .map((category) => products.find((product) => product.category === category)?.productId ?? '')
    .join(' ');
