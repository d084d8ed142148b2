/** Everything that is read from the catalogue for one set of looks. */
import type { FaceProfile } from '../face/types.ts';
import { CATEGORIES, type Category } from '../vocabulary.ts';
import { foundationTarget } from './skin-target.ts';
import { foundationFamily } from './tone.ts';
import type { Catalogue, FoundationQuery, Preset, Product } from './types.ts';

export interface Shelf {
  readonly products: ReadonlyMap<Category, readonly Product[]>;
  readonly presets: readonly Preset[];
}

/** Half the lightness window: more than a photo's error and the spacing of a coarse range, in L*. */
const WINDOW = 6.5;
const FOUNDATION_LIMIT = 200;
const CATEGORY_LIMIT = 100;

const COLOUR_CATEGORIES = CATEGORIES.filter((category) => category !== 'foundation');

const readFoundations = async (profile: FaceProfile, catalogue: Catalogue): Promise<readonly Product[]> => {
  const { l } = foundationTarget(profile);
  const query: FoundationQuery = {
    undertone: foundationFamily(profile.skin.undertone),
    minL: Math.max(0, l - WINDOW),
    maxL: Math.min(100, l + WINDOW),
    limit: FOUNDATION_LIMIT,
  };
  const found = await catalogue.foundations(query);
  const last = found.at(-1);
  const isCut = found.length >= FOUNDATION_LIMIT && last !== undefined && last.lab.l < query.maxL;
  if (isCut) {
    // A dense range filled the page before the window ended: read the half that was cut off, from the target on.
    return [...found, ...(await catalogue.foundations({ ...query, minL: Math.max(last.lab.l, l - 1) }))];
  }
  const hasFamily = found.length > 0 || query.undertone === 'neutral';
  return hasFamily ? found : catalogue.foundations({ ...query, undertone: 'neutral' });
};

/**
 * One bounded query for foundations (a second one only when the page was cut or the family has no shade that light or
 * deep), one bounded query per other category, one for the presets.
 */
export const readShelf = async (profile: FaceProfile, catalogue: Catalogue): Promise<Shelf> => {
  const [foundations, presets, ...lists] = await Promise.all([
    readFoundations(profile, catalogue),
    catalogue.presets(),
    ...COLOUR_CATEGORIES.map((category) => catalogue.byCategory(category, CATEGORY_LIMIT)),
  ]);
  const products = new Map<Category, readonly Product[]>([['foundation', foundations]]);
  COLOUR_CATEGORIES.forEach((category, place) => products.set(category, lists[place] ?? []));
  return { products, presets };
};
