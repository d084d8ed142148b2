/** Refuses what the real Responses API refuses, with its status, code and parameter. */
import { type ApiFault, type CreateBody, fault, schemaOf } from './response-objects.ts';
import { strictSchemaFault } from './strict-schema.ts';

/** Source: the `reasoning.effort` line of each model's page. */
const EFFORTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^gpt-(5\.[6-9]|6)/, ['none', 'low', 'medium', 'high', 'xhigh', 'max']],
  [/^gpt-5\.[1-5]/, ['none', 'low', 'medium', 'high', 'xhigh']],
  [/^gpt-5(-|$)/, ['minimal', 'low', 'medium', 'high']],
  [/^gpt-4/, []],
];
const MIN_OUTPUT_TOKENS = 16;
const MAX_SAFETY_IDENTIFIER = 128;

const unsupported = (param: string, value: string): ApiFault =>
  fault(400, 'unsupported_value', `Unsupported value: '${value}' is not supported with this model.`, param);

const effortFault = (body: CreateBody): ApiFault | undefined => {
  const effort = body.reasoning?.effort;
  if (effort === undefined || effort === null) return undefined;
  const known = EFFORTS.find(([pattern]) => pattern.test(body.model ?? ''));
  return known === undefined || known[1].includes(effort) ? undefined : unsupported('reasoning.effort', effort);
};

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
  return lengthFault(body) ?? effortFault(body) ?? formatFault(body);
};
