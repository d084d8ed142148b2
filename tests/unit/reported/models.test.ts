/**
 * What a model's provider refuses, each from a public report or its documents; a new one is a line: the model or the request, where it
 * is told, the right answer of the adapter or of the local server.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createOpenAiModel } from '../../../src/lib/adapters/openai/openai.ts';
import { type Harness, QUESTION, startHarness } from '../adapters/openai/openai-harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
beforeEach(() => harness.reset());
afterAll(() => harness.stub.stop());

type Effort = string | undefined;

/** What is asked for at first, and what then brings the answer; the next question begins with that. */
const EFFORTS: readonly (readonly [model: string, source: string, first: Effort, then: Effort])[] = [
  ['gpt-6-luna', 'the reasoning guide', 'none', 'none'],
  ['gpt-5.6', 'the reasoning guide', 'none', 'none'],
  ['gpt-5.4-mini', 'RayBytes/ChatMock#101', 'none', 'none'],
  ['gpt-5.1', 'openai/openai-agents-python#2089', 'none', 'none'],
  ['gpt-5.1-codex', 'RayBytes/ChatMock#101', 'none', undefined],
  ['gpt-5.3-codex', 'RayBytes/ChatMock#101', 'none', undefined],
  ['gpt-5.4-pro', "the model's page", 'none', undefined],
  ['gpt-5.2-chat-latest', "the model's page", 'none', undefined],
  ['gpt-5-mini', "the model's page", 'minimal', 'minimal'],
  ['gpt-5-codex', "the model's page", 'minimal', undefined],
  ['gpt-5-pro', '@azure/ai-projects: ReasoningEffort', 'minimal', undefined],
  ['o4-mini', 'enricoros/big-AGI#940', 'low', 'low'],
  ['gpt-4o-mini', 'BerriAI/litellm#38842', undefined, undefined],
];

const effortsSent = async (): Promise<Effort[]> =>
  (await harness.requests()).map((sent) => (sent['reasoning'] as { effort?: string } | undefined)?.effort);

describe('the adapter', () => {
  it.each(EFFORTS)(
    'gets an answer of %s (%s), asking for the effort %s and then %s',
    async (model, _source, ...asked) => {
      const [first, then] = asked;
      const adapter = createOpenAiModel({
        apiKey: () => Promise.resolve('sk-local'),
        model,
        baseURL: harness.stub.baseUrl,
      });

      const outcomes = [await adapter.choose(QUESTION), await adapter.choose(QUESTION)];

      expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
      expect(await effortsSent()).toEqual(first === then ? [first, first] : [first, then, then]);
    },
  );

  it('asks once more at most, and tells what is refused for another reason', async () => {
    const tooLong = { ...QUESTION, maxOutputTokens: 1 };
    const adapter = createOpenAiModel({
      apiKey: () => Promise.resolve('sk-local'),
      model: 'gpt-5.1-codex',
      baseURL: harness.stub.baseUrl,
    });

    expect(await adapter.choose(tooLong)).toMatchObject({ ok: false, reason: 'rejected' });
    expect(await harness.requests()).toHaveLength(1);
  });
});

const BODY = { model: 'gpt-6-luna', input: 'Hi' };

/** 400 with this code and parameter. */
const REFUSED: readonly (readonly [
  what: string,
  source: string,
  change: object,
  code: string,
  param: string | null,
])[] = [
  ['an unknown parameter', 'API reference', { temperatur: 1 }, 'unknown_parameter', 'temperatur'],
  [
    'an unknown parameter within one',
    'API reference',
    { reasoning: { efort: 'low' } },
    'unknown_parameter',
    'reasoning.efort',
  ],
  ['an unknown part of the text', 'API reference', { text: { formats: {} } }, 'unknown_parameter', 'text.formats'],
  ["Chat Completions' effort", 'lobehub/lobehub#8116', { reasoning_effort: 'low' }, 'unsupported_parameter', null],
  ["Chat Completions' format", 'the migration guide', { response_format: {} }, 'unsupported_parameter', null],
  ["Chat Completions' length", 'the migration guide', { max_tokens: 99 }, 'unsupported_parameter', null],
  [
    'an effort of another model',
    'openai/openai-agents-python#2089',
    { model: 'gpt-5.1', reasoning: { effort: 'minimal' } },
    'unsupported_value',
    'reasoning.effort',
  ],
  [
    'no effort for one that must',
    '@azure/ai-projects: ReasoningEffort',
    { model: 'gpt-5', reasoning: { effort: 'none' } },
    'unsupported_value',
    'reasoning.effort',
  ],
  [
    'more than a model has',
    '@azure/ai-projects: ReasoningEffort',
    { model: 'gpt-5.1', reasoning: { effort: 'xhigh' } },
    'unsupported_value',
    'reasoning.effort',
  ],
  [
    'an effort of one that does not reason',
    'BerriAI/litellm#38842',
    { model: 'gpt-4o', reasoning: { effort: 'low' } },
    'unsupported_parameter',
    'reasoning.effort',
  ],
  [
    'a temperature of one that reasons',
    'the reasoning guide',
    { temperature: 0.2, reasoning: { effort: 'low' } },
    'unsupported_parameter',
    'temperature',
  ],
  [
    'cache options of an older model',
    'openai-node: ResponseCreateParamsBase',
    { model: 'gpt-5.4', prompt_cache_options: { mode: 'explicit' } },
    'unsupported_parameter',
    'prompt_cache_options',
  ],
  ['instructions that are no text', 'API reference', { instructions: 7 }, 'invalid_type', 'instructions'],
  ['too few tokens', 'API reference', { max_output_tokens: 15 }, 'integer_below_min_value', 'max_output_tokens'],
  [
    'too long an identifier',
    'API reference',
    { safety_identifier: 'x'.repeat(129) },
    'string_above_max_length',
    'safety_identifier',
  ],
];

describe('the local server', () => {
  it.each(REFUSED)('refuses %s (%s) as the provider does', async (...[, , change, code, param]) => {
    const response = await fetch(`${harness.stub.baseUrl}/responses`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-local', 'content-type': 'application/json' },
      body: JSON.stringify({ ...BODY, ...change }),
    });

    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 400,
      body: { error: { type: 'invalid_request_error', code, param } },
    });
  });
});
