/** What the model may choose from: the head of each list, short enough for the prompt's token limit. */
import type { Category } from '../vocabulary.ts';
import { plainLabel } from './prompt-text.ts';
import { estimateTokens } from './prompt-tokens.ts';
import type { RankedProduct, Shortlist } from './shortlist-types.ts';

export interface OfferedSlot {
  readonly category: Category;
  readonly ids: readonly string[];
}

export interface Offer {
  readonly presets: readonly string[];
  readonly slots: readonly OfferedSlot[];
  /** Feature names that a reason may cite. */
  readonly features: readonly string[];
}

const MAX_CANDIDATES = 4;
const MAX_PRESETS = 4;
/** For presets and products together: lines of the prompt and enums of the schema. */
const OFFER_TOKENS = 880;

const productLine = ({ product, deltaE }: RankedProduct): string => {
  const fit = deltaE === undefined ? product.hex : `dE ${deltaE.toFixed(1)}`;
  return `${product.productId} | ${plainLabel(product.shade)} | ${product.finish} | ${fit}`;
};

const slotLines = (shortlist: Shortlist, count: number): string =>
  shortlist.slots
    .map(({ category, candidates }) => [`${category}:`, ...candidates.slice(0, count).map(productLine)].join('\n'))
    .join('\n');

const presetLines = (shortlist: Shortlist, count: number): string =>
  shortlist.presets
    .slice(0, count)
    .map(({ preset }) => `${preset.presetId} | ${plainLabel(preset.name)}`)
    .join('\n');

const idsIn = (shortlist: Shortlist, count: number): OfferedSlot[] =>
  shortlist.slots.map(({ category, candidates }) => ({
    category,
    ids: candidates.slice(0, count).map(({ product }) => product.productId),
  }));

export interface OfferText {
  readonly offer: Offer;
  readonly presets: string;
  readonly products: string;
}

const offerOf = (shortlist: Shortlist, count: number, features: readonly string[]): OfferText => {
  const presets = shortlist.presets.slice(0, MAX_PRESETS).map(({ preset }) => preset.presetId);
  return {
    offer: { presets, slots: idsIn(shortlist, count), features },
    presets: presetLines(shortlist, MAX_PRESETS),
    products: slotLines(shortlist, count),
  };
};

const tokensOf = ({ offer, presets, products }: OfferText): number =>
  estimateTokens(`${presets}\n${products}${JSON.stringify([offer.presets, offer.slots.map(({ ids }) => ids)])}`);

/** As many candidates per slot as fit; one at least. */
export const makeOffer = (shortlist: Shortlist, features: readonly string[]): OfferText => {
  let count = MAX_CANDIDATES;
  let text = offerOf(shortlist, count, features);
  while (count > 1 && tokensOf(text) > OFFER_TOKENS) {
    count -= 1;
    text = offerOf(shortlist, count, features);
  }
  return text;
};
