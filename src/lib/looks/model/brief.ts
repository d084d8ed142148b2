/** What the model is told about a person and a wish. */
import type { Occasion, Refinement, Skill, Style } from '../../vocabulary.ts';
import { featureOf, type FeatureName } from '../words/features.ts';
import { languageOf, plainNotes } from './prompt-text.ts';
import type { Preferences, StyleRequest } from '../types.ts';
import type { Shortlist } from '../choice.ts';

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

const featuresOf = ({ profile }: StyleRequest, names: readonly string[]): Brief['features'] =>
  Object.fromEntries(
    (names as readonly FeatureName[]).flatMap((name) => {
      const value = featureOf(profile, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );

/**
 * A shared answer speaks of colors: undertone and depth are in its palette, and the rules write about a person's features. In another
 * language they have no words, so there the model may cite the undertone.
 */
const toldOf = ({ features }: Shortlist, isPersonal: boolean, language: string): readonly string[] => {
  if (isPersonal) return features;
  return language === RULES_LANGUAGE ? [] : features.filter((name) => name === 'undertone');
};

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
  const language = languageOf(preferences.locale);
  return {
    features: featuresOf(request, toldOf(shortlist, personal !== null, language)),
    style: shortlist.style,
    finish: preferences.finish ?? null,
    // `another` is what the shortlist offers once the last look is left out: an answer like any other.
    refine: refine === undefined || refine === 'another' ? null : refine,
    language,
    personal,
  };
};
