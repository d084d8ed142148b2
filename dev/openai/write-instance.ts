/** Writes one JSON value that a strict schema allows, the same for the same seed: what constrained decoding would give. */
import { createHash } from 'node:crypto';
import type { JsonSchema } from './strict-schema.ts';

export interface InstanceOptions {
  /** Everything the model was told: other words, another choice. */
  readonly seed: string;
  /** Replaces the value of the first id enum by this one, as no strict schema would allow. */
  readonly foreignId?: string;
  /** Items of a list that says no `minItems`; 1 by default. */
  readonly listLength?: number;
}

interface Writing {
  readonly root: JsonSchema;
  readonly seed: string;
  readonly listLength: number;
  foreignId: string | undefined;
}

const PHRASES = [
  'Keeps the finish even and close to the skin.',
  'Echoes the undertone so that the colors sit together.',
  'Gives the eyes definition and leaves the lips quiet.',
  'Balances the face without hiding its shape.',
  'Stays soft in daylight and reads well in photos.',
];
const NAMES = ['Quiet Glow', 'Velvet Hour', 'Golden Thread', 'Rosewood Veil', 'Midnight Petal', 'Open Air'];

/** 32 bits of SHA-256, for choices that look free but repeat. */
const draw = (seed: string, path: string): number =>
  createHash('sha256').update(`${seed}\n${path}`).digest().readUInt32BE(0);

const pick = <T>(list: readonly T[], writing: Writing, path: string): T => {
  const chosen = list[draw(writing.seed, path) % list.length];
  if (chosen === undefined) throw new RangeError(`Nothing to choose from at ${path}`);
  return chosen;
};

const resolve = (schema: JsonSchema, writing: Writing): JsonSchema => {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const target = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as JsonSchema | undefined)?.[key], writing.root);
  if (target === undefined) throw new RangeError(`No such definition: ${reference}`);
  return resolve(target as JsonSchema, writing);
};

const numberOf = (schema: JsonSchema, key: string, fallback: number): number =>
  typeof schema[key] === 'number' ? schema[key] : fallback;

const writeNumber = (schema: JsonSchema, writing: Writing, path: string): number => {
  const low = numberOf(schema, 'minimum', 0);
  const high = numberOf(schema, 'maximum', low + 100);
  return low + (draw(writing.seed, path) % (Math.floor(high - low) + 1));
};

const writeText = (schema: JsonSchema, writing: Writing, path: string): string =>
  pick(path.endsWith('/name') ? NAMES : PHRASES, writing, path).slice(0, numberOf(schema, 'maxLength', 1_000));

const writeArray = (schema: JsonSchema, writing: Writing, path: string): unknown[] => {
  const least = numberOf(schema, 'minItems', writing.listLength);
  const items = schema['items'] as JsonSchema;
  return Array.from({ length: least }, (_, index) => writeValue(items, writing, `${path}/${index}`));
};

const writeObject = (schema: JsonSchema, writing: Writing, path: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>).map(([name, child]) => [
      name,
      writeValue(child, writing, `${path}/${name}`),
    ]),
  );

const writeEnum = (values: readonly unknown[], writing: Writing, path: string): unknown => {
  if (writing.foreignId !== undefined && path.includes('/products/')) {
    const foreign = writing.foreignId;
    writing.foreignId = undefined;
    return foreign;
  }
  return pick(values, writing, path);
};

const WRITERS: Readonly<Record<string, (schema: JsonSchema, writing: Writing, path: string) => unknown>> = {
  object: writeObject,
  array: writeArray,
  string: writeText,
  integer: writeNumber,
  number: writeNumber,
  boolean: (_schema, writing, path) => draw(writing.seed, path) % 2 === 0,
  null: () => null,
};

const writeValue = (given: JsonSchema, writing: Writing, path: string): unknown => {
  const schema = resolve(given, writing);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return writeEnum(schema['enum'], writing, path);
  if (Array.isArray(schema['anyOf'])) return writeValue(schema['anyOf'][0] as JsonSchema, writing, path);
  const type = Array.isArray(schema['type']) ? String(schema['type'][0]) : String(schema['type']);
  const writer = WRITERS[type];
  if (writer === undefined) throw new RangeError(`No such type: ${type}`);
  return writer(schema, writing, path);
};

export const writeInstance = (schema: JsonSchema, options: InstanceOptions): unknown =>
  writeValue(
    schema,
    { root: schema, seed: options.seed, listLength: options.listLength ?? 1, foreignId: options.foreignId },
    '',
  );
