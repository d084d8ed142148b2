/** The looks that simulated users ask for, in the order of time: first looks, refinements, later visits. */
import type { FaceProfile } from '../../src/lib/face/types.ts';
import type { Preferences } from '../../src/lib/looks/types.ts';
import type { Refinement } from '../../src/lib/vocabulary.ts';
import { ASSUMPTIONS, drawAgain, drawPreferences, drawProfile } from './population.ts';
import { createRandom, type Random } from '../random.ts';

/** The users of one run come within a month, as in the launch of an app. */
export const PERIOD_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;
const MINUTE_MS = 60_000;

export interface Wanted {
  readonly user: number;
  /** Milliseconds since the start. */
  readonly at: number;
  readonly profile: FaceProfile;
  readonly preferences: Preferences;
  /** Starts from what the user was shown before. */
  readonly refine?: Refinement;
}

const REFINEMENTS = { none: 0, one: 1, two: 2 } as const;

/** On a later visit most wishes stay, the style and the occasion are chosen anew. */
const laterWishes = (random: Random, before: Preferences, brands: readonly string[]): Preferences => {
  const anew = drawPreferences(random, brands);
  if (random.next() > ASSUMPTIONS.keptWishes) {
    const { locale, country, vegan, avoid } = before;
    return { ...anew, ...Object.fromEntries(Object.entries({ locale, country, vegan, avoid }).filter(([, v]) => v)) };
  }
  const { style, occasion, notes, ...kept } = before;
  return { ...kept, ...(anew.style && { style: anew.style }), ...(anew.occasion && { occasion: anew.occasion }) };
};

const visit = (random: Random, first: Omit<Wanted, 'refine'>): Wanted[] => {
  const count = REFINEMENTS[random.pick(ASSUMPTIONS.refinements) as keyof typeof REFINEMENTS];
  const more = Array.from({ length: count }, (_, index) => ({
    ...first,
    at: first.at + (index + 1) * MINUTE_MS,
    refine: random.pick(ASSUMPTIONS.refine),
  }));
  return [first, ...more];
};

const looksOfUser = (user: number, seed: number, brands: readonly string[]): Wanted[] => {
  const random = createRandom(seed + user);
  const face = drawProfile(random);
  let preferences = drawPreferences(random, brands);
  const visits = Number(random.pick(ASSUMPTIONS.visits));
  const times = Array.from({ length: visits }, () => random.next() * PERIOD_DAYS * DAY_MS).sort((a, b) => a - b);
  return times.flatMap((at, index) => {
    if (index > 0) preferences = laterWishes(random, preferences, brands);
    return visit(random, { user, at, profile: index === 0 ? face : drawAgain(random, face), preferences });
  });
};

export const drawLooks = (users: number, seed: number, brands: readonly string[]): readonly Wanted[] =>
  Array.from({ length: users }, (_, user) => looksOfUser(user, seed, brands))
    .flat()
    .sort((left, right) => left.at - right.at);
