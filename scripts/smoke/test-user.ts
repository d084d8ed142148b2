/** A user for one run, signed in, and gone again afterwards, whatever happened between. */
import { randomUUID } from 'node:crypto';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { createSrpSession, signSrpSession, wrapAuthChallenge, wrapInitiateAuth } from 'cognito-srp-helper';
import type { Target } from './target.ts';

export interface TestUser {
  readonly token: string;
  /** @returns whether there was still something to remove */
  remove(): Promise<boolean>;
}

interface Account {
  readonly username: string;
  readonly password: string;
}

const create = async (cognito: CognitoIdentityProviderClient, UserPoolId: string): Promise<Account> => {
  const username = `smoke-${randomUUID()}@glamai.example`;
  const password = `Aa1!${randomUUID()}`;
  const UserAttributes = [
    { Name: 'email', Value: username },
    { Name: 'email_verified', Value: 'true' },
  ];
  const user = { UserPoolId, Username: username };
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  return { username, password };
};

/**
 * By the app's own client, as the app does: the gateway takes no other client's tokens. In prod that client takes no password,
 * only a proof of it (SRP).
 */
const signInBySrp = async (
  cognito: CognitoIdentityProviderClient,
  { userPoolId, userPoolClientId: ClientId }: Target,
  { username: USERNAME, password }: Account,
): Promise<string | undefined> => {
  const session = createSrpSession(USERNAME, password, userPoolId, false);
  const begin = { ClientId, AuthFlow: 'USER_SRP_AUTH' as const, AuthParameters: { USERNAME } };
  const { ChallengeParameters = {}, Session } = await cognito.send(
    new InitiateAuthCommand(wrapInitiateAuth(session, begin)),
  );
  const answer = {
    ClientId,
    ChallengeName: 'PASSWORD_VERIFIER' as const,
    ChallengeResponses: { USERNAME: ChallengeParameters['USER_ID_FOR_SRP'] ?? USERNAME },
    Session,
  };
  const proof = wrapAuthChallenge(signSrpSession(session, { ChallengeParameters }), answer);
  const { AuthenticationResult } = await cognito.send(new RespondToAuthChallengeCommand(proof));
  return AuthenticationResult?.IdToken;
};

const remove = async (
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
): Promise<boolean> => {
  try {
    await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
    return true;
  } catch (error) {
    if (error instanceof UserNotFoundException || (error as Error).name === 'UserNotFoundException') return false;
    throw error;
  }
};

export const createTestUser = async (target: Target, cognito: CognitoIdentityProviderClient): Promise<TestUser> => {
  const { userPoolId } = target;
  const account = await create(cognito, userPoolId);
  try {
    const token = await signInBySrp(cognito, target, account);
    if (token === undefined) throw new Error('Cognito gave no ID token.');
    return { token, remove: () => remove(cognito, userPoolId, account.username) };
  } catch (error) {
    await remove(cognito, userPoolId, account.username);
    throw error;
  }
};
