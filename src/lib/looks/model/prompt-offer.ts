/** What the model may choose from: the head of each list, short enough for the prompt's token limit. */
import type { Category } from '../../vocabulary.ts';
import type { Preset } from '../types.ts';
import type { RankedProduct, Shortlist } from '../choice.ts';
import { estimateTokens, plainLabel } from './prompt-text.ts';
import type { StrictSchema } from './ports.ts';
import { choosable } from './shared-answer.ts';

export interface OfferedSlot {
  readonly category: Category;
  readonly ids: readonly string[];
}

export interface Offer {
  readonly presets: readonly string[];
  /** In the order of the shortlist; a slot that leaves no choice is not offered, the rules fill it. */
  readonly slots: readonly OfferedSlot[];
  /** Feature names that a reason may cite. */
  readonly features: readonly string[];
}

export interface OfferText {
  readonly offer: Offer;
  readonly presets: string;
  readonly products: string;
}

const MIN_CANDIDATES = 2;
const MAX_CANDIDATES = 4;
const MAX_PRESETS = 4;
/** Estimated tokens for product lines in the prompt and their ids in the schema, notes included. */
const PRODUCT_TOKENS = 800;
/** Quotes and commas around an id in the schema, and the line's end. */
const AROUND = 4;

/** Where choice matters most, first: the focal points carry a look's colors (Aucoin, "Making Faces", 1997). */
const IMPORTANCE: readonly Category[] = [
  'lipstick',
  'eyeshadow',
  'blush',
  'foundation',
  'highlighter',
  'eyeliner',
  'bronzer',
  'brow',
  'mascara',
  'concealer',
];

const slug = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');

/** The shade's name is left out where the id says it already. */
const productLine = ({ product, deltaE }: RankedProduct): string => {
  const label = plainLabel(product.shade);
  const named = product.productId.includes(slug(label)) ? [product.productId] : [product.productId, label];
  return [...named, product.finish, deltaE === undefined ? product.hex : `dE ${deltaE.toFixed(1)}`].join(' | ');
};

const presetLine = ({ presetId, name }: Preset): string => [presetId, plainLabel(name)].join(' | ');

const costOf = (candidate: RankedProduct): number =>
  estimateTokens(productLine(candidate)) + estimateTokens(candidate.product.productId) + AROUND;

const cost = (candidates: readonly RankedProduct[]): number =>
  candidates.reduce((sum, candidate) => sum + costOf(candidate), 0);

const candidatesOf = (shortlist: Shortlist, category: Category): readonly RankedProduct[] =>
  shortlist.slots.filter((slot) => slot.category === category).flatMap(choosable);

type Shares = Map<Category, readonly RankedProduct[]>;

/** One round over the slots: brings each to `count` candidates where that fits, and returns what is left. */
const deal = (shortlist: Shortlist, shares: Shares, count: number, tokens: number): number => {
  let left = tokens;
  for (const category of IMPORTANCE) {
    const candidates = candidatesOf(shortlist, category);
    const added = candidates.slice(shares.get(category)?.length ?? 0, count);
    const isNext = count === MIN_CANDIDATES ? added.length === count : shares.has(category);
    if (isNext && cost(added) <= left) {
      left -= cost(added);
      shares.set(category, candidates.slice(0, count));
    }
  }
  return left;
};

/** Two for each slot as long as they fit, most important slot first; then a third for each, and so on. */
const shareOut = (shortlist: Shortlist, tokens: number): Shares => {
  const shares: Shares = new Map();
  let left = tokens;
  for (let count = MIN_CANDIDATES; count <= MAX_CANDIDATES; count += 1) left = deal(shortlist, shares, count, left);
  return shares;
};

/** `taken`: tokens of what else varies, so that long notes leave room for fewer products. */
export const makeOffer = (shortlist: Shortlist, features: readonly string[], taken: number): OfferText => {
  const shares = shareOut(shortlist, PRODUCT_TOKENS - taken);
  const presets = shortlist.presets.slice(0, MAX_PRESETS).map(({ preset }) => preset);
  const slots = shortlist.slots.flatMap(({ category }) => {
    const candidates = shares.get(category);
    return candidates === undefined ? [] : [{ category, candidates }];
  });
  return {
    offer: {
      presets: presets.map(({ presetId }) => presetId),
      slots: slots.map(({ category, candidates }) => ({
        category,
        ids: candidates.map(({ product }) => product.productId),
      })),
      features,
    },
    presets: presets.map(presetLine).join('\n'),
    products: slots
      .map(({ category, candidates }) => [`${category}:`, ...candidates.map(productLine)].join('\n'))
      .join('\n'),
  };
};

const TEXT = { type: 'string' } as const;

const record = (properties: Readonly<Record<string, unknown>>): StrictSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const list = (items: unknown): StrictSchema => ({ type: 'array', items });

const oneOf = (values: readonly string[]): StrictSchema => ({ type: 'string', enum: [...new Set(values)] });

/** Key order is fixed, so that two schemas share as long a beginning as they can. */
export const answerSchema = (offer: Offer, withTechniques: boolean): StrictSchema => {
  const categories = offer.slots.map(({ category }) => category);
  const words = list({ $ref: '#/$defs/words' });
  const properties = {
    name: TEXT,
    why: words,
    ...(withTechniques ? { how: words } : {}),
    ...(offer.features.length === 0
      ? {}
      : { reasoning: list(record({ text: TEXT, features: list(oneOf(offer.features)) })) }),
    arPresetId: oneOf(offer.presets),
    products: record(Object.fromEntries(offer.slots.map(({ category, ids }) => [category, oneOf(ids)]))),
  };
  return { ...record(properties), $defs: { words: record({ category: oneOf(categories), text: TEXT }) } };
};
