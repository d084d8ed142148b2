/** Replaces values wherever they stand in a template, such as a Ref by what it would have given. */
import type { Template } from './template.ts';

export type Replacement = readonly [from: unknown, to: unknown];

const replaced = (value: unknown, table: ReadonlyMap<string, unknown>): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const found = table.get(JSON.stringify(value));
  if (found !== undefined) return found;
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, table));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, table)]));
};

export const replaceValues = (template: Template, replacements: readonly Replacement[]): void => {
  const table = new Map(replacements.map(([from, to]) => [JSON.stringify(from), to]));
  for (const part of [template.Resources, template.Outputs]) Object.assign(part, replaced(part, table));
};
