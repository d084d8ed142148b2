/** Sign-in accounts in the Cognito user pool. */
import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Problem } from '../errors.ts';

/** Milliseconds. */
const CONNECTION_TIMEOUT = 1_000;
const REQUEST_TIMEOUT = 3_000;
const MAX_ATTEMPTS = 3;

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
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      throwOnRequestTimeout: true,
    },
  });
  const nameOf = async (subject: string): Promise<string | undefined> => {
    const Filter = `sub = "${subject}"`;
    const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId: userPoolId, Filter, Limit: 1 }));
    return Users[0]?.Username;
  };
  return async (subject) => {
    if (!SUBJECT.test(subject)) throw unavailable(new Error('The subject is no UUID'));
    try {
      const name = await nameOf(subject);
      if (name === undefined) return;
      await client.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: name }));
    } catch (cause) {
      throw unavailable(cause);
    }
  };
};
