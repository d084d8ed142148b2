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

export const loadConfig = async (): Promise<void> => {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error('The local cloud is still starting. Reload in a moment.');
  config.value = (await response.json()) as Config;
};

const initiateAuth = async (flow: string, parameters: Record<string, string>): Promise<AuthenticationResult> => {
  const { cognitoEndpoint, userPoolClientId } = config.value ?? {};
  if (cognitoEndpoint === undefined) throw new Error('The address of the user pool is not known yet.');
  const request = new Request(`${cognitoEndpoint}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({ AuthFlow: flow, ClientId: userPoolClientId, AuthParameters: parameters }),
  });
  const answer = (await (await loggedFetch(request)).json()) as CognitoAnswer;
  if (!answer.AuthenticationResult) throw new Error(answer.message ?? 'The user pool answered without tokens.');
  return answer.AuthenticationResult;
};

export const signIn = async (username: string, password: string): Promise<void> => {
  const result = await initiateAuth('USER_PASSWORD_AUTH', { USERNAME: username, PASSWORD: password });
  session.value = { username, idToken: result.IdToken, refreshToken: result.RefreshToken };
};

export const signOut = (): void => {
  session.value = undefined;
};

/** Nothing when the user has to sign in again. */
export const refresh = async (): Promise<string | undefined> => {
  const { refreshToken, username } = session.value ?? {};
  if (refreshToken === undefined || username === undefined) return undefined;
  try {
    const { IdToken: idToken } = await initiateAuth('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: refreshToken });
    session.value = { username, idToken, refreshToken };
    return idToken;
  } catch {
    signOut();
    return undefined;
  }
};
