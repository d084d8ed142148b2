/** Sends simulated users through briefs, bucket keys, cache and fit as the stylist does, and counts model calls. */
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { writeInstance } from '../../dev/openai/write-instance.ts';
import { readAnswer } from '../../src/lib/looks/model/answer.ts';
import { type Brief, type BucketKeys, bucketKeys, makeBrief } from '../../src/lib/looks/model/brief.ts';
import { PROMPT_VERSION, writeQuestion } from '../../src/lib/looks/model/prompt.ts';
import { RULES_VERSION } from '../../src/lib/looks/rules/rules.ts';
import type { LookChoice, Shortlist, StyleRequest } from '../../src/lib/looks/types.ts';
import { CACHE_TTL_SECONDS } from '../../src/lib/looks/model/answer-cache.ts';
import { agreePreset, fitChoice } from '../../src/lib/looks/model/shared-answer.ts';
import { demoCatalogue } from './catalogue.ts';
import { lightShortlist } from './light-shortlist.ts';
import type { Wanted } from './visits.ts';

/** The instructions ask for three sentences on products and two on the look, and for techniques sometimes. */
const LIST_LENGTH = 3;

const VERSIONS = { prompt: PROMPT_VERSION, algorithm: RULES_VERSION, catalog: 'bench', model: 'bench' };

export interface Tally {
  looks: number;
  calls: number;
  /** Nothing to choose from: the rules answer. */
  noChoice: number;
  hits: number;
  /** First of its bucket. */
  misses: number;
  /** Notes: asked, never shared. */
  personal: number;
  /** There was an answer, but not for this person's shelf. */
  stale: number;
  /** Looks that needed the narrow bucket. */
  narrowed: number;
  inputTokens: number;
  maxInputTokens: number;
  outputTokens: number;
  cacheReads: number;
  cacheWrites: number;
  /** Color slots that a hit filled, of all color slots of those looks. */
  keptSlots: number;
  hitSlots: number;
  readonly buckets: Set<string>;
}

interface Entry {
  readonly choice: LookChoice;
  readonly until: number;
}

const emptyTally = (): Tally => ({
  looks: 0,
  calls: 0,
  noChoice: 0,
  hits: 0,
  misses: 0,
  personal: 0,
  stale: 0,
  narrowed: 0,
  inputTokens: 0,
  maxInputTokens: 0,
  outputTokens: 0,
  cacheReads: 0,
  cacheWrites: 0,
  keptSlots: 0,
  hitSlots: 0,
  buckets: new Set(),
});

/** The stub's answer: any offered id with equal chance, so a worse guess than a model that takes the first ones. */
const askModel = (brief: Brief, shortlist: Shortlist, tally: Tally): LookChoice => {
  const { ask, offer } = writeQuestion(brief, shortlist);
  if (offer.slots.length === 0) {
    tally.noChoice += 1;
    return { arPresetId: offer.presets[0] ?? '', products: {} };
  }
  const schema = JSON.stringify(ask.schema);
  const text = JSON.stringify(writeInstance(ask.schema, { seed: ask.input, listLength: LIST_LENGTH }));
  const input = countTokens(`${schema}\n${ask.instructions}\n${ask.input}`);
  tally.calls += 1;
  tally.inputTokens += input;
  tally.maxInputTokens = Math.max(tally.maxInputTokens, input);
  tally.outputTokens += countTokens(text);
  const read = readAnswer(text, offer, brief);
  if (!read.ok) throw new Error(`The stub broke its own schema: ${read.reason}`);
  return agreePreset(read.choice, shortlist);
};

const COMPLEXION = new Set(['foundation', 'concealer']);

class Cache {
  readonly #entries = new Map<string, Entry>();

  get(key: string, now: number): LookChoice | undefined {
    const entry = this.#entries.get(key);
    return entry === undefined || entry.until < now ? undefined : entry.choice;
  }

  put(key: string, choice: LookChoice, now: number): void {
    this.#entries.set(key, { choice, until: now + 1000 * CACHE_TTL_SECONDS });
  }
}

interface Step {
  readonly brief: Brief;
  readonly shortlist: Shortlist;
  readonly request: StyleRequest;
  readonly now: number;
}

const countHit = (choice: LookChoice, shortlist: Shortlist, tally: Tally): LookChoice => {
  tally.hits += 1;
  const colors = shortlist.slots.filter(({ category }) => !COMPLEXION.has(category));
  tally.hitSlots += colors.length;
  tally.keptSlots += colors.filter(({ category }) => choice.products[category] !== undefined).length;
  return choice;
};

const look = (cache: Cache, key: string, now: number, tally: Tally): LookChoice | undefined => {
  tally.cacheReads += 1;
  return cache.get(key, now);
};

const askAndKeep = (step: Step, key: string | null, cache: Cache, tally: Tally): LookChoice => {
  const choice = askModel(step.brief, step.shortlist, tally);
  tally[key === null ? 'stale' : 'misses'] += 1;
  if (key === null || Object.keys(choice.products).length === 0) return choice;
  tally.cacheWrites += 1;
  tally.buckets.add(key);
  cache.put(key, choice, step.now);
  return choice;
};

/** As stylist-cache.ts does it, without the claim: here one look is made after the other. */
const shared = (step: Step, keys: BucketKeys, cache: Cache, tally: Tally): LookChoice => {
  const { shortlist, now } = step;
  const wide = look(cache, keys.wide, now, tally);
  const wideHit = wide && fitChoice(wide, shortlist, keys.minKept);
  if (wideHit) return countHit(wideHit, shortlist, tally);
  if (wide === undefined && keys.isTypical) return askAndKeep(step, keys.wide, cache, tally);
  tally.narrowed += 1;
  const narrow = look(cache, keys.narrow, now, tally);
  const narrowHit = narrow && fitChoice(narrow, shortlist, keys.minKept);
  if (narrowHit) return countHit(narrowHit, shortlist, tally);
  return askAndKeep(step, narrow === undefined ? keys.narrow : null, cache, tally);
};

const answerFor = (step: Step, cache: Cache, tally: Tally): LookChoice => {
  const { brief, shortlist, request } = step;
  const keys = bucketKeys(brief, request, shortlist, VERSIONS);
  if (keys !== null) return shared(step, keys, cache, tally);
  tally.personal += 1;
  return askModel(brief, shortlist, tally);
};

const shownOf = (
  choice: LookChoice,
  { style, intensity, slots }: Shortlist,
  revision: number,
): StyleRequest['previous'] => ({
  style,
  arPresetId: choice.arPresetId,
  revision,
  intensity,
  productIds: slots.map(
    ({ category, candidates }) => choice.products[category] ?? candidates[0]?.product.productId ?? '',
  ),
});

const requestOf = (wanted: Wanted, previous: StyleRequest['previous']): StyleRequest => {
  const { profile, preferences, refine } = wanted;
  const base = { profile, preferences, userHash: 'bench', budgetMs: 8_000 };
  return refine === undefined || previous === undefined ? base : { ...base, refine, previous };
};

/** `onStep` sees each look before it is answered. */
export const simulate = async (looks: Iterable<Wanted>, onStep?: (step: Step) => void): Promise<Tally> => {
  const tally = emptyTally();
  const cache = new Cache();
  const shown = new Map<number, StyleRequest['previous']>();
  for (const wanted of looks) {
    const previous = wanted.refine === undefined ? undefined : shown.get(wanted.user);
    const request = requestOf(wanted, previous);
    const shortlist = await lightShortlist(request, demoCatalogue);
    const step: Step = { brief: makeBrief(request, shortlist), shortlist, request, now: wanted.at };
    onStep?.(step);
    const choice = answerFor(step, cache, tally);
    tally.looks += 1;
    shown.set(wanted.user, shownOf(choice, shortlist, (previous?.revision ?? 0) + 1));
  }
  return tally;
};
