/** A user for one run, signed in, and gone again afterwards, whatever happened between. */
import { randomUUID } from 'node:crypto';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  InitiateAuthCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
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

/** The app's own client may take no password (in prod it does not), so a client of this run alone signs in. */
const signInByOwnClient = async (
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  { username: USERNAME, password: PASSWORD }: Account,
): Promise<string | undefined> => {
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: `smoke-${randomUUID()}`,
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  const client = { UserPoolId, ClientId: UserPoolClient?.ClientId ?? '' };
  try {
    const AuthParameters = { USERNAME, PASSWORD };
    const { AuthenticationResult } = await cognito.send(
      new AdminInitiateAuthCommand({ ...client, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters }),
    );
    return AuthenticationResult?.IdToken;
  } finally {
    await cognito.send(new DeleteUserPoolClientCommand(client));
  }
};

/** The local cloud takes tokens of its one client only. */
const signInByAppClient = async (
  cognito: CognitoIdentityProviderClient,
  ClientId: string,
  { username: USERNAME, password: PASSWORD }: Account,
): Promise<string | undefined> => {
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } }),
  );
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

export const createTestUser = async (
  { stage, userPoolId, userPoolClientId }: Target,
  cognito: CognitoIdentityProviderClient,
): Promise<TestUser> => {
  const account = await create(cognito, userPoolId);
  try {
    const signIn =
      stage === 'local'
        ? signInByAppClient(cognito, userPoolClientId, account)
        : signInByOwnClient(cognito, userPoolId, account);
    const token = await signIn;
    if (token === undefined) throw new Error('Cognito gave no ID token.');
    return { token, remove: () => remove(cognito, userPoolId, account.username) };
  } catch (error) {
    await remove(cognito, userPoolId, account.username);
    throw error;
  }
};
