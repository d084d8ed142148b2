/** A profile, a wish, and a shortlist made of the demo catalogue, with overrides. */
import { catalogueOf, fixturePresets, fixtureProducts } from '../../../../lab/eval-looks/fixture-catalogue.ts';
import { type Brief, makeBrief } from '../../../../src/lib/looks/model/brief.ts';
import { type Question, writeQuestion } from '../../../../src/lib/looks/model/prompt.ts';
import type { Preferences, Product, StyleRequest } from '../../../../src/lib/looks/types.ts';
import type { Shortlist } from '../../../../src/lib/looks/choice.ts';
import { CATEGORIES, type Category } from '../../../../src/lib/vocabulary.ts';
import { aProfile } from '../../../../testing/factories.ts';

export const PRESETS = fixturePresets();
const all = fixtureProducts();
export const PRODUCTS = Object.groupBy(all, ({ category }) => category) as Readonly<
  Record<Category, readonly Product[]>
>;

export const demoCatalogue = catalogueOf(all, PRESETS);

export const PROFILE = aProfile();

export const requestFor = (preferences: Preferences = {}, change: Partial<StyleRequest> = {}): StyleRequest => ({
  profile: PROFILE,
  preferences,
  userHash: 'f'.repeat(32),
  budgetMs: 8_000,
  ...change,
});

export const shortlistOf = (change: Partial<Shortlist> = {}, perSlot = 6): Shortlist => ({
  style: 'glam',
  colorway: 'terracotta',
  presets: PRESETS.filter(({ style }) => style === 'glam').map((preset, index) => ({ preset, fit: 0.9 - index / 10 })),
  slots: CATEGORIES.map((category) => ({
    category,
    candidates: PRODUCTS[category].slice(0, perSlot).map((product, index) => ({
      product,
      score: 0.9 - index / 10,
      ...(category === 'foundation' ? { deltaE: 1 + index / 2 } : {}),
    })),
  })),
  intensity: 62,
  match: null,
  features: ['depth', 'undertone', 'faceShape', 'eyes', 'eyeAngle', 'lips', 'brows'],
  unmet: [],
  alternatives: [],
  catalogVersion: 'demo-1',
  ...change,
});

export interface Asked extends Question {
  readonly brief: Brief;
}

export const questionFor = (preferences: Preferences = {}, shortlist = shortlistOf()): Asked => {
  const brief = makeBrief(requestFor(preferences), shortlist);
  return { brief, ...writeQuestion(brief, shortlist) };
};

/** An answer that the schema of the question allows. */
export const answerTo = ({ offer }: Question, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Golden Hour',
  why: offer.slots.slice(0, 3).map(({ category }) => ({ category, text: `A quiet choice that lets the skin show.` })),
  reasoning: [{ text: 'Golden tones sit well with your warm undertone.', features: ['undertone'] }],
  arPresetId: offer.presets[0],
  products: Object.fromEntries(offer.slots.map(({ category, ids }) => [category, ids[0]])),
  ...change,
});
