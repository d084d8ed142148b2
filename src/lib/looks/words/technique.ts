/** Chooses how a product is applied on this face: style and skill first, then the features that are known. */
import type { FaceProfile } from '../../face/types.ts';
import type { Category, CoverageWish, Skill, SkinType, Style } from '../../vocabulary.ts';
import type { LookStep, Values } from '../types.ts';
import { type FeatureName, featureOf, placementShape } from './features.ts';
import {
  BLUSH_BY_SHAPE,
  BRONZER_BY_SHAPE,
  BROW_BY_SHAPE,
  coreTechnique,
  LASH_BY_EYES,
  LID_BY_EYES,
  LINE_BY_EYES,
  LIP_BY_SHAPE,
  POWDER_BY_SKIN,
} from './technique-texts.ts';

interface Modifier {
  readonly features: readonly (FeatureName | 'placement')[];
  readonly words: Readonly<Record<string, string>>;
  readonly otherwise: string;
}

const EYE_FEATURES: readonly FeatureName[] = ['eyeAngle', 'eyes'];

/** Added to the core sentence; the first feature with words for its value speaks. */
const MODIFIERS: Readonly<Partial<Record<Category, Modifier>>> = {
  blush: { features: ['placement'], words: BLUSH_BY_SHAPE, otherwise: BLUSH_BY_SHAPE['unknown'] ?? '.' },
  bronzer: { features: ['placement'], words: BRONZER_BY_SHAPE, otherwise: BRONZER_BY_SHAPE['unknown'] ?? '.' },
  brow: { features: ['brows'], words: BROW_BY_SHAPE, otherwise: '.' },
  eyeshadow: { features: EYE_FEATURES, words: LID_BY_EYES, otherwise: '.' },
  eyeliner: { features: EYE_FEATURES, words: LINE_BY_EYES, otherwise: '.' },
  mascara: { features: ['eyes'], words: LASH_BY_EYES, otherwise: '.' },
  lipstick: { features: ['lips'], words: LIP_BY_SHAPE, otherwise: '.' },
};

interface Hand {
  readonly style: Style;
  readonly skill: Skill;
  readonly skinType: SkinType | null;
  readonly coverage: CoverageWish | null;
}

/** Powder goes where skin shines and nowhere else; with `bold` it is in the core already. */
const powderNote = ({ style, skinType }: Hand): readonly string[] =>
  skinType === null || (style === 'bold' && skinType === 'oily') ? [] : POWDER_BY_SKIN[skinType];

const knownOf = (profile: FaceProfile, name: Modifier['features'][number]): string | undefined => {
  if (name !== 'placement') return featureOf(profile, name);
  const shape = placementShape(profile.shape);
  return shape === 'unknown' ? undefined : shape;
};

/** What is added to the core for this face, and the feature that it follows. */
const addedFor = (modifier: Modifier, profile: FaceProfile): { readonly words: string; readonly values: Values } => {
  for (const name of modifier.features) {
    const value = knownOf(profile, name);
    const words = value === undefined ? undefined : modifier.words[value];
    if (value !== undefined && words !== undefined) return { words, values: { [name]: value } };
  }
  return { words: modifier.otherwise, values: {} };
};

const joined = (core: string, added: string): string => (/^[,.]/.test(added) ? `${core}${added}` : `${core} ${added}`);

/** One sentence, and where skin needs it a second one. It speaks of no feature that is `unknown`. The code is what the hand does; the values are the features that it follows. */
export const techniqueFor = (
  category: Category,
  profile: FaceProfile,
  hand: Hand,
): Pick<Required<LookStep>, 'technique' | 'code' | 'values'> => {
  const core = coreTechnique(category, hand.style, hand.skill);
  const code = `${category}.${hand.style}.${hand.skill}`;
  const modifier = MODIFIERS[category];
  if (category === 'foundation') {
    const powder = powderNote(hand);
    const values = powder.length > 0 && hand.skinType !== null ? { skinType: hand.skinType } : {};
    return { technique: [core, ...powder].join(' '), code, values };
  }
  if (modifier === undefined) return { technique: core, code, values: {} };
  const { words, values } = addedFor(modifier, profile);
  return { technique: joined(core, words), code, values };
};

/**
 * How strong a product is applied relative to the whole look; lips and eyes carry a look, the base supports it. The mean
 * over a full look is 1, so that the mean of a look's steps is its strength.
 */
const SHARE: Readonly<Record<Category, number>> = {
  foundation: 0.85,
  concealer: 0.85,
  bronzer: 0.85,
  blush: 1,
  highlighter: 0.95,
  brow: 0.95,
  eyeshadow: 1.1,
  eyeliner: 1.1,
  mascara: 1.15,
  lipstick: 1.2,
};

/** A wished coverage is the base's own strength, whatever the style: a sheer base may stand beside bold lips. */
const BASE_COVERAGE: Readonly<Record<CoverageWish, number>> = { sheer: 25, medium: 50, full: 85 };

/** 0..100 */
export const stepIntensity = (category: Category, intensity: number, coverage: CoverageWish | null = null): number => {
  if (coverage !== null && (category === 'foundation' || category === 'concealer')) return BASE_COVERAGE[coverage];
  return Math.round(Math.min(100, Math.max(0, intensity * SHARE[category])));
};

interface Applied {
  readonly products: readonly { readonly productId: string; readonly category: Category }[];
  readonly steps: readonly { readonly productId: string; readonly intensity: number }[];
}

/**
 * The strength (0..100) that a look was made with, from what its steps say. The base may follow a wished coverage, and what is
 * cut off at 100 tells nothing.
 */
export const lookIntensity = ({ products, steps }: Applied): number => {
  const told = steps.flatMap(({ productId, intensity }) => {
    const category = products.find((product) => product.productId === productId)?.category;
    return category === undefined || category === 'foundation' || category === 'concealer' || intensity >= 100
      ? []
      : [intensity / SHARE[category]];
  });
  return told.length === 0 ? 100 : Math.round(told.reduce((sum, value) => sum + value, 0) / told.length);
};
