/** The OpenAI adapter through the real SDK, against a local server that speaks the Responses API. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Harness, QUESTION, startHarness } from './openai-harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
beforeEach(() => harness.reset());
afterAll(() => harness.stub.stop());

describe('asking the model', () => {
  it('takes no longer than it may when the key came late', async () => {
    await harness.behave({ mode: 'slow', delayMs: 20_000 });
    const lateKey = async () => {
      await sleep(300);
      return 'sk-local';
    };
    const started = Date.now();

    await expect(harness.ask({ budgetMs: 400 }, { apiKey: lateKey })).resolves.toEqual({
      ok: false,
      reason: 'timeout',
    });
    // The retry policy alone would give the attempt 1 250 ms.
    expect(Date.now() - started).toBeLessThan(1_200);
  });

  it('returns the text, the model and the tokens that the provider counted', async () => {
    const outcome = await harness.ask();

    expect(outcome).toMatchObject({ ok: true, model: 'gpt-6-luna' });
    const { text, usage } = outcome as { text: string; usage: { inputTokens: number; outputTokens: number } };
    expect(['lip-1', 'lip-2']).toContain((JSON.parse(text) as { products: { lipstick: string } }).products.lipstick);
    expect(usage.inputTokens).toBeGreaterThan(40);
    expect(usage.outputTokens).toBeGreaterThan(4);
  });

  it('sends a strict schema, stores nothing and names the user by a hash only', async () => {
    await harness.ask();

    const [sent] = await harness.requests();
    expect(sent).toMatchObject({
      model: 'gpt-6-luna',
      store: false,
      safety_identifier: 'a'.repeat(64),
      prompt_cache_key: 'look-test',
      max_output_tokens: 200,
      reasoning: { effort: 'none' },
      text: { format: { type: 'json_schema', strict: true, name: 'look', schema: QUESTION.schema } },
    });
    expect(sent).not.toHaveProperty('user');
    expect(sent).not.toHaveProperty('previous_response_id');
  });

  it.each([
    ['gpt-6-luna', { effort: 'none' }],
    ['gpt-5.4-mini', { effort: 'none' }],
    ['gpt-5-mini', { effort: 'minimal' }],
    ['gpt-4o-mini', undefined],
    ['llama-3.3-70b', undefined],
  ])('asks %s for the least reasoning that it accepts', async (model, reasoning) => {
    const outcome = await harness.ask({}, { model });

    expect(outcome.ok).toBe(true);
    expect((await harness.requests())[0]?.['reasoning']).toEqual(reasoning);
  });

  it('has no model and makes no call while there is no key', async () => {
    const outcome = await harness.ask({}, { apiKey: () => Promise.resolve(undefined) });

    expect(outcome).toMatchObject({ ok: false, reason: 'unauthorized', detail: 'no_key' });
    expect(await harness.count()).toBe(0);
  });

  it('reads the key anew for each call, so that a rotated secret takes effect', async () => {
    const keys = ['sk-old', 'sk-new'];
    const apiKey = () => Promise.resolve(keys.shift());
    const { createOpenAiModel } = await import('../../../../src/lib/adapters/openai/openai.ts');
    const model = createOpenAiModel({ apiKey, model: 'gpt-6-luna', baseURL: harness.stub.baseUrl });

    const outcomes = [await model.choose(QUESTION), await model.choose(QUESTION), await model.choose(QUESTION)];

    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false]);
  });
});

describe('an answer that is no answer', () => {
  it.each([
    ['refusal', 'refusal'],
    ['incomplete', 'incomplete'],
    ['content_filter', 'content_filter'],
    ['failed', 'unavailable'],
  ])('is a value when the service says %s', async (mode, reason) => {
    await harness.behave({ mode });

    expect(await harness.ask()).toMatchObject({ ok: false, reason });
    expect(await harness.count()).toBe(1);
  });

  it('counts the tokens that a refusal cost', async () => {
    await harness.behave({ mode: 'refusal' });

    expect(await harness.ask()).toMatchObject({ usage: { inputTokens: expect.any(Number) as unknown as number } });
  });

  it.each(['wrong_shape', 'not_json', 'unknown_id'])(
    'passes the text on when it is %s, to be checked',
    async (mode) => {
      await harness.behave({ mode });

      expect((await harness.ask()).ok).toBe(true);
    },
  );
});

describe('a service that fails', () => {
  it.each([
    ['401', 'unauthorized', 1],
    ['404', 'rejected', 1],
    ['500', 'unavailable', 3],
    ['hang_up', 'unavailable', 3],
  ])(
    'is a value on %s and is asked again only where that can help',
    async (mode, reason, calls) => {
      await harness.behave({ mode });

      expect(await harness.ask({ budgetMs: 8_000 })).toMatchObject({ ok: false, reason });
      expect(await harness.count()).toBe(calls);
    },
    15_000,
  );

  it.each(['500', 'hang_up', '429'])('answers after one %s', async (mode) => {
    await harness.behave({ mode, times: 1, retryAfterSeconds: 0.2 });

    expect((await harness.ask()).ok).toBe(true);
    expect(await harness.count()).toBe(2);
  });

  it('does not wait for a retry-after that does not fit the time', async () => {
    await harness.behave({ mode: '429', retryAfterSeconds: 30 });
    const started = Date.now();

    expect(await harness.ask()).toEqual({
      ok: false,
      reason: 'rate_limited',
      detail: 'rate_limit_exceeded',
      retryAfterSeconds: 30,
    });
    expect(Date.now() - started).toBeLessThan(1_500);
    expect(await harness.count()).toBe(1);
  });

  it.each(['slow', 'stall'])('gives up in time when the answer is %s', async (mode) => {
    await harness.behave({ mode, delayMs: 20_000 });
    const started = Date.now();

    expect(await harness.ask({ budgetMs: 1_200 })).toEqual({ ok: false, reason: 'timeout' });
    expect(Date.now() - started).toBeLessThan(1_900);
  });

  it('is unavailable when nobody listens', async () => {
    const baseURL = 'http://127.0.0.1:9/v1';

    expect(await harness.ask({ budgetMs: 2_000 }, { baseURL })).toMatchObject({ ok: false, reason: 'unavailable' });
  });

  it.each([
    ['invents a schema that strict mode refuses', { schema: { type: 'object', properties: {} } }],
    ['asks for less output than the service allows', { maxOutputTokens: 4 }],
  ])('is rejected, not retried, when a request %s', async (_what, change) => {
    expect(await harness.ask(change)).toMatchObject({ ok: false, reason: 'rejected' });
    expect(await harness.count()).toBe(1);
  });

  it('never repeats the words of the service, which may hold parts of the prompt or the key', async () => {
    await harness.behave({ mode: '401' });

    expect(JSON.stringify(await harness.ask())).not.toMatch(/Incorrect|sk-local|lipstick/);
  });
});
