/** What an app does, for tests against the running local cloud: sign in, call the API, put a selfie, wait for a look. */
import { randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { readStack } from '../../dev/local-cloud/stack-file.ts';
import { CREDENTIALS } from '../../dev/local-cloud/settings.ts';
import { documentedRoute, expectDocumented } from '../answers/validate-answer.ts';

const stateDir = process.env['LOCAL_STACK_DIR'] ?? '.local';
const found = await readStack(stateDir);
if (found === undefined) throw new Error(`No local cloud runs (no stack.json in ${stateDir}).`);

/** The outputs of the local cloud under test. */
export const stack = found;
export const credentials = CREDENTIALS;

export interface TestUser {
  readonly userId: string;
  readonly username: string;
  readonly password: string;
  /** What the API takes. */
  readonly idToken: string;
  readonly accessToken: string;
}

const cognito = new CognitoIdentityProviderClient({
  endpoint: stack.cognitoEndpoint,
  region: stack.region,
  credentials,
});

const subjectOf = (token: string): string => {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(payload) as { sub: string }).sub;
};

export const signIn = async (username: string, password: string): Promise<TestUser> => {
  const { AuthenticationResult: result } = await cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: stack.userPoolClientId,
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  );
  const { IdToken: idToken, AccessToken: accessToken } = result ?? {};
  if (idToken === undefined || accessToken === undefined) throw new Error(`${username} could not sign in.`);
  return { userId: subjectOf(idToken), username, password, idToken, accessToken };
};

/** A user of one test alone: nothing that another test does shows in their lists. */
export const newUser = async (): Promise<TestUser> => {
  const username = `${randomUUID()}@glamai.example`;
  const password = `Aa1!${randomUUID()}`;
  const user = { UserPoolId: stack.userPoolId, Username: username };
  const attributes = [
    { Name: 'email', Value: username },
    { Name: 'email_verified', Value: 'true' },
  ];
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes: attributes, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  return signIn(username, password);
};

export interface ApiCall {
  readonly method?: string;
  readonly token?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Characters to which the body's text is filled up with blanks. */
  readonly padTo?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when the answer has no body. */
  readonly body: T;
}

/** Headers that only serverless-offline knows have no place in the contract. */
const isForeign = ({ headers = {} }: ApiCall): boolean =>
  Object.keys(headers).some((name) => name.startsWith('sls-offline-'));

const expectContract = (route: string | undefined, call: ApiCall, answer: ApiAnswer<unknown>): void => {
  if (route !== undefined && !isForeign(call)) expectDocumented(route, answer);
};

const textOf = ({ body, padTo = 0 }: ApiCall): string | undefined =>
  body === undefined ? undefined : JSON.stringify(body).padEnd(padTo);

/**
 * Answers of any status come back; the body is whatever JSON came, typed by the caller. What a documented route answers
 * is held to docs/openapi.json.
 */
export const api = async <T = Record<string, unknown>>(path: string, call: ApiCall = {}): Promise<ApiAnswer<T>> => {
  const { method = call.body === undefined ? 'GET' : 'POST', token, headers } = call;
  const sent = textOf(call);
  const response = await fetch(`${stack.apiUrl}${path}`, {
    method,
    headers: {
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
  const text = await response.text();
  const answer = {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? undefined : JSON.parse(text)) as T,
  };
  expectContract(documentedRoute(method, path), call, answer);
  return answer;
};
