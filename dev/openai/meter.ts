/** Counts requests and tokens with the tokenizer of the current models, and imitates the provider's prompt cache. */
import { countTokens, encode } from 'gpt-tokenizer/encoding/o200k_base';
import type { ResponseUsage } from 'openai/resources/responses/responses';
import { MODES, type Mode } from './modes.ts';
import { type CreateBody, promptOf } from './response-objects.ts';

/** Source: prompt caching guide. Shorter prompts are never cached. */
const MIN_CACHED_TOKENS = 1024;
const CACHE_STEP = 128;
const PREFIXES_KEPT = 50;

export interface Counters {
  readonly requests: number;
  readonly byMode: Readonly<Record<Mode, number>>;
  readonly refusedRequests: number;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

export interface Meter {
  seen(mode: Mode): void;
  refused(): void;
  usage(body: CreateBody, text: string): ResponseUsage;
  read(): Counters;
  reset(): void;
}

const zero = (): Counters => ({
  requests: 0,
  byMode: Object.fromEntries(MODES.map((mode) => [mode, 0])) as Record<Mode, number>,
  refusedRequests: 0,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
});

const sharedPrefix = (left: readonly number[], right: readonly number[]): number => {
  const end = left.findIndex((token, index) => token !== right[index]);
  return end === -1 ? left.length : end;
};

/** Remembers the last prompts and says how many tokens of a new one a prompt cache would have held. */
const createPrefixCache = () => {
  let prompts: number[][] = [];
  return (tokens: number[]): number => {
    const longest = Math.max(0, ...prompts.map((known) => sharedPrefix(known, tokens)));
    prompts = [...prompts.slice(1 - PREFIXES_KEPT), tokens];
    return longest < MIN_CACHED_TOKENS ? 0 : longest - (longest % CACHE_STEP);
  };
};

const usageOf = (input: number, cached: number, output: number): ResponseUsage => ({
  input_tokens: input,
  input_tokens_details: { cached_tokens: cached, cache_write_tokens: 0 },
  output_tokens: output,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: input + output,
});

export const createMeter = (): Meter => {
  let counters = zero();
  let cachedTokensOf = createPrefixCache();
  const add = (more: Partial<Omit<Counters, 'byMode'>>): void => {
    const sums = Object.entries(more).map(([key, value]) => [key, counters[key as keyof typeof more] + value]);
    counters = { ...counters, ...(Object.fromEntries(sums) as Partial<Counters>) };
  };
  return {
    seen: (mode) => {
      add({ requests: 1 });
      counters = { ...counters, byMode: { ...counters.byMode, [mode]: counters.byMode[mode] + 1 } };
    },
    refused: () => {
      add({ requests: 1, refusedRequests: 1 });
    },
    usage: (body, text) => {
      const tokens = encode(promptOf(body));
      const usage = usageOf(tokens.length, cachedTokensOf(tokens), countTokens(text));
      const { cached_tokens: cachedTokens } = usage.input_tokens_details;
      add({ inputTokens: usage.input_tokens, cachedTokens, outputTokens: usage.output_tokens });
      return usage;
    },
    read: () => counters,
    reset: () => {
      counters = zero();
      cachedTokensOf = createPrefixCache();
    },
  };
};
