/** Refuses what the real Responses API refuses, with its status, code and parameter. */
import { type ApiFault, type CreateBody, fault, schemaOf } from './response-objects.ts';
import { strictSchemaFault } from './strict-schema.ts';

/** What `reasoning.effort` may be. Sources: each model's page, the reasoning guide, and openai/openai-agents-python#2089 for the words. */
const EFFORTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^gpt-5-pro/, ['high']],
  [/^gpt-5\.\d-pro/, ['medium', 'high', 'xhigh']],
  [/^gpt-5(\.\d)?-chat-latest/, ['medium']],
  [/^gpt-5(\.1)?-codex(-mini)?$/, ['low', 'medium', 'high']],
  [/^gpt-5\.\d-codex/, ['low', 'medium', 'high', 'xhigh']],
  [/^gpt-(5\.[6-9]|6)/, ['none', 'low', 'medium', 'high', 'xhigh', 'max']],
  [/^gpt-5\.[2-5]/, ['none', 'low', 'medium', 'high', 'xhigh']],
  [/^gpt-5\.1/, ['none', 'low', 'medium', 'high']],
  [/^gpt-5(-|$)/, ['minimal', 'low', 'medium', 'high']],
  [/^o\d/, ['low', 'medium', 'high']],
];
/** No reasoning, so none of its parameters. Words: BerriAI/litellm#38842. */
const DOES_NOT_REASON = /^gpt-[34]/;
/** Source: the SDK's own note on `prompt_cache_options`. */
const TAKES_CACHE_OPTIONS = /^gpt-(5\.[6-9]|[6-9])/;
const MIN_OUTPUT_TOKENS = 16;
const MAX_SAFETY_IDENTIFIER = 128;

/** Every parameter of `POST /v1/responses`. Source: `ResponseCreateParamsBase` of the SDK. */
const PARAMETERS = new Set(
  (
    'access_programs background context_management conversation image include input instructions max_output_tokens max_tool_calls ' +
    'metadata model moderation parallel_tool_calls previous_response_id prompt prompt_cache_key prompt_cache_options ' +
    'prompt_cache_retention reasoning safety_identifier service_tier store stream stream_options temperature text tool_choice ' +
    'tools top_logprobs top_p truncation user'
  ).split(' '),
);
/** Those of objects whose keys are all known. */
const NESTED: Readonly<Record<string, readonly string[]>> = {
  reasoning: ['context', 'effort', 'generate_summary', 'mode', 'summary'],
  text: ['format', 'verbosity'],
  prompt_cache_options: ['mode', 'ttl'],
};
/** Of Chat Completions, by their name here. Words: lobehub/lobehub#8116. */
const MOVED: Readonly<Record<string, string>> = {
  reasoning_effort: 'reasoning.effort',
  response_format: 'text.format',
  max_tokens: 'max_output_tokens',
  max_completion_tokens: 'max_output_tokens',
  messages: 'input',
};
const TEXTS = ['instructions', 'safety_identifier', 'prompt_cache_key', 'user'] as const;

const unknown = (name: string): ApiFault => fault(400, 'unknown_parameter', `Unknown parameter: '${name}'.`, name);

const unsupportedParameter = (name: string): ApiFault =>
  fault(400, 'unsupported_parameter', `Unsupported parameter: '${name}' is not supported with this model.`, name);

const oddKey = (name: string, value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && NESTED[name] !== undefined
    ? Object.keys(value).find((key) => NESTED[name]?.includes(key) === false)
    : undefined;

const movedFault = (name: string): ApiFault | undefined => {
  const moved = MOVED[name];
  if (moved === undefined) return undefined;
  const words = `Unsupported parameter: '${name}'. In the Responses API, this parameter has moved to '${moved}'.`;
  return fault(400, 'unsupported_parameter', words, null);
};

const parameterFault = (body: CreateBody): ApiFault | undefined => {
  for (const [name, value] of Object.entries(body)) {
    const odd = PARAMETERS.has(name) ? oddKey(name, value) : '';
    if (odd !== undefined) return movedFault(name) ?? unknown(odd === '' ? name : `${name}.${odd}`);
  }
  return undefined;
};

const typeFault = (body: CreateBody): ApiFault | undefined => {
  const odd = TEXTS.find((name) => body[name] !== undefined && body[name] !== null && typeof body[name] !== 'string');
  return odd === undefined
    ? undefined
    : fault(400, 'invalid_type', `Invalid type for '${odd}': expected a string.`, odd);
};

const effortFault = (body: CreateBody): ApiFault | undefined => {
  const effort = body.reasoning?.effort ?? undefined;
  const model = String(body.model);
  if (effort === undefined) return undefined;
  if (DOES_NOT_REASON.test(model)) return unsupportedParameter('reasoning.effort');
  const [, known] = EFFORTS.find(([pattern]) => pattern.test(model)) ?? [];
  if (known === undefined || known.includes(effort)) return undefined;
  const words =
    `Unsupported value: '${effort}' is not supported with the '${model}' model. ` +
    `Supported values are: ${known.map((value) => `'${value}'`).join(', ')}.`;
  return fault(400, 'unsupported_value', words, 'reasoning.effort');
};

/** A model that reasons takes no temperature, unless its effort is none. */
const samplingFault = ({ model = '', reasoning, temperature, top_p: topP }: CreateBody): ApiFault | undefined => {
  if (DOES_NOT_REASON.test(model) || reasoning?.effort === 'none') return undefined;
  if (typeof temperature === 'number') return unsupportedParameter('temperature');
  return typeof topP === 'number' ? unsupportedParameter('top_p') : undefined;
};

const cacheFault = ({ model = '', prompt_cache_options: options }: CreateBody): ApiFault | undefined =>
  options && !TAKES_CACHE_OPTIONS.test(model) ? unsupportedParameter('prompt_cache_options') : undefined;

const formatFault = (body: CreateBody): ApiFault | undefined => {
  const format = body.text?.format;
  if (format?.type !== 'json_schema') return undefined;
  if (!/^[\w-]{1,64}$/.test(format.name)) {
    return fault(400, 'invalid_value', `Invalid 'text.format.name'.`, 'text.format.name');
  }
  const found = format.strict === true ? strictSchemaFault(schemaOf(body)) : undefined;
  if (found === undefined) return undefined;
  return fault(
    400,
    'invalid_json_schema',
    `Invalid schema for response_format '${format.name}': ${found}`,
    'text.format.schema',
  );
};

const lengthFault = (body: CreateBody): ApiFault | undefined => {
  if ((body.max_output_tokens ?? MIN_OUTPUT_TOKENS) < MIN_OUTPUT_TOKENS) {
    return fault(
      400,
      'integer_below_min_value',
      `Invalid 'max_output_tokens': integer below minimum value.`,
      'max_output_tokens',
    );
  }
  return (body.safety_identifier ?? '').length > MAX_SAFETY_IDENTIFIER
    ? fault(400, 'string_above_max_length', `Invalid 'safety_identifier': string too long.`, 'safety_identifier')
    : undefined;
};

export const requestFault = (body: CreateBody): ApiFault | undefined => {
  if (typeof body.model !== 'string')
    return fault(400, 'missing_required_parameter', `Missing required parameter: 'model'.`, 'model');
  if (body.input === undefined)
    return fault(400, 'missing_required_parameter', `Missing required parameter: 'input'.`, 'input');
  const checks = [parameterFault, typeFault, lengthFault, effortFault, samplingFault, cacheFault, formatFault];
  return checks.map((check) => check(body)).find((found) => found !== undefined);
};
