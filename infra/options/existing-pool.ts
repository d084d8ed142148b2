/** Somebody else's user pool in the place of the stack's own. */
import type { Template } from './template.ts';

export interface ExistingPool {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
}

/** The stack's own pool and client, and what stands for them: the one's Ref and ARN, the other's Ref. */
const replacements = ({ userPoolId, userPoolClientId }: ExistingPool): readonly (readonly [unknown, unknown])[] => [
  [{ Ref: 'UserPool' }, userPoolId],
  [{ Ref: 'UserPoolClient' }, userPoolClientId],
  [
    { 'Fn::GetAtt': ['UserPool', 'Arn'] },
    { 'Fn::Sub': `arn:\${AWS::Partition}:cognito-idp:\${AWS::Region}:\${AWS::AccountId}:userpool/${userPoolId}` },
  ],
];

const replaced = (value: unknown, table: ReadonlyMap<string, unknown>): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const found = table.get(JSON.stringify(value));
  if (found !== undefined) return found;
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, table));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, table)]));
};

export const useExistingPool = (template: Template, pool: ExistingPool): void => {
  Reflect.deleteProperty(template.Resources, 'UserPool');
  Reflect.deleteProperty(template.Resources, 'UserPoolClient');
  const table = new Map(replacements(pool).map(([from, to]) => [JSON.stringify(from), to]));
  for (const part of [template.Resources, template.Outputs]) Object.assign(part, replaced(part, table));
};
