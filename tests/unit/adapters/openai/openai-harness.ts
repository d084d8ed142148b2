/** The local Responses API with an adapter in front of it, and one ordinary question. */
import { type OpenAiStub, startOpenAiStub } from '../../../../dev/openai/server.ts';
import { createOpenAiModel, type OpenAiOptions } from '../../../../src/lib/adapters/openai/openai.ts';
import type { ModelAsk, ModelOutcome } from '../../../../src/lib/looks/model/ports.ts';

export const QUESTION: ModelAsk = {
  instructions: 'Choose a lipstick.',
  input: 'PROFILE\nundertone: warm',
  schemaName: 'look',
  schema: {
    type: 'object',
    properties: {
      products: {
        type: 'object',
        properties: { lipstick: { type: 'string', enum: ['lip-1', 'lip-2'] } },
        required: ['lipstick'],
        additionalProperties: false,
      },
    },
    required: ['products'],
    additionalProperties: false,
  },
  promptCacheKey: 'look-test',
  userHash: 'a'.repeat(64),
  maxOutputTokens: 200,
  budgetMs: 4_000,
};

export interface Harness {
  readonly stub: OpenAiStub;
  ask(change?: Partial<ModelAsk>, options?: Partial<OpenAiOptions>): Promise<ModelOutcome>;
  /** Tells the server how to answer from now on. */
  behave(behaviour: Record<string, unknown>): Promise<void>;
  requests(): Promise<Record<string, unknown>[]>;
  count(): Promise<number>;
  reset(): Promise<void>;
}

const json = async (url: string, init?: RequestInit): Promise<Record<string, unknown>> =>
  (await (await fetch(url, init)).json()) as Record<string, unknown>;

export const startHarness = async (): Promise<Harness> => {
  const stub = await startOpenAiStub();
  const control = (method: string, body?: unknown) =>
    json(stub.controlUrl, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return {
    stub,
    ask: (change = {}, options = {}) =>
      createOpenAiModel({
        apiKey: () => Promise.resolve('sk-local'),
        model: 'gpt-6-luna',
        baseURL: stub.baseUrl,
        ...options,
      }).choose({ ...QUESTION, ...change }),
    behave: async (behaviour) => {
      await control('PUT', behaviour);
    },
    requests: async () => (await json(`${stub.controlUrl}/requests`))['requests'] as Record<string, unknown>[],
    count: async () => ((await control('GET'))['counters'] as { requests: number }).requests,
    reset: async () => {
      await control('DELETE');
    },
  };
};
