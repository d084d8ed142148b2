/** Sends simulated users through the stylist as it is wired, with a shared cache and a model that counts, in simulated time. */
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { writeInstance } from '../../dev/openai/write-instance.ts';
import { fixturePresets, fixtureProducts, catalogueOf } from '../../lab/eval-looks/fixture-catalogue.ts';
import type {
  CachedRecommendation,
  ModelAsk,
  ModelOutcome,
  RecommendationCache,
  StylistEvent,
  StylistModel,
} from '../../src/lib/looks/model/ports.ts';
import { lookIntensity } from '../../src/lib/looks/words/technique.ts';
import { createStylist } from '../../src/lib/looks/stylist.ts';
import type { Catalogue, LookSet, StyleRequest } from '../../src/lib/looks/types.ts';
import { drawLooks, type Wanted } from './visits.ts';

/** The instructions ask for three sentences on products and two on the look, and for techniques sometimes. */
const LIST_LENGTH = 3;
const SEED = 1_000;

export interface Tally {
  looks: number;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** The longest input of one call. */
  longestInput: number;
  /** Looks that a shared answer served, and those that found none, one that does not fit them, or may share none (notes). */
  hit: number;
  miss: number;
  stale: number;
  skipped: number;
  cacheReads: number;
  cacheWrites: number;
}

const noTally = (): Tally => ({
  looks: 0,
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  longestInput: 0,
  hit: 0,
  miss: 0,
  stale: 0,
  skipped: 0,
  cacheReads: 0,
  cacheWrites: 0,
});

/** The stub's constrained writer: any offered id with equal chance, so a worse guess than a model that takes the first ones. */
const countingModel = (tally: Tally): StylistModel => ({
  model: 'bench',
  configured: () => Promise.resolve(true),
  prepare: () => Promise.resolve(),
  choose: ({ schema, instructions, input }: ModelAsk): Promise<ModelOutcome> => {
    const text = JSON.stringify(writeInstance(schema, { seed: input, listLength: LIST_LENGTH }));
    const inputTokens = countTokens(`${JSON.stringify(schema)}\n${instructions}\n${input}`);
    const outputTokens = countTokens(text);
    tally.calls += 1;
    tally.inputTokens += inputTokens;
    tally.longestInput = Math.max(tally.longestInput, inputTokens);
    tally.outputTokens += outputTokens;
    return Promise.resolve({ ok: true, text, model: 'bench', usage: { inputTokens, cachedTokens: 0, outputTokens } });
  },
});

const countingCache = (tally: Tally, now: () => number): RecommendationCache => {
  const entries = new Map<string, { readonly value: CachedRecommendation; readonly until: number }>();
  return {
    get: (key) => {
      tally.cacheReads += 1;
      const entry = entries.get(key);
      return Promise.resolve(entry === undefined || entry.until < now() ? undefined : entry.value);
    },
    putFirst: (key, value, ttlSeconds) => {
      tally.cacheWrites += 1;
      entries.set(key, { value, until: now() + 1_000 * ttlSeconds });
      return Promise.resolve();
    },
  };
};

/** Each query is computed once: the catalogue does not change while users come. */
const rememberedCatalogue = (): Catalogue => {
  const real = catalogueOf(fixtureProducts(), fixturePresets());
  const known = new Map<string, Promise<unknown>>();
  const remember = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = (known.get(key) as Promise<T> | undefined) ?? read();
    known.set(key, found);
    return found;
  };
  return {
    foundations: (query) => remember(JSON.stringify(query), () => real.foundations(query)),
    byCategory: (category, limit) => remember(`${category} ${limit}`, () => real.byCategory(category, limit)),
    presets: () => remember('presets', () => real.presets()),
  };
};

const shownOf = ({ recommended }: LookSet, revision: number): NonNullable<StyleRequest['previous']> => ({
  style: recommended.style,
  arPresetId: recommended.arPresetId,
  revision,
  intensity: lookIntensity(recommended),
  productIds: recommended.products.map(({ productId }) => productId),
});

type Shown = NonNullable<StyleRequest['previous']>;

const requestOf = ({ user, profile, preferences, refine }: Wanted, previous: Shown | undefined): StyleRequest => ({
  profile,
  preferences,
  userHash: String(user),
  budgetMs: 8_000,
  ...(refine !== undefined && previous !== undefined && { refine, previous }),
});

const brandsByProducts = (): readonly string[] => {
  const counts = Map.groupBy(fixtureProducts(), ({ brand }) => brand);
  return [...counts].sort(([, left], [, right]) => right.length - left.length).map(([brand]) => brand);
};

/** The looks of so many users within a month. */
export const simulate = async (users: number): Promise<Tally> => {
  const tally = noTally();
  let now = 0;
  const report = (event: StylistEvent): void => {
    if (event.kind === 'cache' && event.outcome in tally) tally[event.outcome as 'hit'] += 1;
  };
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const cache = countingCache(tally, clock.now);
  const style = createStylist({ catalogue: rememberedCatalogue(), model: countingModel(tally), cache, clock, report });
  const shown = new Map<number, Shown>();
  for (const wanted of drawLooks(users, SEED, brandsByProducts())) {
    now = wanted.at;
    const previous = shown.get(wanted.user);
    const set = await style(requestOf(wanted, previous));
    tally.looks += 1;
    shown.set(wanted.user, shownOf(set, (previous?.revision ?? 0) + 1));
  }
  return tally;
};
