/**
 * Amplify's auth in a process of its own: in Jest's VM its big numbers take a minute for one sign-in. Asked over IPC: the configuration
 * first, then `{ call, input }`; it answers `{ value }` or `{ error }`.
 */
import * as auth from '@aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito';
import { Amplify } from '@aws-amplify/core';

/** As `aws-amplify` puts its parts together; the other hundred packages of it have nothing to do with signing in. */
const configure = (Auth) => {
  Amplify.configure({ Auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
  cognitoUserPoolsTokenProvider.setAuthConfig(Auth);
};

const CALLS = {
  ...auth,
  tokens: async (options) => {
    const { tokens } = await auth.fetchAuthSession(options);
    return (
      tokens && { id: tokens.idToken.toString(), access: tokens.accessToken.toString(), claims: tokens.idToken.payload }
    );
  },
};

/** The example of docs/client.md, with what its app would give it. */
const AsyncFunction = (async () => {}).constructor;
const runExample = async ({ code, given }) => {
  const names = [
    'Amplify',
    'confirmSignUp',
    'fetchAuthSession',
    'signIn',
    'signUp',
    'mailedCode',
    ...Object.keys(given),
  ];
  const mailedCode = async () => {
    const mails = await (await fetch(`${given.playgroundUrl}/mails.json`)).json();
    return mails.findLast(({ to }) => to === given.email).code;
  };
  const { confirmSignUp, fetchAuthSession, signIn, signUp } = auth;
  const run = new AsyncFunction(...names, `${code}\nreturn [await session.idToken(), await session.refresh()];`);
  const Configured = {
    configure: ({ Auth: { Cognito } }) => configure({ Cognito: { ...Cognito, userPoolEndpoint: given.endpoint } }),
  };
  return run(Configured, confirmSignUp, fetchAuthSession, signIn, signUp, mailedCode, ...Object.values(given));
};
CALLS.example = runExample;

process.on('message', ({ config, call, input }) => {
  if (config) return configure(config);
  CALLS[call](input).then(
    (value) => process.send({ value }),
    ({ name, message }) => process.send({ error: { name, message } }),
  );
});
