/** Signing in as an app does: by the libraries that apps use, and with Cognito's own names for what goes wrong. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandInput,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { api, credentials, newUser, stack, type TestUser } from '../../testing/cloud/cloud.ts';
import { REPOSITORY } from '../../testing/packages/packages.ts';
import { startAmplify } from '../support/cloud/amplify.ts';

jest.setTimeout(60_000);

const { userPoolId, userPoolClientId, cognitoEndpoint, region } = stack;
const cognito = new CognitoIdentityProviderClient({ endpoint: cognitoEndpoint, region, credentials });
const WRONG = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
const newPerson = () => ({ username: `Zoe-${randomUUID()}@Glamai.example`, password: `Aa1!${randomUUID()}` });

/** Where a developer reads it too. */
const mailedTo = async (address: string): Promise<string> => {
  const mails = (await (await fetch(`${stack.playgroundUrl}/mails.json`)).json()) as { to: string; code: string }[];
  const code = mails.findLast(({ to }) => to === address.toLowerCase())?.code;
  expect(code).toMatch(/^\d{6}$/);
  return code!;
};

const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const statusWith = async (token: string): Promise<number> => (await api('/presets', { token })).status;

describe('An app with Amplify', () => {
  const app = startAmplify();
  afterAll(() => {
    app.stop();
  });
  afterEach(() => app.call('signOut'));

  it('signs up by a mailed code, signs in by SRP in whatever capitals, and calls the API', async () => {
    const { username, password } = newPerson();
    expect(await app.call('signUp', { username, password })).toMatchObject({
      nextStep: {
        signUpStep: 'CONFIRM_SIGN_UP',
        codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'z***@g***' },
      },
    });
    const code = await mailedTo(username);
    await expect(app.call('confirmSignUp', { username, confirmationCode: otherThan(code) })).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    await app.call('confirmSignUp', { username, confirmationCode: code });

    const signedIn = await app.call('signIn', { username: username.toUpperCase(), password });
    expect(signedIn).toMatchObject({ isSignedIn: true });
    const tokens = await app.tokens();
    expect(tokens?.claims).toMatchObject({ email_verified: true, email: username.toLowerCase() });
    expect(await statusWith(tokens!.id)).toBe(200);
  });

  it('signs up as docs/client.md shows it', async () => {
    const page = readFileSync(join(REPOSITORY, 'docs/client.md'), 'utf8');
    const [, code = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
    const email = newPerson().username.toLowerCase();
    const { playgroundUrl, cognitoEndpoint: endpoint } = stack;
    const given = { userPoolId, userPoolClientId, endpoint, playgroundUrl, email, password: newPerson().password };

    const tokens = await app.example({ code: code.replaceAll(/^import .*$/gm, ''), given });

    expect(tokens).toHaveLength(2);
    for (const token of tokens) expect(await statusWith(token)).toBe(200);
  });

  it('gets new tokens by the refresh token, and none after it has signed out everywhere', async () => {
    const { username, password } = await newUser();
    await app.call('signIn', { username, password });
    const first = await app.tokens();
    const second = await app.tokens({ forceRefresh: true });
    expect(second!.id).not.toBe(first!.id);
    expect(await statusWith(second!.id)).toBe(200);

    await cognito.send(new GlobalSignOutCommand({ AccessToken: second!.access }));
    expect(await app.tokens({ forceRefresh: true })).toBeUndefined();
  });

  it('tells a wrong password and an unknown name by the same error', async () => {
    const { username } = await newUser();
    await expect(app.call('signIn', { username, password: 'Wrong-Password-1!' })).rejects.toMatchObject(WRONG);
    await expect(app.call('signIn', { ...newPerson(), password: 'Wrong-Password-1!' })).rejects.toMatchObject(WRONG);
  });

  it('chooses a new password with a mailed code, and the old one no longer works', async () => {
    const { username, password } = await newUser();
    const next = `Bb2?${randomUUID()}`;
    await expect(app.call('resetPassword', { username })).resolves.toMatchObject({
      nextStep: { resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE' },
    });
    const code = await mailedTo(username);
    const confirmation = { username, confirmationCode: code };
    await expect(app.call('confirmResetPassword', { ...confirmation, newPassword: 'short' })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });
    await app.call('confirmResetPassword', { ...confirmation, newPassword: next });
    await expect(app.call('confirmResetPassword', { ...confirmation, newPassword: next })).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    });
    await expect(app.call('signIn', { username, password })).rejects.toMatchObject(WRONG);
    await expect(app.call('signIn', { username, password: next })).resolves.toMatchObject({ isSignedIn: true });
  });

  it('does not learn from a forgotten password who is there', async () => {
    const { username } = newPerson();
    await expect(app.call('resetPassword', { username })).resolves.toMatchObject({
      nextStep: { codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'z***@g***' } },
    });
    const guess = { username, confirmationCode: '000000', newPassword: newPerson().password };
    await expect(app.call('confirmResetPassword', guess)).rejects.toMatchObject({ name: 'CodeMismatchException' });
  });

  it.each([
    ['Ab1!', 'Password not long enough'],
    ['abcdefghij1!', 'Password must have uppercase characters'],
    ['ABCDEFGHIJ1!', 'Password must have lowercase characters'],
    ['Abcdefghijk!', 'Password must have numeric characters'],
    ['Abcdefghij12', 'Password must have symbol characters'],
  ])('is refused the password %s', async (password, why) => {
    await expect(app.call('signUp', { ...newPerson(), password })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: `Password did not conform with policy: ${why}`,
    });
  });

  it('is asked for the code before it signs in, and gets another one', async () => {
    const { username, password } = newPerson();
    await app.call('signUp', { username, password });
    await expect(app.call('signIn', { username, password })).resolves.toMatchObject({
      isSignedIn: false,
      nextStep: { signInStep: 'CONFIRM_SIGN_UP' },
    });
    const before = await mailedTo(username);
    await app.call('resendSignUpCode', { username });
    const code = await mailedTo(username);
    if (code !== before) {
      await expect(app.call('confirmSignUp', { username, confirmationCode: before })).rejects.toMatchObject({
        name: 'CodeMismatchException',
      });
    }
    await app.call('confirmSignUp', { username, confirmationCode: code });
    await expect(app.call('confirmSignUp', { username, confirmationCode: code })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    });
    await expect(app.call('signUp', { username: username.toLowerCase(), password })).rejects.toMatchObject({
      name: 'UsernameExistsException',
    });
  });
});

describe('An app with amazon-cognito-identity-js', () => {
  const program = join(import.meta.dirname, '../support/cloud/identity-js-process.mjs');
  const authenticate = async (username: string, password: string): Promise<Record<string, unknown>> => {
    const words = [program, userPoolId, userPoolClientId, cognitoEndpoint, username, password];
    const { stdout } = await promisify(execFile)(process.execPath, words);
    return JSON.parse(stdout) as Record<string, unknown>;
  };

  it('signs in by SRP and refreshes', async () => {
    const { username, password } = await newUser();
    const { tokens } = (await authenticate(username, password)) as { tokens: string[] };
    expect(tokens).toHaveLength(2);
    for (const token of tokens) expect(await statusWith(token)).toBe(200);
  });

  it('tells a wrong password by Cognito’s name', async () => {
    const { username } = await newUser();
    expect(await authenticate(username, 'Wrong-Password-1!')).toEqual(WRONG);
  });
});

describe('The local user pool is no kinder than Cognito: it', () => {
  let user: TestUser;
  beforeAll(async () => {
    user = await newUser();
  });

  const begin = (AuthParameters: Record<string, string>, AuthFlow: InitiateAuthCommandInput['AuthFlow']) =>
    cognito.send(new InitiateAuthCommand({ ClientId: userPoolClientId, AuthFlow, AuthParameters }));

  it('takes no sign-in flow that the client does not have', async () => {
    await expect(begin({ USERNAME: user.username }, 'CUSTOM_AUTH')).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it.each(['00', 'nonsense'])('takes no public value with which the secret is known: %s', async (SRP_A) => {
    await expect(begin({ USERNAME: user.username, SRP_A }, 'USER_SRP_AUTH')).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('takes no proof but the one it asked for', async () => {
    const { ChallengeParameters: asked = {} } = await begin(
      { USERNAME: user.username, SRP_A: 'abcdef' },
      'USER_SRP_AUTH',
    );
    const answer = (block: string) =>
      cognito.send(
        new RespondToAuthChallengeCommand({
          ClientId: userPoolClientId,
          ChallengeName: 'PASSWORD_VERIFIER',
          ChallengeResponses: {
            USERNAME: asked['USER_ID_FOR_SRP']!,
            PASSWORD_CLAIM_SECRET_BLOCK: block,
            PASSWORD_CLAIM_SIGNATURE: 'AAAA',
            TIMESTAMP: new Date().toUTCString(),
          },
        }),
      );
    await expect(answer(asked['SECRET_BLOCK']!)).rejects.toMatchObject(WRONG);
    await expect(answer('AAAA')).rejects.toMatchObject(WRONG);
  });

  it('gives the same salt for a name each time, whether somebody has it or not', async () => {
    const salt = async (USERNAME: string) =>
      (await begin({ USERNAME, SRP_A: 'abcdef' }, 'USER_SRP_AUTH')).ChallengeParameters?.['SALT'];
    for (const name of [user.username, newPerson().username]) expect(await salt(name)).toBe(await salt(name));
  });

  it('lets nobody choose their sub, or call their address verified', async () => {
    for (const Name of ['sub', 'email_verified']) {
      const { username: Username, password: Password } = newPerson();
      const UserAttributes = [{ Name, Value: user.userId }];
      await expect(
        cognito.send(new SignUpCommand({ ClientId: userPoolClientId, Username, Password, UserAttributes })),
      ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    }
  });

  it('lets nobody set a password by a session that was not theirs', async () => {
    const respond = new RespondToAuthChallengeCommand({
      ClientId: userPoolClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: randomUUID(),
      ChallengeResponses: { USERNAME: user.username, NEW_PASSWORD: newPerson().password },
    });
    await expect(cognito.send(respond)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('opens an account by its own access token only', async () => {
    const { accessToken, idToken, password } = user;
    await expect(cognito.send(new GetUserCommand({ AccessToken: accessToken }))).resolves.toMatchObject({
      Username: user.userId,
    });
    const forged = `${accessToken.slice(0, -8)}AAAAAAAA`;
    for (const AccessToken of [idToken, forged, 'nonsense']) {
      const change = { AccessToken, PreviousPassword: password, ProposedPassword: newPerson().password };
      await expect(cognito.send(new ChangePasswordCommand(change))).rejects.toMatchObject({
        name: 'NotAuthorizedException',
      });
    }
  });
});
