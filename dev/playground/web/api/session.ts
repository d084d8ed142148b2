/** Who is signed in. Tokens live in this page's memory only: a reload forgets them. */
import { signal } from '@preact/signals';
import { loggedFetch } from './http-log.ts';

/** What the development server says of the running cloud. */
export interface Config {
  readonly apiUrl: string;
  readonly region: string;
  readonly userPoolClientId: string;
  readonly cognitoEndpoint: string;
  readonly noticeVersion: string;
  readonly demoUser: { readonly username: string; readonly password: string };
}

interface Session {
  readonly username: string;
  readonly idToken: string;
  readonly refreshToken: string | undefined;
}

interface AuthenticationResult {
  readonly IdToken: string;
  readonly RefreshToken?: string;
}
interface CognitoAnswer {
  readonly AuthenticationResult?: AuthenticationResult;
  readonly message?: string;
}

export const config = signal<Config | undefined>(undefined);
export const session = signal<Session | undefined>(undefined);
/** The user pool took the session back: the user did not sign out. */
export const ended = signal(false);

export const loadConfig = async (): Promise<void> => {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error('The local cloud is still starting. Reload in a moment.');
  config.value = (await response.json()) as Config;
};

type Operation = 'InitiateAuth' | 'SignUp' | 'ConfirmSignUp' | 'ForgotPassword' | 'ConfirmForgotPassword';

/** A call to Cognito, which needs no credentials: the client's id is public. */
const ask = async (operation: Operation, body: Readonly<Record<string, unknown>>): Promise<CognitoAnswer> => {
  const { cognitoEndpoint, userPoolClientId } = config.value ?? {};
  if (cognitoEndpoint === undefined) throw new Error('The address of the user pool is not known yet.');
  const request = new Request(`${cognitoEndpoint}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ ClientId: userPoolClientId, ...body }),
  });
  const response = await loggedFetch(request);
  const answer = (await response.json()) as CognitoAnswer;
  if (!response.ok) throw new Error(answer.message ?? 'The user pool refused.');
  return answer;
};

const initiateAuth = async (flow: string, parameters: Record<string, string>): Promise<AuthenticationResult> => {
  const { AuthenticationResult } = await ask('InitiateAuth', { AuthFlow: flow, AuthParameters: parameters });
  if (!AuthenticationResult) throw new Error('The user pool answered without tokens.');
  return AuthenticationResult;
};

export const signUp = (Username: string, Password: string): Promise<unknown> => ask('SignUp', { Username, Password });

export const confirmSignUp = (Username: string, ConfirmationCode: string): Promise<unknown> =>
  ask('ConfirmSignUp', { Username, ConfirmationCode });

export const forgotPassword = (Username: string): Promise<unknown> => ask('ForgotPassword', { Username });

export const resetPassword = (Username: string, Password: string, ConfirmationCode: string): Promise<unknown> =>
  ask('ConfirmForgotPassword', { Username, Password, ConfirmationCode });

/** The code that Cognito would have mailed; the development server keeps the last ones. */
export const mailedCode = async (address: string): Promise<string | undefined> => {
  const mails = (await (await fetch('/mails.json')).json()) as readonly { to: string; code: string }[];
  return mails.findLast(({ to }) => to === address.toLowerCase())?.code;
};

export const signIn = async (username: string, password: string): Promise<void> => {
  const result = await initiateAuth('USER_PASSWORD_AUTH', { USERNAME: username, PASSWORD: password });
  session.value = { username, idToken: result.IdToken, refreshToken: result.RefreshToken };
  ended.value = false;
};

export const signOut = (): void => {
  session.value = undefined;
  ended.value = false;
};

/** Nothing when the user has to sign in again. */
export const refresh = async (): Promise<string | undefined> => {
  const { refreshToken, username } = session.value ?? {};
  if (refreshToken === undefined || username === undefined) return undefined;
  try {
    const { IdToken: idToken } = await initiateAuth('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: refreshToken });
    session.value = { username, idToken, refreshToken };
    return idToken;
  } catch (error) {
    // Without a network nobody has said that the session is over.
    if (error instanceof TypeError) throw error;
    session.value = undefined;
    ended.value = true;
    return undefined;
  }
};
