/** Asks a model over the OpenAI Responses API, or over anything that speaks it, within a fixed time. */
import type { OpenAI } from 'openai';
import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import type { ChooseWithModel, ModelAsk, StylistModel } from '../looks/stylist-ports.ts';
import { outcomeOfError, outcomeOfResponse, retryAfterOf } from './openai-outcome.ts';

type Effort = NonNullable<NonNullable<ResponseCreateParamsNonStreaming['reasoning']>['effort']>;

export interface OpenAiOptions {
  /** Asked for every call, so that a rotated secret takes effect; undefined means that there is no model. */
  readonly apiKey: () => Promise<string | undefined>;
  readonly model: string;
  /** By default the SDK's own: OPENAI_BASE_URL, else OpenAI. */
  readonly baseURL?: string;
  /** By default the least that the model accepts; null sends none. */
  readonly reasoningEffort?: Effort | null;
}

/** Source: the `reasoning.effort` line of each model's page. Others get no `reasoning` at all. */
const LEAST_EFFORT: readonly (readonly [RegExp, Effort])[] = [
  [/^gpt-(5\.\d|[6-9])/, 'none'],
  [/^gpt-5(-|$)/, 'minimal'],
  [/^o\d/, 'low'],
];

/** From this family on a cache write costs 1.25 times the input, and `explicit` without a breakpoint writes nothing. */
const CHARGES_CACHE_WRITES = /^gpt-(5\.[6-9]|[6-9])/;

const MAX_RETRIES = 2;
/** One attempt may take this share of the time when there is enough left for another. */
const ATTEMPT_SHARE = 0.6;
const MIN_ATTEMPT_MS = 2_500;
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

/**
 * The SDK sleeps for as long as `retry-after` says, up to a minute, even when the time is up before: a wait that does
 * not fit is marked as not to be retried, by the header that the SDK obeys.
 */
const fetchUntil =
  (deadline: number): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) return response;
    const wait = (retryAfterOf(response.headers, Date.now()) ?? 0) * 1000;
    if (Date.now() + wait + MIN_ATTEMPT_MS / 2 < deadline) return response;
    const headers = new Headers(response.headers);
    headers.set('x-should-retry', 'false');
    return new Response(response.body, { status: response.status, headers });
  };

/** One attempt gets all the time when there is not enough for two. */
const attemptMs = (budgetMs: number): number =>
  budgetMs * ATTEMPT_SHARE < MIN_ATTEMPT_MS ? budgetMs : Math.floor(budgetMs * ATTEMPT_SHARE);

const chooseWith =
  (options: OpenAiOptions, clientFor: (apiKey: string) => Promise<OpenAI>): ChooseWithModel =>
  async (ask) => {
    const deadline = Date.now() + ask.budgetMs;
    const sdk = await import('openai');
    try {
      const apiKey = await options.apiKey();
      if (apiKey === undefined) return { ok: false, reason: 'unauthorized', detail: 'no_key' };
      const client = (await clientFor(apiKey)).withOptions({ fetch: fetchUntil(deadline) });
      const response = await client.responses.create(bodyOf(ask, options), {
        timeout: attemptMs(ask.budgetMs),
        maxRetries: MAX_RETRIES,
        signal: AbortSignal.timeout(ask.budgetMs),
      });
      return outcomeOfResponse(response, options.model);
    } catch (error) {
      return outcomeOfError(error, sdk, Date.now());
    }
  };

/** Nothing is loaded or read before the first call. */
export const createOpenAiModel = (options: OpenAiOptions): StylistModel => {
  let known: { readonly apiKey: string; readonly client: OpenAI } | undefined;
  const clientFor = async (apiKey: string): Promise<OpenAI> => {
    if (known?.apiKey === apiKey) return known.client;
    const { OpenAI: Client } = await import('openai');
    // The SDK's debug log would name headers; this service has its own.
    const client = new Client({
      apiKey,
      logLevel: 'off',
      ...(options.baseURL === undefined ? {} : { baseURL: options.baseURL }),
    });
    known = { apiKey, client };
    return client;
  };
  return {
    model: options.model,
    configured: async () => (await options.apiKey().catch(() => undefined)) !== undefined,
    choose: chooseWith(options, clientFor),
  };
};
