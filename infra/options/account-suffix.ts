/**
 * Ends the bucket names with the account's id, so that two deployers do not want the same names. The names stay free of any
 * Ref to a bucket, which would be a cycle; the account's id is known before everything else.
 */
import type { Template } from '../template.ts';

export const ACCOUNT = 'account';

const PLACEHOLDER = '${AWS::AccountId}';

const withAccount = (text: string, names: readonly string[]): string =>
  names.reduce((done, name) => done.replaceAll(name, `${name.slice(0, -ACCOUNT.length)}${PLACEHOLDER}`), text);

const rewritten = (value: unknown, names: readonly string[], key?: string): unknown => {
  if (typeof value === 'string') {
    const text = withAccount(value, names);
    return text === value || key === 'Fn::Sub' ? text : { 'Fn::Sub': text };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => rewritten(inner, names));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rewritten(inner, names, name)]));
};

/** `names` are the buckets' names with `account` at their end. */
export const endWithAccount = (template: Template, names: readonly string[]): void => {
  for (const part of [template.Resources, template.Outputs]) Object.assign(part, rewritten(part, names) as object);
};
