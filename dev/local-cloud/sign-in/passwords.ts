/** The pool's rules for a new password, in Cognito's words. */
import type { PasswordPolicy, Pool, Services } from './user-pool.ts';

const DEFAULT_LENGTH = 8;

const faultOf = (password: string, policy: PasswordPolicy): string | undefined => {
  const wanted: readonly (readonly [boolean | undefined, RegExp, string])[] = [
    [policy.RequireLowercase, /[a-z]/, 'lowercase'],
    [policy.RequireUppercase, /[A-Z]/, 'uppercase'],
    [policy.RequireNumbers, /[0-9]/, 'numeric'],
    [policy.RequireSymbols, /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/, 'symbol'],
  ];
  if (password.length < (policy.MinimumLength ?? DEFAULT_LENGTH)) return 'Password not long enough';
  const missing = wanted.find(([isWanted, pattern]) => isWanted === true && !pattern.test(password));
  return missing && `Password must have ${missing[2]} characters`;
};

export const checkPassword = ({ refusal: Refusal }: Services, pool: Pool, password = ''): void => {
  const fault = faultOf(password, pool.options.Policies?.PasswordPolicy ?? {});
  if (fault === undefined) return;
  throw new Refusal('InvalidPasswordException', `Password did not conform with policy: ${fault}`);
};
