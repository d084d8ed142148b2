/** Asks a model over the OpenAI Responses API, or over anything that speaks it, within a fixed time. */
import type { OpenAI } from 'openai';
import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import type { ChooseWithModel, ModelAsk, StylistModel } from '../../looks/model/ports.ts';
import { isPassing, outcomeOfError, outcomeOfResponse } from './openai-outcome.ts';
import { createRetries, RETRY_LIMITS, type WithRetries } from '../aws/retry-policy.ts';

type Effort = NonNullable<NonNullable<ResponseCreateParamsNonStreaming['reasoning']>['effort']>;

export interface OpenAiOptions {
  /** Asked for every call, so that a rotated secret takes effect; undefined means that there is no model. */
  readonly apiKey: () => Promise<string | undefined>;
  readonly model: string;
  /** By default the SDK's own: OPENAI_BASE_URL, else OpenAI. */
  readonly baseURL?: string;
  /** By default the least that the model accepts; null sends none. */
  readonly reasoningEffort?: Effort | null;
  readonly retries?: WithRetries;
}

/** Source: the `reasoning.effort` line of each model's page. Others get no `reasoning` at all. */
const LEAST_EFFORT: readonly (readonly [RegExp, Effort])[] = [
  [/^gpt-(5\.\d|[6-9])/, 'none'],
  [/^gpt-5(-|$)/, 'minimal'],
  [/^o\d/, 'low'],
];

/** From this family on a cache write costs 1.25 times the input, and `explicit` without a breakpoint writes nothing. */
const CHARGES_CACHE_WRITES = /^gpt-(5\.[6-9]|[6-9])/;

/** One attempt may take this share of the time when there is enough left for another. */
const ATTEMPT_SHARE = 0.6;
const MIN_ATTEMPT_MS = 3_500;
/** The provider allows 128 characters. */
const MAX_IDENTIFIER = 64;

const effortOf = ({ model, reasoningEffort }: OpenAiOptions): Effort | null =>
  reasoningEffort === undefined
    ? (LEAST_EFFORT.find(([pattern]) => pattern.test(model))?.[1] ?? null)
    : reasoningEffort;

const bodyOf = (ask: ModelAsk, options: OpenAiOptions): ResponseCreateParamsNonStreaming => {
  const effort = effortOf(options);
  return {
    model: options.model,
    instructions: ask.instructions,
    input: ask.input,
    text: { format: { type: 'json_schema', name: ask.schemaName, schema: { ...ask.schema }, strict: true } },
    max_output_tokens: ask.maxOutputTokens,
    store: false,
    safety_identifier: ask.userHash.slice(0, MAX_IDENTIFIER),
    prompt_cache_key: ask.promptCacheKey,
    ...(effort === null ? {} : { reasoning: { effort } }),
    ...(CHARGES_CACHE_WRITES.test(options.model) ? { prompt_cache_options: { mode: 'explicit' } } : {}),
  };
};

/** Whole milliseconds; an attempt gets all the time that is left when there is not enough for two, and none after it. */
const attemptMs = (leftMs: number): number =>
  Math.max(0, Math.ceil(leftMs * ATTEMPT_SHARE < MIN_ATTEMPT_MS ? leftMs : leftMs * ATTEMPT_SHARE));

interface RefusedParameter {
  readonly status?: number;
  readonly param?: string | null;
}

/** What a model takes differs within a family, and from one day to the next. */
const refusesReasoning = (error: unknown): boolean => {
  const { status, param } = error as RefusedParameter;
  return status === 400 && (param ?? '').startsWith('reasoning');
};

type Create = (client: OpenAI, ask: ModelAsk, leftMs: () => number) => Promise<unknown>;

/** A model that refuses our effort is asked again without one, at once, and from then on. */
const createWith = (options: OpenAiOptions): Create => {
  let known = options;
  const once: Create = (client, ask, leftMs) =>
    // What waiting for the key took is gone, whatever the policy holds worth an attempt.
    client.responses.create(bodyOf(ask, known), { signal: AbortSignal.timeout(attemptMs(leftMs())) });
  return async (client, ask, leftMs) => {
    const asked = known;
    try {
      return await once(client, ask, leftMs);
    } catch (error) {
      if (effortOf(asked) === null || !refusesReasoning(error)) throw error;
      known = { ...options, reasoningEffort: null };
      return once(client, ask, leftMs);
    }
  };
};

const chooseWith = (
  options: OpenAiOptions,
  clientFor: (apiKey: string) => Promise<OpenAI>,
  retries: WithRetries,
): ChooseWithModel => {
  const create = createWith(options);
  return async (ask) => {
    const until = Date.now() + ask.budgetMs;
    const leftMs = (): number => until - Date.now();
    const { APIConnectionTimeoutError, APIError, APIUserAbortError } = await import('./openai-sdk.ts');
    const sdk = { APIConnectionTimeoutError, APIError, APIUserAbortError };
    const failureOf = (error: unknown) => outcomeOfError(error, sdk, Date.now());
    try {
      const apiKey = await options.apiKey();
      if (apiKey === undefined) return { ok: false, reason: 'unauthorized', detail: 'no_key' };
      const client = await clientFor(apiKey);
      const response = await retries(() => create(client, ask, leftMs), {
        isRetryable: (error) => isPassing(failureOf(error)),
        remainingMs: leftMs,
        askedWaitMs: (error) => 1_000 * (failureOf(error).retryAfterSeconds ?? 0),
      });
      return outcomeOfResponse(response, options.model);
    } catch (error) {
      return failureOf(error);
    }
  };
};

/** Nothing is loaded or read before the first call. */
export const createOpenAiModel = (options: OpenAiOptions): StylistModel => {
  let known: { readonly apiKey: string; readonly client: OpenAI } | undefined;
  const clientFor = async (apiKey: string): Promise<OpenAI> => {
    if (known?.apiKey === apiKey) return known.client;
    const { OpenAI: Client } = await import('./openai-sdk.ts');
    // The SDK's debug log would name headers; this service has its own. An attempt's signal ends before the SDK's timer.
    const client = new Client({
      apiKey,
      logLevel: 'off',
      maxRetries: 0,
      ...(options.baseURL === undefined ? {} : { baseURL: options.baseURL }),
    });
    known = { apiKey, client };
    return client;
  };
  return {
    model: options.model,
    configured: async () => (await options.apiKey().catch(() => undefined)) !== undefined,
    prepare: async () => {
      const apiKey = await options.apiKey();
      if (apiKey !== undefined) await clientFor(apiKey);
    },
    choose: chooseWith(options, clientFor, options.retries ?? createRetries(RETRY_LIMITS.model)),
  };
};
