/** Everything that is read from the catalogue for one set of looks. */
import type { FaceProfile } from '../../face/types.ts';
import { CATEGORIES, type Category } from '../../vocabulary.ts';
import { foundationTarget, shelfLightness } from './color-spaces.ts';
import { foundationFamily } from './undertone-families.ts';
import type { Catalogue, FoundationQuery, Preset, Product } from '../types.ts';

export interface Shelf {
  readonly products: ReadonlyMap<Category, readonly Product[]>;
  readonly presets: readonly Preset[];
}

/** Half the lightness window in L*: more than the spacing of a coarse range, so that the neighbours of a shade are read too. */
const WINDOW = 9;
/** When nothing is near: far enough to name the nearest lighter and darker shade that there is. */
const WIDE_WINDOW = 30;
const FOUNDATION_LIMIT = 200;
const CATEGORY_LIMIT = 100;

const COLOR_CATEGORIES = CATEGORIES.filter((category) => category !== 'foundation');

type Wanted = (product: Product) => boolean;

const queryFor = (l: number, undertone: FoundationQuery['undertone'], window: number): FoundationQuery => ({
  undertone,
  minL: Math.max(0, l - window),
  maxL: Math.min(100, l + window),
  limit: FOUNDATION_LIMIT,
});

/** A dense range fills the page before the window ends: the half that was cut off is read from the target on. */
const readNear = async (l: number, query: FoundationQuery, catalogue: Catalogue): Promise<readonly Product[]> => {
  const found = await catalogue.foundations(query);
  const last = found.at(-1);
  const isCut = found.length >= FOUNDATION_LIMIT && last !== undefined && shelfLightness(last) < query.maxL;
  if (!isCut) return found;
  return [...found, ...(await catalogue.foundations({ ...query, minL: Math.max(shelfLightness(last), l - 1) }))];
};

const readFoundations = async (
  profile: FaceProfile,
  catalogue: Catalogue,
  wanted: Wanted,
): Promise<readonly Product[]> => {
  const { l } = foundationTarget(profile);
  const family = foundationFamily(profile.skin.undertone);
  const near = await readNear(l, queryFor(l, family, WINDOW), catalogue);
  if (near.some(wanted)) return near;
  const far = await catalogue.foundations(queryFor(l, family, WIDE_WINDOW));
  if (far.some(wanted) || family === 'neutral') return far;
  return catalogue.foundations(queryFor(l, 'neutral', WIDE_WINDOW));
};

const readOthers = (catalogue: Catalogue) =>
  Promise.all([
    catalogue.presets(),
    ...COLOR_CATEGORIES.map((category) => catalogue.byCategory(category, CATEGORY_LIMIT)),
  ] as const);

/** What no face decides, asked before there is one; of use with a catalogue that remembers. */
export const warmShelf = async (catalogue: Catalogue): Promise<void> => {
  await readOthers(catalogue);
};

/**
 * One bounded query for foundations, one per other category, one for the presets. Foundations are asked for again only
 * when the page was cut, or when no wanted shade is near: wider first, then in the neutral family.
 */
export const readShelf = async (profile: FaceProfile, catalogue: Catalogue, wanted: Wanted): Promise<Shelf> => {
  const [foundations, [presets, ...lists]] = await Promise.all([
    readFoundations(profile, catalogue, wanted),
    readOthers(catalogue),
  ]);
  const products = new Map<Category, readonly Product[]>([['foundation', foundations]]);
  COLOR_CATEGORIES.forEach((category, place) => products.set(category, lists[place] ?? []));
  return { products, presets };
};
