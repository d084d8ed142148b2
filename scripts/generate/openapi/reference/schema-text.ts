/** A schema in words: its type with links to named ones, its limits, and its fields as a table. */
import { escape, table } from './html.ts';
import type { Schema } from './model.ts';

export const schemaAnchor = (name: string): string => `schema-${name}`;

const link = (ref: string): string => {
  const name = ref.split('/').at(-1) ?? ref;
  return `<a href="#${schemaAnchor(name)}">${name}</a>`;
};

const literal = (value: unknown): string => `<code>${escape(JSON.stringify(value))}</code>`;

const arrayText = ({ items }: Schema): string => `list of ${items ? typeText(items) : 'anything'}`;

const objectText = ({ properties, additionalProperties }: Schema): string => {
  if (properties) {
    const fields = Object.entries(properties).map(([name, field]) => `<code>${name}</code> ${typeText(field)}`);
    return `object of ${fields.join(', ')}`;
  }
  return typeof additionalProperties === 'object'
    ? `object of any keys to ${typeText(additionalProperties)}`
    : 'object';
};

const NAMED_FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'time (ISO 8601)',
  uri: 'URL',
  uuid: 'UUID',
};

const simpleText = ({ type = 'anything', format }: Schema): string => NAMED_FORMATS[format ?? ''] ?? type;

/** The first that applies. */
const FORMS: readonly ((schema: Schema) => string | undefined)[] = [
  ({ $ref }) => $ref && link($ref),
  ({ const: value }) => (value === undefined ? undefined : literal(value)),
  ({ enum: values }) => values?.map(literal).join(' · '),
  ({ anyOf, allOf }) => (anyOf ?? allOf?.slice(0, 1))?.map(typeText).join(' or '),
  (schema) => (schema.type === 'array' ? arrayText(schema) : undefined),
  (schema) => (schema.type === 'object' ? objectText(schema) : undefined),
];

export const typeText = (schema: Schema): string => {
  for (const form of FORMS) {
    const text = form(schema);
    if (text !== undefined) return text;
  }
  return simpleText(schema);
};

const range = (low: number | undefined, high: number | undefined, unit: string): string[] => {
  if (high === undefined) return low === undefined || (low === 1 && unit !== '') ? [] : [`at least ${low}${unit}`];
  return [low === undefined ? `at most ${high}${unit}` : `${low} to ${high}${unit}`];
};

export const limitText = (schema: Schema): string =>
  [
    ...range(schema.minimum, schema.maximum, ''),
    ...(schema.exclusiveMinimum === undefined ? [] : [`above ${schema.exclusiveMinimum}`]),
    ...range(schema.minLength, schema.maxLength, ' characters'),
    ...range(schema.minItems, schema.maxItems, ' items'),
    ...(schema.pattern === undefined ? [] : [`matches <code>${escape(schema.pattern)}</code>`]),
    ...(schema.default === undefined ? [] : [`default ${literal(schema.default)}`]),
  ].join('; ');

export const fieldTable = (name: string, { properties = {}, required = [] }: Schema): string =>
  table(
    `Fields of ${name}`,
    ['Field', 'Type', 'Limits'],
    Object.entries(properties).map(([field, schema]) => [
      `<code>${field}</code>${required.includes(field) ? '' : ' <span class="optional">optional</span>'}`,
      typeText(schema),
      limitText(schema),
    ]),
  );
