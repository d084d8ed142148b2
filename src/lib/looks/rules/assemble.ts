/** Turns chosen ids into a full look: every fact comes from the shortlist, words may come from whoever chose. */
import type { Category } from '../../vocabulary.ts';
import { fitBudget } from '../catalogue/filters.ts';
import { lookName, isOfWorn } from '../words/look-name.ts';
import { lookReasons, type Matched, productReason, type Telling } from '../words/reasons.ts';
import type { Said } from '../words/say.ts';
import type { ComposedLook, LookProduct, LookStep, StyleRequest } from '../types.ts';
import type { LookChoice, RankedProduct, Shortlist, ShortlistSlot } from '../choice.ts';
import { areaOf } from '../slots.ts';
import { stepIntensity, techniqueFor } from '../words/technique.ts';
import { toolFor } from '../words/technique-texts.ts';
import { handOf, resolveWishes, type Wishes } from './wishes.ts';

/** Counts up when the same request would give another look. */
export const RULES_VERSION = 'rules-3';

/** BCP 47: of all that the rules say. */
export const RULES_LOCALE = 'en';

/** Most visible first, by how much of a style each color carries. */
const PALETTE: readonly Category[] = ['lipstick', 'eyeshadow', 'blush', 'eyeliner', 'highlighter', 'bronzer'];
const MAX_PALETTE = 5;

const pick = (slot: ShortlistSlot, id: string | undefined): RankedProduct => {
  const picked = id === undefined ? slot.candidates[0] : slot.candidates.find((one) => one.product.productId === id);
  if (picked === undefined) throw new RangeError(`Not in the shortlist for ${slot.category}`);
  return picked;
};

/** Without the fields that have no value. */
const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };

const MAX_SUBSTITUTES = 2;

/** What else the slot holds, best first: sold where the user is, and as she wished. */
const substitutesIn = ({ candidates }: ShortlistSlot, { product: chosen }: RankedProduct): string[] =>
  candidates
    .map(({ product }) => product.productId)
    .filter((productId) => productId !== chosen.productId)
    .slice(0, MAX_SUBSTITUTES);

const reasonFields = (said: Said | string): Pick<LookProduct, 'reason' | 'reasonCode' | 'reasonValues'> =>
  typeof said === 'string' ? { reason: said } : { reason: said.text, reasonCode: said.code, reasonValues: said.values };

/** Country, availability and the like stay inside; only what an answer shows goes out. */
export const toLookProduct = (ranked: RankedProduct, said: Said | string, slot: ShortlistSlot): LookProduct => {
  const { productId, category, brand, name, shade, hex, finish, price, currency, url } = ranked.product;
  const { imageUrl, gtin, size, measuredOnSkin } = ranked.product;
  return {
    productId,
    category,
    brand,
    name,
    shade,
    hex,
    finish,
    price,
    currency,
    url,
    ...given({ imageUrl, gtin, size, measuredOnSkin, deltaE: ranked.deltaE }),
    substitutes: substitutesIn(slot, ranked),
    ...reasonFields(said),
  };
};

export const paletteOf = (products: readonly { readonly category: Category; readonly hex: string }[]): string[] =>
  PALETTE.flatMap((category) => products.find((product) => product.category === category)?.hex ?? []).slice(
    0,
    MAX_PALETTE,
  );

/** The match of a shortlist is that of its first foundation, which a budget or a model may leave. */
const matchedIn = ({ match, slots }: Shortlist): Matched | null => {
  const productId = slots.find(({ category }) => category === 'foundation')?.candidates[0]?.product.productId;
  return match === null || productId === undefined ? null : { ...match, productId };
};

const withMatch = (product: LookProduct, { match }: Shortlist, matched: Matched | null): LookProduct =>
  match !== null && product.productId === matched?.productId ? { ...product, match } : product;

type Technique = Pick<LookStep, 'technique' | 'code' | 'values'>;

export const stepOf = (product: LookProduct, technique: Technique, wishes: Wishes): LookStep => ({
  area: areaOf(product.category),
  ...technique,
  tool: toolFor(product.category, handOf(wishes).style, wishes.skill),
  productId: product.productId,
  finish: product.finish,
  intensity: stepIntensity(product.category, wishes.intensity, wishes.coverage),
});

const choose = (
  choice: LookChoice,
  shortlist: Shortlist,
  request: StyleRequest,
): ReadonlyMap<Category, RankedProduct> => {
  const picks = new Map(
    shortlist.slots.map((slot) => [slot.category, pick(slot, choice.products[slot.category])] as const),
  );
  return fitBudget(picks, shortlist.slots, request.preferences.budget);
};

const styled = (request: StyleRequest, shortlist: Shortlist): Wishes => ({
  ...resolveWishes(request),
  style: shortlist.style,
  intensity: shortlist.intensity,
});

/** A name that was given is kept as long as it speaks of no color that is not worn; that can be told of English names. */
const nameOf = (
  { name }: LookChoice,
  products: readonly LookProduct[],
  { preferences: { locale = RULES_LOCALE } }: StyleRequest,
  { style, userHash }: Telling,
): string => {
  const isTrue = name !== undefined && (!/^en\b/i.test(locale) || isOfWorn(name, products));
  return isTrue ? name : lookName(products, style, userHash);
};

/**
 * A budget is kept even when the choice broke it: products are swapped for cheaper ones of the same slot.
 * @throws RangeError when an id is not in the shortlist
 */
export const assembleLook = (choice: LookChoice, shortlist: Shortlist, request: StyleRequest): ComposedLook => {
  const preset = shortlist.presets.find((ranked) => ranked.preset.presetId === choice.arPresetId)?.preset;
  if (preset === undefined) throw new RangeError('The preset is not in the shortlist');
  const wishes = styled(request, shortlist);
  const chosen = choose(choice, shortlist, request);
  const { profile, userHash } = request;
  const telling = { profile, userHash, chosen, style: shortlist.style, hand: handOf(wishes).style };
  const matched = matchedIn(shortlist);
  const products = shortlist.slots.map((slot) => {
    const ranked = chosen.get(slot.category) ?? pick(slot, undefined);
    const isAsChosen = choice.products[slot.category] === ranked.product.productId;
    const told = isAsChosen ? choice.reasons?.[slot.category] : undefined;
    return withMatch(toLookProduct(ranked, told ?? productReason(ranked, telling), slot), shortlist, matched);
  });
  const steps = products.map((product) => {
    const technique = choice.techniques?.[product.category];
    const how = technique === undefined ? techniqueFor(product.category, profile, handOf(wishes)) : { technique };
    return stepOf(product, how, wishes);
  });
  const told = choice.reasoning ?? [];
  return {
    name: nameOf(choice, products, request, telling),
    language: RULES_LOCALE,
    style: shortlist.style,
    colorway: shortlist.colorway,
    arPresetId: preset.presetId,
    products,
    palette: paletteOf(products),
    steps,
    reasoning: told.length > 0 ? told : lookReasons(telling, matched),
    unmet: shortlist.unmet,
  };
};
