/** Sign-in accounts in the Cognito user pool. */
import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Problem } from '../../errors.ts';
import { createRetries, isUnavailable, NO_SDK_RETRIES, RETRY_LIMITS } from './retry-policy.ts';

/** Milliseconds. */
const CONNECTION_TIMEOUT = 1_000;
const REQUEST_TIMEOUT = 3_000;

/** A token's `sub` is a UUID; anything else would change the filter's meaning. */
const SUBJECT = /^[0-9a-f-]{36}$/i;

const unavailable = (cause: unknown): Problem =>
  new Problem('upstream_unavailable', 'The account could not be removed.', { cause, retryAfterSeconds: 5 });

/**
 * Removes the account with this `sub`; none is fine. The user's name in the pool can differ from the `sub`.
 * @throws Problem upstream_unavailable
 */
export const createAccountRemover = (userPoolId: string): ((subject: string) => Promise<void>) => {
  const client = new CognitoIdentityProviderClient({
    ...NO_SDK_RETRIES,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      throwOnRequestTimeout: true,
    },
  });
  const retries = createRetries(RETRY_LIMITS.accounts);
  const attempt = <T>(call: (limits: { requestTimeout: number }) => Promise<T>): Promise<T> =>
    retries((leftMs) => call({ requestTimeout: Math.min(REQUEST_TIMEOUT, leftMs) }), { isRetryable: isUnavailable });
  const nameOf = async (subject: string): Promise<string | undefined> => {
    const command = new ListUsersCommand({ UserPoolId: userPoolId, Filter: `sub = "${subject}"`, Limit: 1 });
    const { Users = [] } = await attempt((limits) => client.send(command, limits));
    return Users[0]?.Username;
  };
  return async (subject) => {
    if (!SUBJECT.test(subject)) throw unavailable(new Error('The subject is no UUID'));
    try {
      const name = await nameOf(subject);
      if (name === undefined) return;
      const command = new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: name });
      await attempt((limits) => client.send(command, limits));
    } catch (cause) {
      throw unavailable(cause);
    }
  };
};
