/** The local Cognito: the user pool and the client that serverless.yml declares, and a demo user in it. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { serveCognito } from './cognito-server.ts';
import type { Inbox } from './inbox.ts';
import type { Serverless } from '../serverless/serverless-types.ts';
import { closeServer, type RunningServer } from '../servers.ts';
import { CREDENTIALS, urlOf, type Settings } from '../settings.ts';

export interface Cognito extends RunningServer {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly issuer: string;
  readonly jwks: unknown;
}

const propertiesOf = (serverless: Serverless, type: string): Readonly<Record<string, unknown>> =>
  Object.values(serverless.service.resources?.Resources ?? {}).find(({ Type }) => Type === type)?.Properties ?? {};

const createPool = async (client: CognitoIdentityProviderClient, serverless: Serverless): Promise<string> => {
  const { UserPoolName, ...properties } = propertiesOf(serverless, 'AWS::Cognito::UserPool');
  const input = { ...properties, PoolName: UserPoolName ?? 'users' } as CreateUserPoolCommandInput;
  const { UserPool } = await client.send(new CreateUserPoolCommand(input));
  if (UserPool?.Id === undefined) throw new Error('The local Cognito made no user pool.');
  return UserPool.Id;
};

const createClient = async (
  client: CognitoIdentityProviderClient,
  serverless: Serverless,
  userPoolId: string,
): Promise<string> => {
  const properties = propertiesOf(serverless, 'AWS::Cognito::UserPoolClient');
  const input = { ClientName: 'app', ...properties, UserPoolId: userPoolId } as CreateUserPoolClientCommandInput;
  const { UserPoolClient } = await client.send(new CreateUserPoolClientCommand(input));
  if (UserPoolClient?.ClientId === undefined) throw new Error('The local Cognito made no client.');
  return UserPoolClient.ClientId;
};

/** Which of the equally good looks a user gets hangs on the id: one id, and everybody's first look is the one that the README shows. */
const DEMO_SUB = '6f1c1f0a-5b7e-4d5e-9a63-2d0d8b6f7c11';

const createDemoUser = async (
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  { username, password }: Settings['demoUser'],
): Promise<void> => {
  const user = { UserPoolId: userPoolId, Username: username };
  const attributes = [
    { Name: 'sub', Value: DEMO_SUB },
    { Name: 'email', Value: username },
    { Name: 'email_verified', Value: 'true' },
  ];
  await client.send(new AdminCreateUserCommand({ ...user, UserAttributes: attributes, MessageAction: 'SUPPRESS' }));
  await client.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
};

export const startCognito = async (settings: Settings, serverless: Serverless, inbox: Inbox): Promise<Cognito> => {
  const url = urlOf(settings, 'cognito');
  const directory = join(settings.stateDir, 'cognito');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const server = await serveCognito(settings, url, inbox);
  const client = new CognitoIdentityProviderClient({
    endpoint: url,
    region: settings.region,
    credentials: CREDENTIALS,
  });
  const userPoolId = await createPool(client, serverless);
  const userPoolClientId = await createClient(client, serverless, userPoolId);
  await createDemoUser(client, userPoolId, settings.demoUser);
  client.destroy();
  const issuer = `${url}/${userPoolId}`;
  const keys = await fetch(`${issuer}/.well-known/jwks.json`);
  return {
    name: 'Cognito',
    url,
    what: `cognito-local, ${settings.demoUser.username}`,
    close: () => closeServer(server),
    userPoolId,
    userPoolClientId,
    issuer,
    jwks: await keys.json(),
  };
};
