/** A profile, a wish, and a shortlist made of the demo catalogue, with overrides. */
import { readFileSync } from 'node:fs';
import type { FaceProfile } from '../../../../src/lib/face/types.ts';
import { type Brief, makeBrief } from '../../../../src/lib/looks/model/brief.ts';
import { type Question, writeQuestion } from '../../../../src/lib/looks/model/prompt.ts';
import type {
  Catalogue,
  Preferences,
  Preset,
  Product,
  Shortlist,
  StyleRequest,
} from '../../../../src/lib/looks/types.ts';
import { CATEGORIES, type Category } from '../../../../src/lib/vocabulary.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../fixtures/${path}`, import.meta.url), 'utf8'));

export const PRESETS = read('presets/presets.json') as readonly Preset[];
export const PRODUCTS = Object.fromEntries(
  CATEGORIES.map((category) => [category, read(`catalogue/${category}.json`)]),
) as Readonly<Record<Category, readonly Product[]>>;

/** The demo catalogue in memory, queried as the table is. */
export const demoCatalogue: Catalogue = {
  foundations: ({ undertone, minL, maxL, limit }) =>
    Promise.resolve(
      PRODUCTS.foundation
        .filter((product) => product.undertone === undertone && product.lab.l >= minL && product.lab.l <= maxL)
        .toSorted((left, right) => left.lab.l - right.lab.l)
        .slice(0, limit),
    ),
  byCategory: (category, limit) => Promise.resolve(PRODUCTS[category].slice(0, limit)),
  presets: () => Promise.resolve(PRESETS),
};

export const PROFILE: FaceProfile = {
  skin: {
    hex: '#b98763',
    lab: { l: 59.8, a: 15.1, b: 24.6 },
    ita: 21.7,
    monk: 5,
    depth: 'medium',
    undertone: 'warm',
    confidence: { depth: 0.86, undertone: 0.71 },
    lighting: 'even',
  },
  shape: {
    value: 'oval',
    runnerUp: 'round',
    confidence: 0.64,
    candidates: [
      { value: 'oval', probability: 0.64 },
      { value: 'round', probability: 0.2 },
    ],
  },
  features: {
    lips: 'full',
    eyes: 'almond',
    eyeAngle: 'upturned',
    eyeSpacing: 'unknown',
    brows: 'arched',
  },
  quality: { brightness: 71, sharpness: 88, yaw: -3.1, pitch: 4, roll: 1.2 },
  source: { undertone: 'measured', depth: 'measured', shape: 'measured' },
};

export const requestFor = (preferences: Preferences = {}, change: Partial<StyleRequest> = {}): StyleRequest => ({
  profile: PROFILE,
  preferences,
  userHash: 'f'.repeat(32),
  budgetMs: 8_000,
  ...change,
});

export const shortlistOf = (change: Partial<Shortlist> = {}, perSlot = 6): Shortlist => ({
  style: 'glam',
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
