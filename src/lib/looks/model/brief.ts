/**
 * What the model is told about a person and a wish, and the cache keys made of exactly that. A key holds all that the
 * words of an answer may refer to, so an answer that is true for one member of a bucket is true for every other.
 */
import { createHash } from 'node:crypto';
import type { Occasion, Refinement, Skill, Style } from '../../vocabulary.ts';
import { featureOf, type FeatureName } from '../words/features.ts';
import { languageOf } from './prompt-language.ts';
import { plainNotes } from './prompt-text.ts';
import { folded } from '../catalogue/fold.ts';
import type { Preferences, Shortlist, StyleRequest } from '../types.ts';
import { priorityOf } from '../slots.ts';

/**
 * Of the features only the undertone decides which colors flatter and is spoken of in a shared answer. Depth is in the
 * best preset and in the ranking; shape, eyes, lips and brows decide techniques: the rules write about those for each
 * person.
 */
const SHARED_FEATURES: readonly FeatureName[] = ['undertone'];

/** The rules' own texts are written in it. */
export const RULES_LANGUAGE = 'English';

/** What only a personal answer takes into account beyond the shortlist. */
export interface Personal {
  /** Free words of the user. An answer to them is never shared. */
  readonly notes: string;
  readonly occasion: Occasion | null;
  readonly skill: Skill;
  /** 0..100, in tens. */
  readonly intensity: number;
}

export interface Brief {
  /** Name to value; the only facts an answer may cite. */
  readonly features: Readonly<Partial<Record<FeatureName, string>>>;
  readonly style: Style;
  readonly finish: string | null;
  readonly refine: Exclude<Refinement, 'another'> | null;
  /** In English, for example `Brazilian Portuguese`. */
  readonly language: string;
  readonly personal: Personal | null;
}

/** Techniques are asked for where the rules have no words, or where the user has some. */
export const wantsTechniques = ({ language, personal }: Brief): boolean =>
  language !== RULES_LANGUAGE || personal !== null;

const featuresOf = ({ profile }: StyleRequest, { features }: Shortlist, isPersonal: boolean): Brief['features'] =>
  Object.fromEntries(
    (features as readonly FeatureName[])
      .filter((name) => isPersonal || SHARED_FEATURES.includes(name))
      .flatMap((name) => {
        const value = featureOf(profile, name);
        return value === undefined ? [] : [[name, value]];
      }),
  );

const personalOf = ({ notes, occasion, skill }: Preferences, { intensity }: Shortlist): Personal | null => {
  const plain = plainNotes(notes);
  if (plain === null) return null;
  return {
    notes: plain,
    occasion: occasion ?? null,
    skill: skill ?? 'intermediate',
    intensity: 10 * Math.round(intensity / 10),
  };
};

export const makeBrief = (request: StyleRequest, shortlist: Shortlist): Brief => {
  const { preferences, refine } = request;
  const personal = personalOf(preferences, shortlist);
  return {
    features: featuresOf(request, shortlist, personal !== null),
    style: shortlist.style,
    finish: preferences.finish ?? null,
    // `another` is what the shortlist offers once the last look is left out: an answer like any other.
    refine: refine === undefined || refine === 'another' ? null : refine,
    language: languageOf(preferences.locale),
    personal,
  };
};

export interface BucketVersions {
  readonly prompt: string;
  readonly algorithm: string;
  readonly catalog: string;
  readonly model: string;
}

export interface BucketKeys {
  /** Of everybody whom the words of an answer suit and whose best preset and market are the same. */
  readonly wide: string;
  /** Of those who also have the same limits: used when the wide answer holds too little for this person. */
  readonly narrow: string;
  /** Whether this person's answer may serve everybody in the wide bucket. */
  readonly isTypical: boolean;
  /** Share of its colors that a shared answer must keep to be this person's, see stylist-fit.ts. */
  readonly minKept: number;
}

/** Half of the colors for somebody without limits; who has some gets what is left, unless that is next to nothing. */
const MIN_KEPT = { typical: 0.5, limited: 0.2 } as const;

const hash = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Half octaves: 40 and 50 share a band, 30 and 60 do not. */
const bandOf = (budget: Preferences['budget']): string | null =>
  budget === undefined ? null : `${budget.currency} ${Math.round(2 * Math.log2(Math.max(1, budget.max)))}`;

/** What takes products away or moves their order. A wide answer was not asked with it and does not speak of it. */
const limitsOf = ({ preferences, refine }: StyleRequest) => ({
  refine: refine === 'another' ? null : (refine ?? null),
  vegan: preferences.vegan === true,
  avoid: [...folded(preferences.avoid)].sort(),
  brands: [...folded(preferences.brands)].sort(),
  budget: bandOf(preferences.budget),
});

/** The currency of most products on offer tells markets apart, whose shelves have little in common. */
const marketOf = ({ slots }: Shortlist): string => {
  const currencies = slots.flatMap(({ candidates }) => candidates.map(({ product }) => product.currency));
  const count = (currency: string): number => currencies.filter((one) => one === currency).length;
  return [...new Set(currencies)].sort((left, right) => count(right) - count(left) || (left < right ? -1 : 1))[0] ?? '';
};

type Limits = ReturnType<typeof limitsOf>;

/** An answer that a brand, a direction or a missing slot has shaped is not for everybody. */
const isTypical = ({ refine, brands }: Limits, { slots, style }: Shortlist): boolean =>
  slots.length === priorityOf(style).length && refine === null && brands.length === 0;

const isFree = ({ vegan, avoid, budget }: Limits): boolean => !vegan && avoid.length === 0 && budget === null;

/** Null when the answer must not be shared. The best preset sets the palette by which the rules rank every product. */
export const bucketKeys = (
  brief: Brief,
  request: StyleRequest,
  shortlist: Shortlist,
  versions: BucketVersions,
): BucketKeys | null => {
  const { personal, features, style, finish, language } = brief;
  if (personal !== null) return null;
  const preset = shortlist.presets[0]?.preset.presetId;
  const parts = [versions, { features, style, finish, language }, preset, marketOf(shortlist)];
  const limits = limitsOf(request);
  const typical = isTypical(limits, shortlist);
  return {
    wide: hash(parts),
    narrow: hash([...parts, request.preferences.country ?? null, limits]),
    isTypical: typical,
    minKept: typical && isFree(limits) ? MIN_KEPT.typical : MIN_KEPT.limited,
  };
};
