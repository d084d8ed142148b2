/**
 * What the model is told about a person and a wish, and the cache key made of exactly that. The key holds all that the
 * words of an answer may refer to, so an answer that is true for one member of a bucket is true for every other.
 */
import { createHash } from 'node:crypto';
import type { Occasion, Refinement, Style } from '../vocabulary.ts';
import { featureOf, type FeatureName } from './features.ts';
import { languageOf } from './prompt-language.ts';
import { plainNotes } from './prompt-text.ts';
import type { Shortlist } from './shortlist-types.ts';
import type { Preferences, StyleRequest } from './types.ts';

/**
 * The features that choose colours and products. Shape, eyes, lips and brows decide techniques, which the rules write
 * for each person on top of a shared answer. `npm run bench:cost` prints how far the members of a bucket agree.
 */
export const SHARED_FEATURES: readonly FeatureName[] = ['depth', 'undertone'];

/** The rules' own texts are written in it. */
export const RULES_LANGUAGE = 'English';

export type Strength = 'sheer' | 'soft' | 'medium' | 'strong' | 'full';

export interface Brief {
  /** Name to value; the only facts an answer may cite. */
  readonly features: Readonly<Partial<Record<FeatureName, string>>>;
  readonly style: Style;
  readonly occasion: Occasion | 'any';
  readonly strength: Strength;
  readonly finish: string;
  readonly refine: Refinement | 'none';
  /** In English, for example `Brazilian Portuguese`. */
  readonly language: string;
  /** Set when techniques are to be written too: in another language than the rules speak, or for a personal wish. */
  readonly skill: string | null;
  readonly vegan: boolean;
  /** Free words of the user; a brief with notes is never cached. */
  readonly notes: string | null;
}

const STRENGTHS: readonly Strength[] = ['sheer', 'soft', 'medium', 'strong', 'full'];

/** Fifths of 0..100. */
const strengthOf = (intensity: number): Strength =>
  STRENGTHS[Math.min(STRENGTHS.length - 1, Math.max(0, Math.floor(intensity / 20)))] ?? 'medium';

/** All that is known for a personal wish; what every member of a bucket has in common otherwise. */
const featuresOf = ({ profile }: StyleRequest, { features }: Shortlist, isPersonal: boolean): Brief['features'] =>
  Object.fromEntries(
    (features as readonly FeatureName[])
      .filter((name) => isPersonal || SHARED_FEATURES.includes(name))
      .flatMap((name) => {
        const value = featureOf(profile, name);
        return value === undefined ? [] : [[name, value]];
      }),
  );

export const makeBrief = (request: StyleRequest, shortlist: Shortlist): Brief => {
  const { preferences } = request;
  const notes = plainNotes(preferences.notes);
  const language = languageOf(preferences.locale);
  return {
    features: featuresOf(request, shortlist, notes !== null),
    style: shortlist.style,
    occasion: preferences.occasion ?? 'any',
    strength: strengthOf(shortlist.intensity),
    finish: preferences.finish ?? 'any',
    refine: request.refine ?? 'none',
    language,
    skill: notes === null && language === RULES_LANGUAGE ? null : (preferences.skill ?? 'intermediate'),
    vegan: preferences.vegan === true,
    notes,
  };
};

/** Wishes that only narrow the shortlist: they split the bucket, but neither the prompt nor the value holds them. */
const narrowing = ({ avoid, brands, budget, country }: Preferences) => ({
  avoid: [...new Set(avoid ?? [])].map((word) => word.toLowerCase()).sort(),
  brands: [...new Set(brands ?? [])].map((word) => word.toLowerCase()).sort(),
  budget: budget === undefined ? null : { currency: budget.currency, band: budgetBand(budget.max) },
  country: country ?? null,
});

/** Half octaves: 30 and 40 share a band, 30 and 60 do not. */
const budgetBand = (max: number): number => Math.round(2 * Math.log2(Math.max(1, max)));

export interface BucketVersions {
  readonly prompt: string;
  readonly algorithm: string;
  readonly catalog: string;
  readonly model: string;
}

/** The best preset sets the palette by which the rules rank every product; the slots are what the words may speak of. */
const palette = ({ presets, slots }: Shortlist) => ({
  preset: presets[0]?.preset.presetId ?? null,
  slots: slots.map(({ category }) => category),
});

/** A hash, or null when the answer must not be shared. */
export const bucketKey = (
  brief: Brief,
  request: StyleRequest,
  shortlist: Shortlist,
  versions: BucketVersions,
): string | null => {
  if (brief.notes !== null) return null;
  const parts = [versions, brief, narrowing(request.preferences), palette(shortlist)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
};
