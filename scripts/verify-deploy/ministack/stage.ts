/** The stage on ministack as its users reach it: an address for its API, and people who sign in. */
import { randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type AuthenticationResultType,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { madeOutputs } from '../made.ts';
import { CREDENTIALS, type StandIn } from '../stand-in.ts';

export interface HostedStage {
  readonly aws: StandIn;
  readonly outputs: ReadonlyMap<string, string>;
  /** The output's address has a host name that no resolver knows here; this one leads to the same API. */
  readonly apiUrl: string;
  readonly cognito: CognitoIdentityProviderClient;
}

export const outputOf = ({ outputs }: Pick<HostedStage, 'outputs'>, key: string): string => {
  const value = outputs.get(key);
  if (value === undefined) throw new Error(`The stack has no output ${key}.`);
  return value;
};

export const hostedStage = async (aws: StandIn, stackName: string): Promise<HostedStage> => {
  const outputs = await madeOutputs(aws, stackName);
  const [, id = '', stageName = ''] = /^https:\/\/(\w+)\.[^/]+\/(\w+)$/.exec(outputOf({ outputs }, 'ApiUrl')) ?? [];
  const { endpoint, region } = aws;
  return {
    aws,
    outputs,
    apiUrl: `${endpoint}/_aws/execute-api/${id}/${stageName}`,
    cognito: new CognitoIdentityProviderClient({ endpoint, region, credentials: CREDENTIALS }),
  };
};

export interface Person {
  readonly USERNAME: string;
  readonly PASSWORD: string;
}

export const createPerson = async (stage: HostedStage): Promise<Person> => {
  const person = { USERNAME: `Rehearsal-${randomUUID()}@glamai.example`, PASSWORD: `Aa1!${randomUUID()}` };
  const user = { UserPoolId: outputOf(stage, 'UserPoolId'), Username: person.USERNAME };
  const UserAttributes = [{ Name: 'email', Value: person.USERNAME }];
  await stage.cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
  await stage.cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: person.PASSWORD, Permanent: true }));
  return person;
};

/** By a client of the pool: the app's own, or another. */
export const signInBy = async (
  { cognito }: HostedStage,
  ClientId: string,
  person: Person,
): Promise<AuthenticationResultType> => {
  const AuthParameters = { ...person };
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
  );
  return AuthenticationResult ?? {};
};

/** A client of the same pool that is none of this service's. */
export const otherClient = async (stage: HostedStage): Promise<string> => {
  const { UserPoolClient } = await stage.cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: outputOf(stage, 'UserPoolId'),
      ClientName: 'another app',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  return UserPoolClient?.ClientId ?? '';
};
