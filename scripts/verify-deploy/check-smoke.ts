/** Rehearses what the smoke test needs of a stage before it calls the API: the stack's outputs, and a user who can sign in and be gone. */
import { match, ok, strictEqual } from 'node:assert';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Stage } from '../../testing/packages/packages.ts';
import { findTarget } from '../smoke/target.ts';
import { createTestUser } from '../smoke/test-user.ts';
import type { StandIn } from './stand-in.ts';

interface Claims {
  readonly token_use: string;
  readonly iss: string;
}

const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;

/** The smoke test makes its clients from the environment, as on a machine that is signed in to AWS. */
const withEnvironment = async <T>(env: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> => {
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  }
};

/** @returns what was found, for the report */
export const checkSmoke = (stage: Stage, aws: StandIn): Promise<string> =>
  withEnvironment(aws.env, async () => {
    const target = await findTarget(stage, aws.region);
    match(target.apiUrl, /^https:\/\/.+\/\w+$/, 'The stack gives no address of the API');
    const cognito = new CognitoIdentityProviderClient(target.cognito);
    const user = await createTestUser(target, cognito);
    const { token_use: use, iss } = claimsOf(user.token);
    strictEqual(use, 'id', 'The test user got another token than an ID token');
    ok(iss.endsWith(target.userPoolId), `The token is of ${iss}, not of ${target.userPoolId}`);
    ok(await user.remove(), 'The test user was not there to be removed');
    strictEqual(await user.remove(), false, 'The test user is still there');
    cognito.destroy();
    return 'its outputs lead to the API, and a user was made, signed in and removed';
  });
