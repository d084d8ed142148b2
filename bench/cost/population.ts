/** Draws users and their wishes from assumptions.json: who comes, how often, and what they ask for. */
import { readFileSync } from 'node:fs';
import { itaOfLab, labToHex } from '../../src/lib/color.ts';
import { depthOfMonk, monkOfIta } from '../../src/lib/face/skin/monk.ts';
import type { FaceProfile, Lab } from '../../src/lib/face/types.ts';
import type { Preferences } from '../../src/lib/looks/types.ts';
import type { Refinement, Undertone } from '../../src/lib/vocabulary.ts';
import type { Random } from '../random.ts';

type Weights = Readonly<Record<string, number>>;

interface Assumptions {
  readonly skin: {
    readonly lightness: readonly { readonly share: number; readonly mean: number; readonly sd: number }[];
    readonly lightnessRange: readonly [number, number];
    readonly chroma: { readonly mean: number; readonly sd: number };
    readonly hue: { readonly mean: number; readonly sd: number };
    readonly undertone: Readonly<Record<Undertone, number>>;
    readonly hueByUndertone: Readonly<Record<Undertone, number>>;
    readonly againLightnessSd: number;
  };
  readonly features: Readonly<Record<string, Weights>>;
  readonly wishes: Readonly<Record<Exclude<WishName, 'locale'>, Weights>> & {
    readonly currency: Readonly<Record<string, string>>;
    readonly locale: Readonly<Record<string, Weights>>;
  };
  readonly visits: Weights;
  readonly refinements: Weights;
  readonly refine: Readonly<Record<Refinement, number>>;
  readonly keptWishes: number;
}

type WishName =
  | 'style'
  | 'occasion'
  | 'finish'
  | 'skill'
  | 'intensity'
  | 'minutes'
  | 'vegan'
  | 'budget'
  | 'country'
  | 'locale'
  | 'avoid'
  | 'brands'
  | 'notes';

export const ASSUMPTIONS = JSON.parse(
  readFileSync(new URL('assumptions.json', import.meta.url), 'utf8'),
) as Assumptions;

/** Notes are never shared, so what they say does not matter here; only their length does. */
const NOTE = 'Something soft for the evening, please no glitter, and I never wear lash glue.';

const clamp = (value: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, value));
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const drawLab = (random: Random, undertone: Undertone): Lab => {
  const { skin } = ASSUMPTIONS;
  const group = random.pick(Object.fromEntries(skin.lightness.map(({ share }, index) => [String(index), share])));
  const { mean, sd } = skin.lightness[Number(group)] ?? { mean: 60, sd: 6 };
  const hue = radians(random.normal(skin.hue.mean + skin.hueByUndertone[undertone], skin.hue.sd));
  const chroma = Math.max(8, random.normal(skin.chroma.mean, skin.chroma.sd));
  const l = clamp(random.normal(mean, sd), skin.lightnessRange);
  return { l, a: chroma * Math.cos(hue), b: chroma * Math.sin(hue) };
};

const skinOf = (lab: Lab, undertone: Undertone): FaceProfile['skin'] => {
  const ita = itaOfLab(lab);
  const monk = monkOfIta(ita);
  return {
    hex: labToHex(lab),
    lab,
    ita,
    monk: Math.round(monk),
    depth: depthOfMonk(monk),
    undertone,
    confidence: { depth: 0.8, undertone: 0.7 },
    lighting: 'even',
  };
};

export const drawProfile = (random: Random): FaceProfile => {
  const undertone = random.pick(ASSUMPTIONS.skin.undertone);
  const features = Object.fromEntries(
    Object.entries(ASSUMPTIONS.features).map(([name, weights]) => [name, random.pick(weights)]),
  ) as unknown as FaceProfile['features'] & { readonly faceShape: FaceProfile['shape']['value'] };
  const { faceShape, ...rest } = features;
  return {
    skin: skinOf(drawLab(random, undertone), undertone),
    shape: {
      value: faceShape,
      runnerUp: 'unknown',
      confidence: 0.6,
      candidates: faceShape === 'unknown' ? [] : [{ value: faceShape, probability: 0.6 }],
    },
    features: rest,
    quality: { brightness: 70, sharpness: 80, yaw: 0, pitch: 0, roll: 0 },
    source: { undertone: 'measured', depth: 'measured', shape: 'measured' },
  };
};

/** The same face in another light. */
export const drawAgain = (random: Random, profile: FaceProfile): FaceProfile => {
  const { lab, undertone } = profile.skin;
  const l = clamp(random.normal(lab.l, ASSUMPTIONS.skin.againLightnessSd), ASSUMPTIONS.skin.lightnessRange);
  return { ...profile, skin: skinOf({ ...lab, l }, undertone) };
};

const chosen = (value: string): string | undefined => (value === 'none' || value === 'no' ? undefined : value);

interface Market {
  readonly brands: readonly string[];
  readonly currency: string;
}

const FROM_WORDS: Readonly<Partial<Record<WishName, (word: string, market: Market) => unknown>>> = {
  intensity: Number,
  minutes: Number,
  vegan: () => true,
  notes: () => NOTE,
  budget: (word, { currency }) => ({ max: Number(word), currency }),
  avoid: (word) => [word],
  brands: (word, { brands }) => [brands[['first', 'second', 'third'].indexOf(word)] ?? brands[0]],
};

/** `brands`: those of the catalogue, most popular first. */
export const drawPreferences = (random: Random, brands: readonly string[]): Preferences => {
  const { locale, currency, ...tables } = ASSUMPTIONS.wishes;
  const words = Object.fromEntries(
    Object.entries(tables).map(([name, weights]) => [name, random.pick(weights)]),
  ) as Record<WishName, string>;
  words.locale = random.pick(locale[words.country] ?? { 'en-US': 1 });
  const market: Market = { brands, currency: currency[words.country] ?? 'USD' };
  const wished = (Object.entries(words) as [WishName, string][]).flatMap(([name, word]) => {
    const value = chosen(word);
    return value === undefined ? [] : [[name, FROM_WORDS[name]?.(value, market) ?? value]];
  });
  return Object.fromEntries(wished) as Preferences;
};
