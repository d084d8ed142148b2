/** An app's Amplify, signed in to the local cloud. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stack } from '../../../testing/cloud/cloud.ts';

interface Tokens {
  readonly id: string;
  readonly access: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** As far as these tests use it; errors come with their name and message. */
export interface AmplifyApp {
  call(name: 'signUp' | 'signIn' | 'resetPassword' | 'resendSignUpCode', input: object): Promise<object>;
  call(name: 'confirmSignUp' | 'confirmResetPassword' | 'signOut', input?: object): Promise<object>;
  /** @returns the first ID token and a new one */
  example(of: { readonly code: string; readonly given: object }): Promise<readonly string[]>;
  tokens(options?: { forceRefresh: boolean }): Promise<Tokens | undefined>;
  stop(): void;
}

const ask = async (child: ChildProcess, call: string, input?: object): Promise<unknown> => {
  child.send({ call, input });
  const [{ value, error }] = (await once(child, 'message')) as [{ value: unknown; error?: Error }];
  if (error) throw Object.assign(new Error(error.message), { name: error.name });
  return value;
};

export const startAmplify = (): AmplifyApp => {
  const child = fork(join(import.meta.dirname, 'amplify-process.mjs'), { execArgv: [], silent: true });
  const { userPoolId, userPoolClientId, cognitoEndpoint } = stack;
  child.send({ config: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint: cognitoEndpoint } } });
  return {
    call: async (name: string, input?: object) => (await ask(child, name, input)) as object,
    example: async (of) => (await ask(child, 'example', of)) as readonly string[],
    tokens: async (options) => (await ask(child, 'tokens', options)) as Tokens | undefined,
    stop: () => void child.kill(),
  };
};
