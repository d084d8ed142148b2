/** Response and error objects as the Responses API writes them, for each way of answering. */
import { randomBytes } from 'node:crypto';
import type { ResponseCreateParamsNonStreaming, ResponseUsage } from 'openai/resources/responses/responses';
import type { Mode } from './modes.ts';
import type { JsonSchema } from './strict-schema.ts';
import { writeInstance } from './write-instance.ts';

export type CreateBody = ResponseCreateParamsNonStreaming;

const id = (prefix: string): string => `${prefix}_${randomBytes(24).toString('hex')}`;

/** The schema that the request asks the answer to follow, when it asks for one. */
export const schemaOf = (body: CreateBody): JsonSchema | undefined =>
  body.text?.format?.type === 'json_schema' ? body.text.format.schema : undefined;

const plainInput = (input: CreateBody['input']): string =>
  typeof input === 'string' ? input : JSON.stringify(input ?? '');

/** All that the model reads: the schema is rendered in front of the instructions, as the prompt caching guide says. */
export const promptOf = (body: CreateBody): string => {
  const schema = schemaOf(body);
  return [schema === undefined ? '' : JSON.stringify(schema), body.instructions ?? '', plainInput(body.input)].join(
    '\n',
  );
};

/** What the model would write in this mode. */
export const writtenText = (body: CreateBody, mode: Mode): string => {
  const schema = schemaOf(body);
  if (mode === 'not_json' || schema === undefined)
    return 'Sure! Here is a look that would suit you: a soft rose lip and';
  if (mode === 'wrong_shape') return JSON.stringify({ look: 'none', steps: 'see above' });
  const seed = promptOf(body);
  const instance = writeInstance(schema, mode === 'unknown_id' ? { seed, foreignId: 'no-such-product' } : { seed });
  const text = JSON.stringify(instance);
  return mode === 'incomplete' || mode === 'content_filter' ? text.slice(0, Math.floor(text.length / 2)) : text;
};

const REFUSAL = "I'm sorry, but I can't help with that request.";

const contentOf = (text: string, mode: Mode) =>
  mode === 'refusal'
    ? [{ type: 'refusal' as const, refusal: REFUSAL }]
    : [{ type: 'output_text' as const, text, annotations: [], logprobs: [] }];

const cutShort = (mode: Mode): boolean => mode === 'incomplete' || mode === 'content_filter';

const outcomeOf = (mode: Mode) => {
  if (mode === 'failed') {
    return {
      status: 'failed',
      error: { code: 'server_error', message: 'The server had an error while processing your request.' },
      incomplete_details: null,
    };
  }
  if (!cutShort(mode)) return { status: 'completed', error: null, incomplete_details: null };
  const reason = mode === 'incomplete' ? 'max_output_tokens' : 'content_filter';
  return { status: 'incomplete', error: null, incomplete_details: { reason } };
};

const outputOf = (text: string, mode: Mode) =>
  mode === 'failed'
    ? []
    : [
        {
          id: id('msg'),
          type: 'message',
          role: 'assistant',
          status: cutShort(mode) ? 'incomplete' : 'completed',
          content: contentOf(text, mode),
        },
      ];

/** What a response repeats of its request, `null` where the request said nothing. */
const ECHOED = ['instructions', 'max_output_tokens', 'prompt_cache_key', 'safety_identifier'] as const;

const echoOf = (body: CreateBody) => ({
  ...Object.fromEntries(ECHOED.map((key) => [key, body[key] ?? null])),
  model: body.model,
  metadata: body.metadata ?? {},
  reasoning: { effort: null, summary: null, ...body.reasoning },
  store: body.store ?? true,
  text: { format: { type: 'text' }, verbosity: 'medium', ...body.text },
});

/** `object: "response"`, with every field that a non-streaming answer carries. */
export const responseObject = (body: CreateBody, mode: Mode, text: string, usage: ResponseUsage) => {
  const now = Math.floor(Date.now() / 1000);
  return {
    id: id('resp'),
    object: 'response',
    created_at: now,
    completed_at: now,
    ...outcomeOf(mode),
    ...echoOf(body),
    background: false,
    max_tool_calls: null,
    output: outputOf(text, mode),
    parallel_tool_calls: true,
    previous_response_id: null,
    service_tier: 'default',
    temperature: 1,
    tool_choice: 'auto',
    tools: [],
    top_logprobs: 0,
    top_p: 1,
    truncation: 'disabled',
    usage: mode === 'failed' ? null : usage,
    user: null,
  };
};

export interface ApiFault {
  readonly status: number;
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string | null;
  };
}

export const fault = (status: number, code: string | null, message: string, param: string | null = null): ApiFault => ({
  status,
  error: { message, type: status >= 500 ? 'server_error' : 'invalid_request_error', param, code },
});

/** The faults that a mode asks for; undefined when the mode answers 200 or not at all. */
export const faultOf = (mode: Mode, model: string): ApiFault | undefined => {
  if (mode === '401') return fault(401, 'invalid_api_key', 'Incorrect API key provided.');
  if (mode === '404')
    return fault(404, 'model_not_found', `The model '${model}' does not exist or you do not have access to it.`);
  if (mode === '500')
    return fault(500, null, 'The server had an error while processing your request. Sorry about that!');
  if (mode !== '429') return undefined;
  return {
    status: 429,
    error: { message: 'Rate limit reached for requests.', type: 'requests', param: null, code: 'rate_limit_exceeded' },
  };
};
