/** A secret of one's own with the model's key: the roles may read it, and the stack makes none. */
import type { Template } from '../template.ts';
import { replaceValues } from '../replace-values.ts';

/** Secrets Manager ends an ARN with a hyphen and six characters, which a name does not show. */
const SUFFIX = '-??????';

const arnsOf = (secretId: string): unknown[] =>
  secretId.startsWith('arn:')
    ? // With that ending or without it: a name may end like one.
      [secretId, `${secretId}${SUFFIX}`]
    : [
        {
          'Fn::Sub': `arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${secretId}${SUFFIX}`,
        },
      ];

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html */
export const useOwnSecret = (template: Template, secretId: string): void => {
  Reflect.deleteProperty(template.Resources, 'OpenAiSecret');
  replaceValues(template, [[{ Ref: 'OpenAiSecret' }, arnsOf(secretId)]]);
};
