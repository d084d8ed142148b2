/** Strict mode's rules for a JSON Schema, so that a schema the real service would refuse is refused here too. */

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Source: Structured Outputs guide, "Supported schemas". */
const UNSUPPORTED = ['allOf', 'oneOf', 'not', 'dependentRequired', 'dependentSchemas', 'if', 'then', 'else'];
const MAX_ENUM_VALUES = 1000;
const MAX_PROPERTIES = 5000;
const MAX_DEPTH = 10;

interface Tally {
  enumValues: number;
  properties: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectFault = (schema: Record<string, unknown>, where: string): string | undefined => {
  if (schema['additionalProperties'] !== false) {
    return `In context=(${where}), 'additionalProperties' is required to be supplied and to be false.`;
  }
  const names = Object.keys(isRecord(schema['properties']) ? schema['properties'] : {});
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const missing = names.find((name) => !required.includes(name));
  return missing === undefined
    ? undefined
    : `In context=(${where}), 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
};

const childrenOf = (schema: Record<string, unknown>): [string, unknown][] => {
  const named = ['properties', '$defs'].flatMap((key) =>
    isRecord(schema[key]) ? Object.entries(schema[key]).map(([name, child]): [string, unknown] => [name, child]) : [],
  );
  const anyOf = Array.isArray(schema['anyOf'])
    ? schema['anyOf'].map((child): [string, unknown] => ['anyOf', child])
    : [];
  return 'items' in schema ? [...named, ...anyOf, ['items', schema['items']]] : [...named, ...anyOf];
};

const tallyUp = (schema: Record<string, unknown>, tally: Tally): void => {
  if (Array.isArray(schema['enum'])) tally.enumValues += schema['enum'].length;
  if (isRecord(schema['properties'])) tally.properties += Object.keys(schema['properties']).length;
};

const nodeFault = (schema: Record<string, unknown>, path: readonly string[]): string | undefined => {
  const where = path.map((part) => `'${part}'`).join(', ');
  const unsupported = UNSUPPORTED.find((keyword) => keyword in schema);
  if (unsupported !== undefined) return `In context=(${where}), '${unsupported}' is not permitted.`;
  if (!['type', 'anyOf', '$ref', 'enum', 'const'].some((keyword) => keyword in schema)) {
    return `In context=(${where}), schema must have a 'type' key.`;
  }
  return schema['type'] === 'object' ? objectFault(schema, where) : undefined;
};

const walk = (schema: unknown, path: readonly string[], tally: Tally): string | undefined => {
  if (!isRecord(schema)) return `In context=(${path.join(', ')}), schema must be an object.`;
  if (path.length > MAX_DEPTH) return `The schema is nested more than ${MAX_DEPTH} levels deep.`;
  tallyUp(schema, tally);
  const fault = nodeFault(schema, path);
  if (fault !== undefined) return fault;
  for (const [name, child] of childrenOf(schema)) {
    const inner = walk(child, [...path, name], tally);
    if (inner !== undefined) return inner;
  }
  return undefined;
};

/** The first fault, in the words of the real service, or undefined. */
export const strictSchemaFault = (schema: unknown): string | undefined => {
  if (!isRecord(schema) || schema['type'] !== 'object') return `schema must be a JSON Schema of 'type: "object"'.`;
  const tally: Tally = { enumValues: 0, properties: 0 };
  const fault = walk(schema, [], tally);
  if (fault !== undefined) return fault;
  if (tally.enumValues > MAX_ENUM_VALUES) return `The schema has more than ${MAX_ENUM_VALUES} enum values.`;
  return tally.properties > MAX_PROPERTIES ? `The schema has more than ${MAX_PROPERTIES} properties.` : undefined;
};
