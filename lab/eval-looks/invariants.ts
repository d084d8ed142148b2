/** What must hold for every set of looks; each check returns the ways in which it does not. */
import { hexToLab } from '../../src/lib/color.ts';
import { totalPrice } from '../../src/lib/looks/catalogue/filters.ts';
import { ciede2000 } from '../../src/lib/looks/catalogue/ciede2000.ts';
import { foundationTarget } from '../../src/lib/looks/catalogue/color-spaces.ts';
import { unmeasuredClaims } from './claims.ts';
import { untruths } from './truth.ts';
import { contrastRange } from '../../src/lib/looks/rules/harmony.ts';
import { lookDistance } from '../../src/lib/looks/rules/look-distance.ts';
import { priorityOf, slotsWithin } from '../../src/lib/looks/slots.ts';
import { flatteringFamilies, foundationFamily } from '../../src/lib/looks/catalogue/undertone-families.ts';
import type {
  AlternativeLook,
  LookProduct,
  LookSet,
  Preferences,
  Product,
  StyleRequest,
} from '../../src/lib/looks/types.ts';
import { styleIntensity } from '../../src/lib/looks/rules/wishes.ts';
import type { Category } from '../../src/lib/vocabulary.ts';

export interface Judged {
  readonly set: LookSet;
  readonly request: StyleRequest;
  readonly catalogue: ReadonlyMap<string, Product>;
}

type Check = (judged: Judged) => readonly string[];

/** Mean CIEDE2000 over lips, cheeks, lids and lash lines below which two looks are not told apart at a glance. */
export const MIN_DISTANCE = 5;
const CONTRAST_TOLERANCE = 3;

const allLooks = ({ set }: Judged): readonly AlternativeLook[] => [set.recommended, ...set.alternatives];
const rows = ({ catalogue }: Judged, products: readonly LookProduct[]): readonly Product[] =>
  products.flatMap(({ productId }) => catalogue.get(productId) ?? []);

const idsExist: Check = (judged) =>
  allLooks(judged).flatMap(({ products }) =>
    products.flatMap((shown) => {
      const row = judged.catalogue.get(shown.productId);
      if (row === undefined) return [`${shown.productId} does not exist`];
      const isSame = row.hex === shown.hex && row.price === shown.price && row.url === shown.url && row.available;
      return isSame ? [] : [`${shown.productId} is not as in the catalogue`];
    }),
  );

const isNarrowed = ({ budget, brands, vegan, avoid, country }: Preferences): boolean =>
  [budget, brands, vegan, avoid, country].some((wish) => wish !== undefined);

/** Only money may leave a slot empty, and it says so. */
const slotsFilled: Check = (judged) =>
  allLooks(judged).flatMap((look) => {
    const { preferences } = judged.request;
    const wanted = slotsWithin(look.style, preferences.skill ?? 'intermediate', preferences.minutes ?? null);
    const missing = wanted.filter((category) => !look.products.some((product) => product.category === category));
    const isTold = preferences.budget !== undefined && isNarrowed(preferences);
    const isUnique = new Set(look.products.map(({ category }) => category)).size === look.products.length;
    return [
      ...(missing.length > 0 && !isTold ? [`${look.style} has no ${missing.join(', ')}`] : []),
      ...(isUnique ? [] : [`${look.style} fills a slot twice`]),
      ...(look.products.every(({ category }) => priorityOf(look.style).includes(category)) ? [] : ['a foreign slot']),
    ];
  });

const missingIsSaid: Check = ({ set, request }) => {
  const { preferences } = request;
  const wanted = slotsWithin(set.recommended.style, preferences.skill ?? 'intermediate', preferences.minutes ?? null);
  return wanted.length === set.recommended.products.length || (set.recommended.unmet ?? []).length > 0
    ? []
    : ['a missing slot is not explained'];
};

const budgetKept: Check = (judged) => {
  const { budget } = judged.request.preferences;
  if (budget === undefined) return [];
  return allLooks(judged).flatMap(({ products, style }) => {
    const total = totalPrice(products.map(({ price }) => price));
    const isKept =
      total <= budget.max && products.every((one) => one.currency === budget.currency && one.price !== null);
    return isKept ? [] : [`${style} costs ${String(total)} of ${String(budget.max)}`];
  });
};

const keeps = (row: Product, { vegan, avoid, country, brands }: Preferences): boolean =>
  [
    vegan !== true || row.vegan,
    !row.allergens.some((allergen) => avoid?.includes(allergen)),
    country === undefined || row.countries.length === 0 || row.countries.includes(country),
    brands?.includes(row.brand) ?? true,
  ].every(Boolean);

const wishesKept: Check = (judged) => {
  return allLooks(judged).flatMap(({ products, style }) => [
    ...(new Set(products.map(({ currency }) => currency)).size === 1 ? [] : [`${style} mixes currencies`]),
    ...rows(judged, products)
      .filter((row) => !keeps(row, judged.request.preferences))
      .map(({ productId }) => `${productId} breaks a wish`),
  ]);
};

const TONED: readonly Category[] = ['concealer', 'blush', 'bronzer', 'highlighter', 'eyeshadow', 'lipstick'];

const undertoneAgrees: Check = (judged) => {
  const { undertone } = judged.request.profile.skin;
  const families: readonly string[] = flatteringFamilies(undertone);
  return allLooks(judged).flatMap(({ products }) =>
    rows(judged, products).flatMap((row) => {
      if (row.category === 'foundation' && row.undertone !== foundationFamily(undertone)) {
        return [`${row.productId} is ${row.undertone} on ${undertone} skin`];
      }
      const isFine = !TONED.includes(row.category) || families.includes(row.undertone);
      return isFine ? [] : [`${row.productId} is ${row.undertone} on ${undertone} skin`];
    }),
  );
};

/** Both as swatches. */
const contrastInRange: Check = (judged) => {
  const skin = foundationTarget(judged.request.profile);
  if (isNarrowed(judged.request.preferences)) return [];
  return allLooks(judged).flatMap(({ products, style }) =>
    products.flatMap(({ category, productId, hex }) => {
      const range = contrastRange(category, style);
      if (range === undefined) return [];
      const contrast = ciede2000(hexToLab(hex), skin);
      const isIn = contrast >= range[0] - CONTRAST_TOLERANCE && contrast <= range[1] + CONTRAST_TOLERANCE;
      return isIn ? [] : [`${style} ${productId} has a contrast of ${contrast.toFixed(1)}, not ${range.join('-')}`];
    }),
  );
};

const meanIntensity = ({ steps }: LookSet['recommended']): number =>
  steps.reduce((sum, { intensity }) => sum + intensity, 0) / steps.length;

/** CIEDE2000 between each pair of the three looks. */
export const distances = ({ set, request }: Judged): readonly number[] => {
  const skin = request.profile.skin.lab;
  const occasion = request.preferences.occasion ?? null;
  const seen = [
    { products: set.recommended.products, intensity: meanIntensity(set.recommended) },
    ...set.alternatives.map(({ products, style }) => ({ products, intensity: styleIntensity(style, occasion) })),
  ];
  return seen.flatMap((one, place) => seen.slice(place + 1).map((other) => lookDistance(one, other, skin)));
};

/** Looks of a few products, cut short by minutes or money, cannot be far apart. */
export const areWhole = (judged: Judged): boolean => allLooks(judged).every(({ products }) => products.length >= 6);

const looksDistinct: Check = (judged) => {
  if (!areWhole(judged)) return [];
  return distances(judged)
    .filter((distance) => distance < MIN_DISTANCE)
    .map((distance) => `two looks are only ${distance.toFixed(1)} apart`);
};

const stepsMatch: Check = ({ set: { recommended } }) => {
  const isMatched = recommended.steps.every(({ productId, intensity }, place) => {
    const isInRange = Number.isInteger(intensity) && intensity >= 0 && intensity <= 100;
    return isInRange && recommended.products[place]?.productId === productId;
  });
  return isMatched && recommended.steps.length === recommended.products.length ? [] : ['steps do not match products'];
};

const styles: Check = (judged) =>
  new Set(allLooks(judged).map(({ style }) => style)).size === allLooks(judged).length ? [] : ['a style comes twice'];

/** Where nothing limits a look, there are three. */
const alternativesAreLooks: Check = (judged) => {
  const { set, request } = judged;
  const few = set.alternatives.filter(({ products }) => products.length < 2);
  const isFree = !isNarrowed(request.preferences) && request.preferences.minutes === undefined;
  return [
    ...few.map(({ style }) => `${style} is no look`),
    ...(isFree && set.alternatives.length < 2 ? ['an alternative is missing'] : []),
  ];
};

export const CHECKS: Readonly<Record<string, Check>> = {
  'every id exists, as in the catalogue': idsExist,
  'every slot is filled once': slotsFilled,
  'a missing slot is explained': missingIsSaid,
  'budget kept by each look': budgetKept,
  'vegan, allergens, country, brands, one currency': wishesKept,
  'undertone family agrees': undertoneAgrees,
  'contrast with the skin in range': contrastInRange,
  'three looks differ visibly': looksDistinct,
  'no style comes twice': styles,
  'alternatives are looks': alternativesAreLooks,
  'no unmeasured claim': unmeasuredClaims,
  'a step for every product': stepsMatch,
  'each sentence is true, names and steps too': untruths,
};
