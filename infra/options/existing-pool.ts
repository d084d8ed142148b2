/** Somebody else's user pool in the place of the stack's own. */
import { type Replacement, replaceValues } from '../replace-values.ts';
import type { Template } from '../template.ts';

export interface ExistingPool {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
}

/** The stack's own pool and client, and what stands for them: the one's Ref and ARN, the other's Ref. */
const replacements = ({ userPoolId, userPoolClientId }: ExistingPool): readonly Replacement[] => [
  [{ Ref: 'UserPool' }, userPoolId],
  [{ Ref: 'UserPoolClient' }, userPoolClientId],
  [
    { 'Fn::GetAtt': ['UserPool', 'Arn'] },
    { 'Fn::Sub': `arn:\${AWS::Partition}:cognito-idp:\${AWS::Region}:\${AWS::AccountId}:userpool/${userPoolId}` },
  ],
];

export const useExistingPool = (template: Template, pool: ExistingPool): void => {
  Reflect.deleteProperty(template.Resources, 'UserPool');
  Reflect.deleteProperty(template.Resources, 'UserPoolClient');
  replaceValues(template, replacements(pool));
};
