/** Makes cognito-local as strict as Cognito: its router, with the rules before it. */
import { CODE_RULES } from './codes.ts';
import { accessCheck, accountRules, tokenRules } from './tokens.ts';
import { type Message, type Pool, type Services, type Target, withoutCapitals } from './user-pool.ts';

export type Router = (target: string) => Target;

export interface Trust {
  /** Of whose tokens. */
  readonly issuerDomain: string;
  readonly jwks: unknown;
}

const poolOf = ({ cognito }: Services, context: unknown, request: Message): Promise<Pool> | undefined => {
  if (request.ClientId !== undefined) return cognito.getUserPoolForClientId(context, request.ClientId);
  return request.UserPoolId === undefined ? undefined : cognito.getUserPool(context, request.UserPoolId);
};

export const strictRouter = (router: Router, services: Services, trust: Trust): Router => {
  const check = accessCheck(services, trust);
  const rules = { ...CODE_RULES, ...tokenRules(services, router('InitiateAuth')), ...accountRules(check) };
  return (target) => {
    const own = router(target);
    const ruled = rules[target]?.(services, own) ?? own;
    return async (context, request) => {
      if (request.AccessToken !== undefined) await check(request.AccessToken);
      const pool = await poolOf(services, context, request);
      const isCaseSensitive = pool?.options.UsernameConfiguration?.CaseSensitive !== false;
      return ruled(context, isCaseSensitive ? request : withoutCapitals(request));
    };
  };
};
